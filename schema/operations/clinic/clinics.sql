-- Clinics: answered by one statement
select true as "isKeyValid",
  '{"clinics":' || (
    select '{"totalCount":' || (
        select count(*)::text
        from "clinic" "t2"
        where "t2"."organization_id" = $1::uuid
      ) || ',"pageInfo":{"hasNextPage":' || "t1_page"."hasMore"::text || ',"endCursor":' || coalesce(
        '"' || translate(encode(uuid_send ("t1_page".ids[cardinality("t1_page".ids)]), 'base64'), '+/=', '-_') || '"',
        'null'
      ) || '},"nodes":[' || "t1_page"."list0" || ']}'
    from (
        select count(*) > 10 as "hasMore",
          (
            array_agg(
              r.id
              order by r.place
            ) filter (
              where r.place <= 10
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
                when "t1"."place" <= 10 then '{"id":"Clinic_' || replace("t1"."id"::text, '-', '') || '","code":' || to_json("t1"."code")::text || ',"name":' || to_json("t1"."name")::text || ',"country":' || to_json("t1"."country")::text || ',"region":' || coalesce(to_json("t1"."region")::text, 'null') || ',"timeZone":' || to_json("t1"."time_zone")::text || ',"version":' || "t1"."version"::text || '}'
              end as "list0"
            from (
                select "t1".*,
                  row_number() over (
                    order by "t1"."name" asc nulls last,
                      "t1"."id" asc nulls last
                  ) as place
                from "clinic" "t1"
                where "t1"."organization_id" = $1::uuid
                order by "t1"."name" asc nulls last,
                  "t1"."id" asc nulls last
                limit 11
              ) "t1"
          ) r
      ) "t1_page"
  ) || '}' as answer
-- $1: the organization
