-- Variations: answered by one statement and resolvers for Variation.changes
select true as "isKeyValid",
  '{"variations":' || (
    select '{"totalCount":' || (
        select count(*)::text
        from "variation" "t5"
        where "t5"."organization_id" = $1::uuid
          and "t5"."status" = any ($2::text[])
      ) || ',"nodes":[' || "t1_page"."list0" || '],"pageInfo":{"hasNextPage":' || "t1_page"."hasMore"::text || ',"endCursor":' || coalesce(
        '"' || translate(encode(uuid_send ("t1_page".ids[cardinality("t1_page".ids)]), 'base64'), '+/=', '-_') || '"',
        'null'
      ) || '}}'
    from (
        select count(*) > 20 as "hasMore",
          (
            array_agg(
              r.id
              order by r.place
            ) filter (
              where r.place <= 20
            )
          ) as ids,
          coalesce(
            string_agg(
              r."list0",
              ','
              order by r.place asc
            ),
            ''
          ) as "list0"
        from (
            select "t1"."id",
              "t1"."place",
              case
                when "t1"."place" <= 20 then '{"id":"Variation_' || replace("t1"."id"::text, '-', '') || '","status":' || to_json("t1"."status")::text || ',"practitioner":' || coalesce(
                  (
                    select '{"code":' || to_json("t2"."code")::text || '}'
                    from "practitioner" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."id" = "t1"."practitioner_id"
                  ),
                  missing_row ()
                ) || ',"protocolVersion":' || coalesce(
                  (
                    select '{"number":' || "t3"."number"::text || ',"protocol":' || coalesce(
                        (
                          select '{"code":' || to_json("t4"."code")::text || '}'
                          from "protocol" "t4"
                          where "t4"."organization_id" = $1::uuid
                            and "t4"."id" = "t3"."protocol_id"
                        ),
                        missing_row ()
                      ) || '}'
                    from "protocol_version" "t3"
                    where "t3"."organization_id" = $1::uuid
                      and "t3"."id" = "t1"."protocol_version_id"
                  ),
                  missing_row ()
                ) || ',"rationale":' || to_json("t1"."rationale")::text || ',"changes":{"@0":{"protocolVersionId":' || coalesce(to_json("t1"."protocol_version_id"::text)::text, 'null') || ',"technique":' || coalesce(to_json("t1"."technique")::text, 'null') || ',"cocktail":' || coalesce(to_json("t1"."cocktail")::text, 'null') || '}},"proposedAt":"' || to_char("t1"."proposed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z","reviewedAt":' || coalesce('"' || to_char("t1"."reviewed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"', 'null') || ',"reviewNote":' || coalesce(to_json("t1"."review_note")::text, 'null') || '}'
              end as "list0"
            from (
                select "t1".*,
                  row_number() over (
                    order by "t1"."proposed_at" desc nulls first,
                      "t1"."id" desc nulls first
                  ) as place
                from "variation" "t1"
                where "t1"."organization_id" = $1::uuid
                  and "t1"."status" = any ($3::text[])
                order by "t1"."proposed_at" desc nulls first,
                  "t1"."id" desc nulls first
                limit 21
              ) "t1"
          ) r
      ) "t1_page"
  ) || '}' as answer
-- $1: the organization
-- $2: variations: status one of
-- $3: variations: status one of
