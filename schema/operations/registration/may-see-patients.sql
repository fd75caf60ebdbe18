-- MaySeePatients: answered by one statement and resolvers for Practitioner.maySeePatients
select true as "isKeyValid",
  '{"practitioners":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"code":' || to_json("t1"."code")::text || ',"fullName":' || to_json("t1"."full_name")::text || ',"maySeePatients":{"@0":{"id":' || coalesce(to_json("t1"."id"::text)::text, 'null') || ',"clinicIds":' || coalesce(to_json("t1"."clinic_ids")::text, 'null') || ',"profession":' || coalesce(to_json("t1"."profession")::text, 'null') || '}}}' as j
          from "practitioner" "t1"
          where "t1"."organization_id" = $1::uuid
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
          limit 5
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
