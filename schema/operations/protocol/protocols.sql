-- Protocols: answered by one statement
select true as "isKeyValid",
  '{"protocols":' || (
    select '{"totalCount":' || (
        select count(*)::text
        from "protocol" "t4"
        where "t4"."organization_id" = $1::uuid
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
                when "t1"."place" <= 20 then '{"id":"Protocol_' || replace("t1"."id"::text, '-', '') || '","code":' || to_json("t1"."code")::text || ',"name":' || to_json("t1"."name")::text || ',"indication":' || to_json("t1"."indication")::text || ',"currentVersion":' || coalesce(
                  (
                    select '{"id":"ProtocolVersion_' || replace("t2"."id"::text, '-', '') || '","number":' || "t2"."number"::text || ',"publishedAt":' || coalesce(
                        '"' || to_char("t2"."published_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"',
                        'null'
                      ) || ',"summaryOfChanges":' || coalesce(to_json("t2"."summary_of_changes")::text, 'null') || '}'
                    from "protocol_version" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."protocol_id" = "t1"."id"
                      and "t2"."status" = $2
                    order by "t2"."number" desc nulls first,
                      "t2"."id" desc nulls first
                    limit 1
                  ),
                  'null'
                ) || ',"versions":[' || coalesce(
                  (
                    select string_agg(x.j, ',')
                    from (
                        select '{"id":"ProtocolVersion_' || replace("t3"."id"::text, '-', '') || '","number":' || "t3"."number"::text || ',"status":' || to_json("t3"."status")::text || '}' as j
                        from "protocol_version" "t3"
                        where "t3"."organization_id" = $1::uuid
                          and "t3"."protocol_id" = "t1"."id"
                        order by "t3"."number" asc nulls last,
                          "t3"."id" asc nulls last
                      ) x
                  ),
                  ''
                ) || ']}'
              end as "list0"
            from (
                select "t1".*,
                  row_number() over (
                    order by "t1"."code" asc nulls last,
                      "t1"."id" asc nulls last
                  ) as place
                from "protocol" "t1"
                where "t1"."organization_id" = $1::uuid
                order by "t1"."code" asc nulls last,
                  "t1"."id" asc nulls last
                limit 21
              ) "t1"
          ) r
      ) "t1_page"
  ) || '}' as answer
-- $1: the organization
-- $2: currentVersion: status equal
