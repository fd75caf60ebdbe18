-- ProtocolVariations: answered by one statement
select true as "isKeyValid",
  '{"protocols":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"code":' || to_json("t1"."code")::text || ',"variations":{"totalCount":' || (
              select count(*)::text
              from "variation" "t3"
              where "t3"."organization_id" = $1::uuid
                and "t3"."protocol_version_id" in (
                  select "t3_between"."id"
                  from "protocol_version" "t3_between"
                  where "t3_between"."organization_id" = $1::uuid
                    and "t3_between"."protocol_id" = "t1"."id"
                )
            ) || ',"nodes":[' || coalesce(
              (
                select string_agg(x.j, ',')
                from (
                    select '{"id":"Variation_' || replace("t2"."id"::text, '-', '') || '","status":' || to_json("t2"."status")::text || ',"rationale":' || to_json("t2"."rationale")::text || ',"practitioner":' || coalesce(
                        (
                          select '{"code":' || to_json("t4"."code")::text || ',"variations":{"totalCount":' || (
                              select count(*)::text
                              from "variation" "t6"
                              where "t6"."organization_id" = $1::uuid
                                and "t6"."practitioner_id" = "t4"."id"
                            ) || '}}'
                          from "practitioner" "t4"
                          where "t4"."organization_id" = $1::uuid
                            and "t4"."id" = "t2"."practitioner_id"
                        ),
                        missing_row ()
                      ) || '}' as j
                    from "variation" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."protocol_version_id" in (
                        select "t2_between"."id"
                        from "protocol_version" "t2_between"
                        where "t2_between"."organization_id" = $1::uuid
                          and "t2_between"."protocol_id" = "t1"."id"
                      )
                    order by "t2"."proposed_at" desc nulls first,
                      "t2"."id" desc nulls first
                    limit 50
                  ) x
              ),
              ''
            ) || ']}}' as j
          from "protocol" "t1"
          where "t1"."organization_id" = $1::uuid
            and "t1"."code" = any ($2::text[])
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
          limit 20
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
-- $2: protocols: code one of
