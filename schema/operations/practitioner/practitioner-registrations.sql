-- PractitionerRegistrations: answered by one statement
select true as "isKeyValid",
  '{"practitioners":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"code":' || to_json("t1"."code")::text || ',"fullName":' || to_json("t1"."full_name")::text || ',"registrations":[' || coalesce(
              (
                select string_agg(x.j, ',')
                from (
                    select '{"bodyCode":' || to_json("t2"."body")::text || ',"number":' || to_json("t2"."number")::text || ',"subdivision":' || coalesce(to_json("t2"."subdivision")::text, 'null') || ',"category":' || coalesce(to_json("t2"."category")::text, 'null') || ',"status":' || to_json("t2"."status")::text || ',"validFrom":' || coalesce(to_json("t2"."valid_from")::text, 'null') || ',"validUntil":' || coalesce(to_json("t2"."valid_until")::text, 'null') || '}' as j
                    from "registration" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."practitioner_id" = "t1"."id"
                    order by "t2"."body" asc nulls last,
                      "t2"."number" asc nulls last,
                      "t2"."id" asc nulls last
                  ) x
              ),
              ''
            ) || ']}' as j
          from "practitioner" "t1"
          where "t1"."organization_id" = $1::uuid
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
          limit 20
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
