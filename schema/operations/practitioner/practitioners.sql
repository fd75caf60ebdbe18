-- Practitioners: answered by one statement
select true as "isKeyValid",
  '{"practitioners":' || (
    select '{"totalCount":' || (
        select count(*)::text
        from "practitioner" "t3"
        where "t3"."organization_id" = $1::uuid
      ) || ',"pageInfo":{"hasNextPage":' || "t1_page"."hasMore"::text || ',"endCursor":' || coalesce(
        '"' || translate(encode(uuid_send ("t1_page".ids[cardinality("t1_page".ids)]), 'base64'), '+/=', '-_') || '"',
        'null'
      ) || '},"nodes":[' || "t1_page"."list0" || ']}'
    from (
        select count(*) > 25 as "hasMore",
          (
            array_agg(
              r.id
              order by r.place
            ) filter (
              where r.place <= 25
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
                when "t1"."place" <= 25 then '{"id":"Practitioner_' || replace("t1"."id"::text, '-', '') || '","code":' || to_json("t1"."code")::text || ',"profession":' || to_json("t1"."profession")::text || ',"training":' || coalesce(to_json("t1"."training")::text, 'null') || ',"clinics":[' || coalesce(
                  (
                    select string_agg(x.j, ',')
                    from (
                        select '{"code":' || to_json("t2"."code")::text || '}' as j
                        from unnest("t1"."clinic_ids") with ordinality k (id, place)
                          join "clinic" "t2" on "t2"."organization_id" = $1::uuid
                          and "t2"."id" = k.id
                        order by k.place
                      ) x
                  ),
                  ''
                ) || ']}'
              end as "list0"
            from (
                select "t1".*,
                  row_number() over (
                    order by "t1"."training" asc nulls last,
                      "t1"."code" asc nulls last,
                      "t1"."id" asc nulls last
                  ) as place
                from "practitioner" "t1"
                where "t1"."organization_id" = $1::uuid
                order by "t1"."training" asc nulls last,
                  "t1"."code" asc nulls last,
                  "t1"."id" asc nulls last
                limit 26
              ) "t1"
          ) r
      ) "t1_page"
  ) || '}' as answer
-- $1: the organization
