-- DeliveredCocktails: answered by one statement and resolvers for Session.cocktailFindings, Session.techniqueWarnings
select true as "isKeyValid",
  '{"courses":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"code":' || to_json("t1"."code")::text || ',"sessions":[' || coalesce(
              (
                select string_agg(x.j, ',')
                from (
                    select '{"number":' || "t2"."number"::text || ',"cocktailFindings":{"@0":{"id":' || coalesce(to_json("t2"."id"::text)::text, 'null') || ',"clinicId":' || coalesce(to_json("t2"."clinic_id"::text)::text, 'null') || ',"protocolVersionId":' || coalesce(to_json("t2"."protocol_version_id"::text)::text, 'null') || ',"performedAt":' || coalesce(to_json("t2"."performed_at"::text)::text, 'null') || ',"areas":' || coalesce(to_json("t2"."areas")::text, 'null') || ',"areaCm2":' || coalesce(to_json("t2"."area_cm2"::text)::text, 'null') || '}},"techniqueWarnings":{"@1":{"technique":' || coalesce(to_json("t2"."technique")::text, 'null') || ',"delivery":' || coalesce(to_json("t2"."delivery")::text, 'null') || ',"needleGauge":' || coalesce(to_json("t2"."needle_gauge")::text, 'null') || ',"injections":' || coalesce(to_json("t2"."injections")::text, 'null') || ',"needleLengthMm":' || coalesce(to_json("t2"."needle_length_mm"::text)::text, 'null') || ',"insertedLengthMm":' || coalesce(to_json("t2"."inserted_length_mm"::text)::text, 'null') || ',"angleDegrees":' || coalesce(to_json("t2"."angle_degrees"::text)::text, 'null') || ',"depthMm":' || coalesce(to_json("t2"."depth_mm"::text)::text, 'null') || ',"spacingMm":' || coalesce(to_json("t2"."spacing_mm"::text)::text, 'null') || ',"volumePerInjectionMl":' || coalesce(to_json("t2"."volume_per_injection_ml"::text)::text, 'null') || ',"totalVolumeMl":' || coalesce(to_json("t2"."total_volume_ml"::text)::text, 'null') || ',"areaCm2":' || coalesce(to_json("t2"."area_cm2"::text)::text, 'null') || '}}}' as j
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
            ) || ']}' as j
          from "treatment_course" "t1"
          where "t1"."organization_id" = $1::uuid
          order by "t1"."started_on" asc nulls last,
            "t1"."id" asc nulls last
          limit 2
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
