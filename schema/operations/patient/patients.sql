-- Patients: answered by one statement
select true as "isKeyValid",
  '{"patients":' || (
    select '{"totalCount":' || (
        select count(*)::text
        from "patient" "t6"
        where "t6"."organization_id" = $1::uuid
          and "t6"."sex" = $2
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
                when "t1"."place" <= 10 then '{"id":"Patient_' || replace("t1"."id"::text, '-', '') || '","reference":' || to_json("t1"."reference")::text || ',"sex":' || to_json("t1"."sex")::text || ',"age":' || coalesce(
                  to_json(
                    case
                      when $3::date >= "t1"."birth_date" then extract(
                        year
                        from age ($3::date::timestamp, "t1"."birth_date"::timestamp)
                      )::int
                    end
                  )::text,
                  'null'
                ) || ',"clinic":' || coalesce(
                  (
                    select '{"code":' || to_json("t2"."code")::text || '}'
                    from "clinic" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."id" = "t1"."clinic_id"
                  ),
                  missing_row ()
                ) || ',"conditions":[' || coalesce(
                  (
                    select string_agg(x.j, ',')
                    from (
                        select '{"system":' || coalesce(to_json("e3"."system")::text, 'null') || ',"code":' || coalesce(to_json("e3"."code")::text, 'null') || '}' as j
                        from (
                            select split_part(entry, ':', 1) as system,
                              substr(entry, strpos(entry, ':') + 1) as code,
                              place
                            from unnest("t1"."conditions") with ordinality entries (entry, place)
                          ) "e3"
                        order by "e3"."place"
                      ) x
                  ),
                  ''
                ) || '],"medications":[' || coalesce(
                  (
                    select string_agg(x.j, ',')
                    from (
                        select '{"system":' || coalesce(to_json("e4"."system")::text, 'null') || ',"code":' || coalesce(to_json("e4"."code")::text, 'null') || '}' as j
                        from (
                            select split_part(entry, ':', 1) as system,
                              substr(entry, strpos(entry, ':') + 1) as code,
                              place
                            from unnest("t1"."medications") with ordinality entries (entry, place)
                          ) "e4"
                        order by "e4"."place"
                      ) x
                  ),
                  ''
                ) || '],"allergies":[' || coalesce(
                  (
                    select string_agg(x.j, ',')
                    from (
                        select '{"system":' || coalesce(to_json("e5"."system")::text, 'null') || ',"code":' || coalesce(to_json("e5"."code")::text, 'null') || '}' as j
                        from (
                            select split_part(entry, ':', 1) as system,
                              substr(entry, strpos(entry, ':') + 1) as code,
                              place
                            from unnest("t1"."allergies") with ordinality entries (entry, place)
                          ) "e5"
                        order by "e5"."place"
                      ) x
                  ),
                  ''
                ) || ']}'
              end as "list0"
            from (
                select "t1".*,
                  row_number() over (
                    order by "t1"."reference" asc nulls last,
                      "t1"."id" asc nulls last
                  ) as place
                from "patient" "t1"
                where "t1"."organization_id" = $1::uuid
                  and "t1"."sex" = $4
                order by "t1"."reference" asc nulls last,
                  "t1"."id" asc nulls last
                limit 11
              ) "t1"
          ) r
      ) "t1_page"
  ) || '}' as answer
-- $1: the organization
-- $2: patients: sex equal
-- $3: age: day
-- $4: patients: sex equal
