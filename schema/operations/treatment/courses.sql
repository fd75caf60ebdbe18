-- Courses: answered by one statement
select true as "isKeyValid",
  '{"courses":' || (
    select '{"totalCount":' || (
        select count(*)::text
        from "treatment_course" "t7"
        where "t7"."organization_id" = $1::uuid
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
                when "t1"."place" <= 20 then '{"id":"Course_' || replace("t1"."id"::text, '-', '') || '","code":' || to_json("t1"."code")::text || ',"status":' || to_json("t1"."status")::text || ',"startedOn":' || to_json("t1"."started_on")::text || ',"endedOn":' || coalesce(to_json("t1"."ended_on")::text, 'null') || ',"plannedSessions":' || coalesce("t1"."planned_sessions"::text, 'null') || ',"patient":' || coalesce(
                  (
                    select '{"reference":' || to_json("t2"."reference")::text || ',"sex":' || to_json("t2"."sex")::text || '}'
                    from "patient" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."id" = "t1"."patient_id"
                  ),
                  missing_row ()
                ) || ',"clinic":' || coalesce(
                  (
                    select '{"code":' || to_json("t3"."code")::text || '}'
                    from "clinic" "t3"
                    where "t3"."organization_id" = $1::uuid
                      and "t3"."id" = "t1"."clinic_id"
                  ),
                  missing_row ()
                ) || ',"practitioner":' || coalesce(
                  (
                    select '{"code":' || to_json("t4"."code")::text || '}'
                    from "practitioner" "t4"
                    where "t4"."organization_id" = $1::uuid
                      and "t4"."id" = "t1"."practitioner_id"
                  ),
                  missing_row ()
                ) || ',"protocolVersion":' || coalesce(
                  (
                    select '{"number":' || "t5"."number"::text || ',"protocol":' || coalesce(
                        (
                          select '{"code":' || to_json("t6"."code")::text || '}'
                          from "protocol" "t6"
                          where "t6"."organization_id" = $1::uuid
                            and "t6"."id" = "t5"."protocol_id"
                        ),
                        missing_row ()
                      ) || '}'
                    from "protocol_version" "t5"
                    where "t5"."organization_id" = $1::uuid
                      and "t5"."id" = "t1"."protocol_version_id"
                  ),
                  missing_row ()
                ) || '}'
              end as "list0"
            from (
                select "t1".*,
                  row_number() over (
                    order by "t1"."started_on" desc nulls first,
                      "t1"."id" desc nulls first
                  ) as place
                from "treatment_course" "t1"
                where "t1"."organization_id" = $1::uuid
                order by "t1"."started_on" desc nulls first,
                  "t1"."id" desc nulls first
                limit 21
              ) "t1"
          ) r
      ) "t1_page"
  ) || '}' as answer
-- $1: the organization
