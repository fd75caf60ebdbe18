-- CourseProgress: answered by one statement
select true as "isKeyValid",
  '{"courses":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"code":' || to_json("t1"."code")::text || ',"startedOn":' || to_json("t1"."started_on")::text || ',"progress":[' || coalesce(
              (
                select string_agg(x.j, ',')
                from (
                    select '{"measure":' || coalesce(
                        (
                          select '{"code":' || to_json("t3"."code")::text || ',"unit":' || coalesce(to_json("t3"."unit")::text, 'null') || ',"betterWhen":' || to_json("t3"."better_when")::text || '}'
                          from "outcome_measure" "t3"
                          where "t3"."organization_id" = $1::uuid
                            and "t3"."id" = "e2"."measureId"
                        ),
                        missing_row ()
                      ) || ',"baseline":' || coalesce(to_json("e2"."baseline")::text, 'null') || ',"followUps":[' || coalesce(
                        (
                          select string_agg(x.j, ',')
                          from (
                              select '{"timepoint":' || coalesce(to_json("e4"."timepoint")::text, 'null') || ',"value":' || coalesce(to_json("e4"."value")::text, 'null') || ',"change":' || coalesce(to_json("e4"."change")::text, 'null') || '}' as j
                              from (
                                  select timepoint,
                                    value,
                                    value - "e2"."baseline" as change,
                                    row_number() over (
                                      order by array_position(array['session', 'end', 'week'], split_part(timepoint, '-', 1)),
                                        substring(
                                          timepoint
                                          from '[0-9]+'
                                        )::int
                                    ) as place
                                  from (
                                      select distinct
                                        on (a.timepoint) a.timepoint,
                                        a.value
                                      from outcome_assessment a
                                      where "a"."organization_id" = $1::uuid
                                        and a.course_id = "e2"."courseId"
                                        and a.measure_id = "e2"."measureId"
                                        and a.timepoint <> 'baseline'
                                        and a.superseded_at is null
                                      order by a.timepoint,
                                        a.assessed_at desc nulls last,
                                        a.recorded_at desc,
                                        a.id desc
                                    ) counting
                                ) "e4"
                              order by "e4"."place"
                            ) x
                        ),
                        ''
                      ) || ']}' as j
                    from (
                        select measures.measure_id as "measureId",
                          "t1"."id" as "courseId",
                          place,
                          (
                            select a.value
                            from outcome_assessment a
                            where "a"."organization_id" = $1::uuid
                              and a.course_id = "t1"."id"
                              and a.measure_id = measures.measure_id
                              and a.timepoint = 'baseline'
                              and a.superseded_at is null
                            order by a.assessed_at desc nulls last,
                              a.recorded_at desc,
                              a.id desc
                            limit 1
                          ) as baseline
                        from (
                            select measure_id,
                              min(place) as place
                            from (
                                select a.measure_id,
                                  row_number() over (
                                    order by a.assessed_at asc nulls last,
                                      a.recorded_at,
                                      a.id
                                  ) as place
                                from outcome_assessment a
                                where "a"."organization_id" = $1::uuid
                                  and a.course_id = "t1"."id"
                                  and a.superseded_at is null
                              ) assessed
                            group by
                              measure_id
                          ) measures
                      ) "e2"
                    order by "e2"."place"
                  ) x
              ),
              ''
            ) || ']}' as j
          from "treatment_course" "t1"
          where "t1"."organization_id" = $1::uuid
          order by "t1"."started_on" desc nulls first,
            "t1"."id" desc nulls first
          limit 10
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
