-- UnexplainedDeviations: answered by one statement
select true as "isKeyValid",
  '{"unexplainedDeviations":' || (
    select '{"nodes":[' || "t1_page"."list0" || '],"pageInfo":{"hasNextPage":' || "t1_page"."hasMore"::text || ',"endCursor":' || coalesce(
        '"' || translate(encode(uuid_send ("t1_page".ids[cardinality("t1_page".ids)]), 'base64'), '+/=', '-_') || '"',
        'null'
      ) || '},"totalCount":' || (
        select count(*)::text
        from "treatment_session" "t6"
        where "t6"."organization_id" = $1::uuid
          and "t6"."superseded_at" is null
          and 'UNDECLARED_DEVIATION' = any ("t6"."flags")
          and not exists (
            select from
              "deviation_reason" "t6_named"
            where "t6_named"."organization_id" = $1::uuid
              and "t6_named"."session_id" = "t6"."id"
          )
      ) || '}'
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
                when "t1"."place" <= 20 then '{"id":"Session_' || replace("t1"."id"::text, '-', '') || '","performedAt":"' || to_char("t1"."performed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z","practitioner":' || coalesce(
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
                ) || ',"deviations":[' || coalesce(
                  (
                    select string_agg(x.j, ',')
                    from (
                        select '{"parameter":' || coalesce(to_json("e5"."parameter")::text, 'null') || ',"expected":' || coalesce(to_json("e5"."expected")::text, 'null') || ',"actual":' || coalesce(to_json("e5"."actual")::text, 'null') || ',"distance":' || coalesce(to_json("e5"."distance")::text, 'null') || ',"severity":' || coalesce(to_json("e5"."severity")::text, 'null') || ',"declared":' || coalesce(to_json("e5"."declared")::text, 'null') || '}' as j
                        from (
                            select d.place,
                              d.parameter,
                              d.expected,
                              d.actual,
                              d.distance,
                              d.severity,
                              d.declared
                            from rows
                            from (
                                jsonb_to_recordset("t1"."deviations") as (parameter text, expected text, actual text, distance numeric, severity text, declared boolean)
                              ) with ordinality as d (parameter, expected, actual, distance, severity, declared, place)
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
                    order by "t1"."performed_at" desc nulls first,
                      "t1"."id" desc nulls first
                  ) as place
                from "treatment_session" "t1"
                where "t1"."organization_id" = $1::uuid
                  and "t1"."superseded_at" is null
                  and 'UNDECLARED_DEVIATION' = any ("t1"."flags")
                  and not exists (
                    select from
                      "deviation_reason" "t1_named"
                    where "t1_named"."organization_id" = $1::uuid
                      and "t1_named"."session_id" = "t1"."id"
                  )
                order by "t1"."performed_at" desc nulls first,
                  "t1"."id" desc nulls first
                limit 21
              ) "t1"
          ) r
      ) "t1_page"
  ) || '}' as answer
-- $1: the organization
