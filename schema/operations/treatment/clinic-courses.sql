-- ClinicCourses: answered by one statement
select true as "isKeyValid",
  '{"clinics":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"code":' || to_json("t1"."code")::text || ',"courses":' || (
              select '{"totalCount":' || (
                  select count(*)::text
                  from "treatment_course" "t3"
                  where "t3"."organization_id" = $1::uuid
                    and "t3"."clinic_id" = "t1"."id"
                    and "t3"."status" = any ($2::text[])
                ) || ',"nodes":[' || "t2_page"."list0" || ']}'
              from (
                  select count(*) > 3 as "hasMore",
                    (
                      array_agg(
                        r.id
                        order by r.place
                      ) filter (
                        where r.place <= 3
                      )
                    ) as ids,
                    coalesce(
                      string_agg(
                        r."list0",
                        ','
                        order by r.place desc
                      ),
                      ''
                    ) as "list0"
                  from (
                      select "t2"."id",
                        "t2"."place",
                        case
                          when "t2"."place" <= 3 then '{"code":' || to_json("t2"."code")::text || ',"startedOn":' || to_json("t2"."started_on")::text || '}'
                        end as "list0"
                      from (
                          select "t2".*,
                            row_number() over (
                              order by "t2"."started_on" desc nulls first,
                                "t2"."id" desc nulls first
                            ) as place
                          from "treatment_course" "t2"
                          where "t2"."organization_id" = $1::uuid
                            and "t2"."clinic_id" = "t1"."id"
                            and "t2"."status" = any ($3::text[])
                          order by "t2"."started_on" desc nulls first,
                            "t2"."id" desc nulls first
                          limit 4
                        ) "t2"
                    ) r
                ) "t2_page"
            ) || '}' as j
          from "clinic" "t1"
          where "t1"."organization_id" = $1::uuid
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
          limit 20
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
-- $2: courses: status one of
-- $3: courses: status one of
