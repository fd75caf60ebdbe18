-- PatientCourses: answered by one statement
select true as "isKeyValid",
  '{"patients":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"reference":' || to_json("t1"."reference")::text || ',"courses":{"totalCount":' || (
              select count(*)::text
              from "treatment_course" "t3"
              where "t3"."organization_id" = $1::uuid
                and "t3"."patient_id" = "t1"."id"
            ) || ',"nodes":[' || coalesce(
              (
                select string_agg(x.j, ',')
                from (
                    select '{"code":' || to_json("t2"."code")::text || ',"status":' || to_json("t2"."status")::text || ',"startedOn":' || to_json("t2"."started_on")::text || '}' as j
                    from "treatment_course" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."patient_id" = "t1"."id"
                    order by "t2"."started_on" asc nulls last,
                      "t2"."id" asc nulls last
                    limit 10
                  ) x
              ),
              ''
            ) || ']}}' as j
          from "patient" "t1"
          where "t1"."organization_id" = $1::uuid
          order by "t1"."reference" asc nulls last,
            "t1"."id" asc nulls last
          limit 10
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
