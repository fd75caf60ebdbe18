-- Course: answered by one statement
select true as "isKeyValid",
  '{"node":' || coalesce(
    (
      select '{"id":"Course_' || replace("t1"."id"::text, '-', '') || '","code":' || to_json("t1"."code")::text || ',"status":' || to_json("t1"."status")::text || ',"startedOn":' || to_json("t1"."started_on")::text || ',"baseline":{"age":' || coalesce(
          to_json(
            (
              select case
                  when "t1"."started_on" >= p.birth_date then extract(
                    year
                    from age ("t1"."started_on"::timestamp, p.birth_date::timestamp)
                  )::int
                end
              from patient p
              where "p"."organization_id" = $1::uuid
                and p.id = "t1"."patient_id"
            )
          )::text,
          'null'
        ) || ',"bmi":' || coalesce("t1"."bmi"::text, 'null') || ',"phototype":' || coalesce("t1"."phototype"::text, 'null') || ',"fatType":' || coalesce(to_json("t1"."fat_type")::text, 'null') || ',"priorLiposuction":' || coalesce("t1"."prior_liposuction"::text, 'null') || ',"predisposition":' || coalesce("t1"."predisposition"::text, 'null') || ',"priorCourses":' || coalesce("t1"."prior_courses"::text, 'null') || ',"exercisePerWeek":' || coalesce("t1"."exercise_per_week"::text, 'null') || ',"dietFollowed":' || coalesce("t1"."diet_followed"::text, 'null') || ',"waterLitresPerDay":' || coalesce("t1"."water_litres_per_day"::text, 'null') || '},"sessions":[' || coalesce(
          (
            select string_agg(x.j, ',')
            from (
                select '{"id":"Session_' || replace("t2"."id"::text, '-', '') || '","number":' || "t2"."number"::text || ',"performedAt":"' || to_char("t2"."performed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z","practitioner":' || coalesce(
                    (
                      select '{"code":' || to_json("t3"."code")::text || '}'
                      from "practitioner" "t3"
                      where "t3"."organization_id" = $1::uuid
                        and "t3"."id" = "t2"."practitioner_id"
                    ),
                    missing_row ()
                  ) || ',"areas":' || to_json("t2"."areas")::text || ',"technique":{"technique":' || coalesce(to_json("t2"."technique")::text, 'null') || ',"delivery":' || coalesce(to_json("t2"."delivery")::text, 'null') || ',"needleGauge":' || coalesce("t2"."needle_gauge"::text, 'null') || ',"needleLengthMm":' || coalesce("t2"."needle_length_mm"::text, 'null') || ',"insertedLengthMm":' || coalesce("t2"."inserted_length_mm"::text, 'null') || ',"angleDegrees":' || coalesce("t2"."angle_degrees"::text, 'null') || ',"depthMm":' || coalesce("t2"."depth_mm"::text, 'null') || ',"effectiveDepthMm":' || coalesce(
                    to_json(round(("t2"."inserted_length_mm" * sin(radians("t2"."angle_degrees")))::numeric, 9))::text,
                    'null'
                  ) || ',"spacingMm":' || coalesce("t2"."spacing_mm"::text, 'null') || ',"areaCm2":' || coalesce("t2"."area_cm2"::text, 'null') || ',"injections":' || coalesce("t2"."injections"::text, 'null') || ',"volumePerInjectionMl":' || coalesce("t2"."volume_per_injection_ml"::text, 'null') || ',"totalVolumeMl":' || coalesce("t2"."total_volume_ml"::text, 'null') || '},"cocktail":[' || coalesce(
                    (
                      select string_agg(x.j, ',')
                      from (
                          select '{"substance":' || coalesce(
                              (
                                select '{"code":' || to_json("t5"."code")::text || ',"name":' || to_json("t5"."name")::text || '}'
                                from "substance" "t5"
                                where "t5"."organization_id" = $1::uuid
                                  and "t5"."id" = "e4"."substanceId"
                              ),
                              missing_row ()
                            ) || ',"volumeMl":' || coalesce(to_json("e4"."volumeMl")::text, 'null') || ',"amountMg":' || coalesce(to_json("e4"."amountMg")::text, 'null') || ',"concentration":' || coalesce(to_json("e4"."concentration")::text, 'null') || ',"concentrationUnit":' || coalesce(to_json("e4"."concentrationUnit")::text, 'null') || ',"lotNumber":' || coalesce(to_json("e4"."lotNumber")::text, 'null') || '}' as j
                          from (
                              select c.position as place,
                                c.substance_id as "substanceId",
                                c.volume_ml as "volumeMl",
                                c.strength as concentration,
                                c.strength_unit as "concentrationUnit",
                                c.vehicle,
                                c.lot as "lotNumber",
                                c.volume_ml * c.strength * case c.strength_unit
                                  when 'MG_PER_ML' then 1
                                  when 'UG_PER_ML' then 0.001
                                  when 'PERCENT' then 10
                                end as "amountMg"
                              from session_substance c
                              where "c"."organization_id" = $1::uuid
                                and c.session_id = "t2"."id"
                            ) "e4"
                          order by "e4"."place"
                        ) x
                    ),
                    ''
                  ) || '],"flags":' || coalesce(
                    to_json(
                      "t2"."flags" || array(
                        select distinct
                          f.flag
                        from session_finding f
                        where "f"."organization_id" = $1::uuid
                          and f.session_id = "t2"."id"
                          and not f.flag = any ("t2"."flags")
                        order by f.flag
                      )
                    )::text,
                    'null'
                  ) || ',"room":' || coalesce(to_json("t2"."room")::text, 'null') || ',"notes":' || coalesce(to_json("t2"."notes")::text, 'null') || '}' as j
                from "treatment_session" "t2"
                where "t2"."organization_id" = $1::uuid
                  and "t2"."course_id" = "t1"."id"
                  and "t2"."superseded_at" is null
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
