-- AdverseEvents: answered by one statement
select true as "isKeyValid",
  '{"adverseEvents":' || (
    select '{"totalCount":' || (
        select count(*)::text
        from "adverse_event" "t5"
        where "t5"."organization_id" = $1::uuid
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
                when "t1"."place" <= 20 then '{"id":"AdverseEvent_' || replace("t1"."id"::text, '-', '') || '","kind":' || to_json("t1"."kind")::text || ',"grade":' || "t1"."grade"::text || ',"serious":' || "t1"."serious"::text || ',"onset":' || to_json("t1"."onset")::text || ',"resolved":' || coalesce(to_json("t1"."resolved")::text, 'null') || ',"description":' || coalesce(to_json("t1"."description")::text, 'null') || ',"course":' || coalesce(
                  (
                    select '{"code":' || to_json("t2"."code")::text || ',"clinic":' || coalesce(
                        (
                          select '{"code":' || to_json("t3"."code")::text || '}'
                          from "clinic" "t3"
                          where "t3"."organization_id" = $1::uuid
                            and "t3"."id" = "t2"."clinic_id"
                        ),
                        missing_row ()
                      ) || '}'
                    from "treatment_course" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."id" = "t1"."course_id"
                  ),
                  missing_row ()
                ) || ',"session":' || coalesce(
                  (
                    select '{"number":' || "t4"."number"::text || ',"performedAt":"' || to_char("t4"."performed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"}'
                    from "treatment_session" "t4"
                    where "t4"."organization_id" = $1::uuid
                      and "t4"."course_id" = "t1"."course_id"
                      and "t4"."number" = "t1"."session_number"
                      and "t4"."superseded_at" is null
                    order by "t4"."id" asc nulls last
                    limit 1
                  ),
                  'null'
                ) || '}'
              end as "list0"
            from (
                select "t1".*,
                  row_number() over (
                    order by "t1"."onset" desc nulls first,
                      "t1"."id" desc nulls first
                  ) as place
                from "adverse_event" "t1"
                where "t1"."organization_id" = $1::uuid
                order by "t1"."onset" desc nulls first,
                  "t1"."id" desc nulls first
                limit 21
              ) "t1"
          ) r
      ) "t1_page"
  ) || '}' as answer
-- $1: the organization
