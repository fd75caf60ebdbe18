-- ExpiringRegistrations: answered by one statement
select true as "isKeyValid",
  '{"expiringRegistrations":{"totalCount":' || (
    select count(*)::text
    from "registration" "t2"
    where "t2"."organization_id" = $1::uuid
      and "t2"."next_check_on" <= $2
  ) || ',"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"bodyCode":' || to_json("t1"."body")::text || ',"number":' || to_json("t1"."number")::text || ',"status":' || to_json("t1"."status")::text || ',"nextCheckOn":' || to_json("t1"."next_check_on")::text || ',"expiresAt":' || coalesce('"' || to_char("t1"."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"', 'null') || ',"practitioner":' || coalesce(
              (
                select '{"code":' || to_json("t3"."code")::text || ',"fullName":' || to_json("t3"."full_name")::text || '}'
                from "practitioner" "t3"
                where "t3"."organization_id" = $1::uuid
                  and "t3"."id" = "t1"."practitioner_id"
              ),
              missing_row ()
            ) || '}' as j
          from "registration" "t1"
          where "t1"."organization_id" = $1::uuid
            and "t1"."next_check_on" <= $3
          order by "t1"."next_check_on" asc nulls last,
            "t1"."id" asc nulls last
          limit 20
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
-- $2: expiringRegistrations: nextCheckOn at most
-- $3: expiringRegistrations: nextCheckOn at most
