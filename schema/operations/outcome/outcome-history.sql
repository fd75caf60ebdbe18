-- OutcomeHistory: answered by one statement
select true as "isKeyValid",
  '{"node":' || coalesce(
    (
      select '{"id":"Course_' || replace("t1"."id"::text, '-', '') || '","outcomes":[' || coalesce(
          (
            select string_agg(x.j, ',')
            from (
                select '{"id":"OutcomeAssessment_' || replace("t2"."id"::text, '-', '') || '","measure":' || coalesce(
                    (
                      select '{"code":' || to_json("t3"."code")::text || '}'
                      from "outcome_measure" "t3"
                      where "t3"."organization_id" = $1::uuid
                        and "t3"."id" = "t2"."measure_id"
                    ),
                    missing_row ()
                  ) || ',"timepoint":' || to_json("t2"."timepoint")::text || ',"value":' || "t2"."value"::text || ',"changeFromBaseline":' || coalesce(
                    to_json(
                      case
                        when "t2"."timepoint" <> 'baseline' then "t2"."value" - (
                          select a.value
                          from outcome_assessment a
                          where "a"."organization_id" = $1::uuid
                            and a.course_id = "t2"."course_id"
                            and a.measure_id = "t2"."measure_id"
                            and a.timepoint = 'baseline'
                            and a.superseded_at is null
                          order by a.assessed_at desc nulls last,
                            a.recorded_at desc,
                            a.id desc
                          limit 1
                        )
                      end
                    )::text,
                    'null'
                  ) || ',"assessedAt":' || coalesce('"' || to_char("t2"."assessed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"', 'null') || ',"assessor":' || coalesce(to_json("t2"."assessor")::text, 'null') || ',"blinded":' || coalesce("t2"."blinded"::text, 'null') || ',"recordedAt":"' || to_char("t2"."recorded_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z","corrects":' || coalesce(
                    (
                      select '{"id":"OutcomeAssessment_' || replace("t4"."id"::text, '-', '') || '"}'
                      from "outcome_assessment" "t4"
                      where "t4"."organization_id" = $1::uuid
                        and "t4"."id" = "t2"."corrects_id"
                    ),
                    'null'
                  ) || ',"correctedBy":' || coalesce(
                    (
                      select '{"id":"OutcomeAssessment_' || replace("t5"."id"::text, '-', '') || '"}'
                      from "outcome_assessment" "t5"
                      where "t5"."organization_id" = $1::uuid
                        and "t5"."corrects_id" = "t2"."id"
                      order by "t5"."id" asc nulls last
                      limit 1
                    ),
                    'null'
                  ) || '}' as j
                from "outcome_assessment" "t2"
                where "t2"."organization_id" = $1::uuid
                  and "t2"."course_id" = "t1"."id"
                order by "t2"."assessed_at" asc nulls last,
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
