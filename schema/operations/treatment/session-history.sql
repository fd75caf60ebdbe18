-- SessionHistory: answered by one statement
select true as "isKeyValid",
  '{"node":' || coalesce(
    (
      select '{"id":"Course_' || replace("t1"."id"::text, '-', '') || '","sessions":[' || coalesce(
          (
            select string_agg(x.j, ',')
            from (
                select '{"id":"Session_' || replace("t2"."id"::text, '-', '') || '","number":' || "t2"."number"::text || ',"performedAt":"' || to_char("t2"."performed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z","recordedAt":"' || to_char("t2"."recorded_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z","technique":{"depthMm":' || coalesce("t2"."depth_mm"::text, 'null') || ',"totalVolumeMl":' || coalesce("t2"."total_volume_ml"::text, 'null') || '},"corrects":' || coalesce(
                    (
                      select '{"id":"Session_' || replace("t3"."id"::text, '-', '') || '"}'
                      from "treatment_session" "t3"
                      where "t3"."organization_id" = $1::uuid
                        and "t3"."id" = "t2"."corrects_id"
                    ),
                    'null'
                  ) || ',"correctedBy":' || coalesce(
                    (
                      select '{"id":"Session_' || replace("t4"."id"::text, '-', '') || '"}'
                      from "treatment_session" "t4"
                      where "t4"."organization_id" = $1::uuid
                        and "t4"."corrects_id" = "t2"."id"
                      order by "t4"."id" asc nulls last
                      limit 1
                    ),
                    'null'
                  ) || '}' as j
                from "treatment_session" "t2"
                where "t2"."organization_id" = $1::uuid
                  and "t2"."course_id" = "t1"."id"
                order by "t2"."number" asc nulls last,
                  "t2"."recorded_at" asc nulls last,
                  "t2"."id" asc nulls last
              ) x
          ),
          ''
        ) || ']}'
      from "treatment_course" "t1"
      where "t1"."organization_id" = $1::uuid
        and "t1"."id" = $2::uuid
    ),
    'null'
  ) || '}' as answer
-- $1: the organization
-- $2: node: the uuid in the id of a Course
