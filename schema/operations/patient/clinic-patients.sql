-- ClinicPatients: answered by one statement
select true as "isKeyValid",
  '{"clinics":{"edges":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"cursor":"' || translate(encode(uuid_send ("t1"."id"), 'base64'), '+/=', '-_') || '","node":{"code":' || to_json("t1"."code")::text || ',"patients":{"totalCount":' || (
              select count(*)::text
              from "patient" "t3"
              where "t3"."organization_id" = $1::uuid
                and "t3"."clinic_id" = "t1"."id"
            ) || ',"nodes":[' || coalesce(
              (
                select string_agg(x.j, ',')
                from (
                    select '{"reference":' || to_json("t2"."reference")::text || ',"clinic":' || coalesce(
                        (
                          select '{"code":' || to_json("t4"."code")::text || '}'
                          from "clinic" "t4"
                          where "t4"."organization_id" = $1::uuid
                            and "t4"."id" = "t2"."clinic_id"
                        ),
                        missing_row ()
                      ) || '}' as j
                    from "patient" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."clinic_id" = "t1"."id"
                    order by "t2"."reference" asc nulls last,
                      "t2"."id" asc nulls last
                    limit 2
                  ) x
              ),
              ''
            ) || ']}}}' as j
          from "clinic" "t1"
          where "t1"."organization_id" = $1::uuid
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
          limit 3
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
