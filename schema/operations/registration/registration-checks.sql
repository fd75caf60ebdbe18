-- RegistrationChecks: answered by one statement
select true as "isKeyValid",
  '{"practitioners":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"fullName":' || to_json("t1"."full_name")::text || ',"registrations":[' || coalesce(
              (
                select string_agg(x.j, ',')
                from (
                    select '{"number":' || to_json("t2"."number")::text || ',"status":' || to_json("t2"."status")::text || ',"statusInRegister":' || coalesce(to_json("t2"."status_in_register")::text, 'null') || ',"checks":{"totalCount":' || (
                        select count(*)::text
                        from "registration_check" "t4"
                        where "t4"."organization_id" = $1::uuid
                          and "t4"."registration_id" = "t2"."id"
                      ) || ',"nodes":[' || coalesce(
                        (
                          select string_agg(x.j, ',')
                          from (
                              select '{"checkedAt":"' || to_char("t3"."checked_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z","checkedByRole":' || to_json("t3"."checked_by_role")::text || ',"method":' || to_json("t3"."method")::text || ',"source":' || to_json("t3"."source")::text || ',"result":' || to_json("t3"."result")::text || ',"words":' || coalesce(
                                  to_json(
                                    (
                                      select c.words::text
                                      from registration_check c
                                      where "c"."organization_id" = $1::uuid
                                        and c.id = "t3"."id"
                                    )
                                  )::text,
                                  'null'
                                ) || ',"expiresAt":' || coalesce('"' || to_char("t3"."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"', 'null') || '}' as j
                              from "registration_check" "t3"
                              where "t3"."organization_id" = $1::uuid
                                and "t3"."registration_id" = "t2"."id"
                              order by "t3"."checked_at" desc nulls first,
                                "t3"."id" desc nulls first
                              limit 10
                            ) x
                        ),
                        ''
                      ) || ']}}' as j
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
          limit 5
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
