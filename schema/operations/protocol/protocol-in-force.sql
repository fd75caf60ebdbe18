-- ProtocolInForce: answered by one statement and resolvers for ProtocolVersion.technique
select true as "isKeyValid",
  '{"protocols":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"name":' || to_json("t1"."name")::text || ',"currentVersion":' || coalesce(
              (
                select '{"number":' || "t2"."number"::text || ',"sessions":' || "t2"."sessions"::text || ',"intervalDays":' || "t2"."interval_days"::text || ',"maintenanceIntervalDays":' || coalesce("t2"."maintenance_interval_days"::text, 'null') || ',"technique":{"@0":{"technique":' || coalesce(to_json("t2"."technique")::text, 'null') || '}},"cocktail":[' || coalesce(
                    (
                      select string_agg(x.j, ',')
                      from (
                          select '{"substance":' || coalesce(
                              (
                                select '{"code":' || to_json("t4"."code")::text || ',"name":' || to_json("t4"."name")::text || '}'
                                from "substance" "t4"
                                where "t4"."organization_id" = $1::uuid
                                  and "t4"."id" = "e3"."substanceId"
                              ),
                              missing_row ()
                            ) || ',"volumeMl":' || coalesce(to_json("e3"."volumeMl")::text, 'null') || ',"concentration":' || coalesce(to_json("e3"."concentration")::text, 'null') || ',"concentrationUnit":' || coalesce(to_json("e3"."concentrationUnit")::text, 'null') || ',"amountMg":' || coalesce(to_json("e3"."amountMg")::text, 'null') || '}' as j
                          from (
                              select place,
                                s.id as "substanceId",
                                part."volumeMl" as "volumeMl",
                                part.strength as concentration,
                                part."strengthUnit" as "concentrationUnit",
                                part.vehicle,
                                part."volumeMl" * part.strength * case part."strengthUnit"
                                  when 'MG_PER_ML' then 1
                                  when 'UG_PER_ML' then 0.001
                                  when 'PERCENT' then 10
                                end as "amountMg",
                                null::text as "lotNumber"
                              from rows
                              from (
                                  jsonb_to_recordset("t2"."cocktail" -> 'substances') as (code text, "volumeMl" numeric, strength numeric, "strengthUnit" text, vehicle text)
                                ) with ordinality as part (code, "volumeMl", strength, "strengthUnit", vehicle, place)
                                left join substance s on "s"."organization_id" = $1::uuid
                                and s.code = part.code
                            ) "e3"
                          order by "e3"."place"
                        ) x
                    ),
                    ''
                  ) || '],"assessments":[' || coalesce(
                    (
                      select string_agg(x.j, ',')
                      from (
                          select '{"measure":' || coalesce(
                              (
                                select '{"code":' || to_json("t6"."code")::text || ',"unit":' || coalesce(to_json("t6"."unit")::text, 'null') || '}'
                                from "outcome_measure" "t6"
                                where "t6"."organization_id" = $1::uuid
                                  and "t6"."id" = "e5"."measureId"
                              ),
                              missing_row ()
                            ) || ',"timepoints":' || coalesce(to_json("e5"."timepoints")::text, 'null') || '}' as j
                          from (
                              select place,
                                m.id as "measureId",
                                part.timepoints
                              from rows
                              from (jsonb_to_recordset("t2"."assessments") as (measure text, timepoints json)) with ordinality as part (measure, timepoints, place)
                                left join outcome_measure m on "m"."organization_id" = $1::uuid
                                and m.code = part.measure
                            ) "e5"
                          order by "e5"."place"
                        ) x
                    ),
                    ''
                  ) || ']}'
                from "protocol_version" "t2"
                where "t2"."organization_id" = $1::uuid
                  and "t2"."protocol_id" = "t1"."id"
                  and "t2"."status" = $2
                order by "t2"."number" desc nulls first,
                  "t2"."id" desc nulls first
                limit 1
              ),
              'null'
            ) || '}' as j
          from "protocol" "t1"
          where "t1"."organization_id" = $1::uuid
            and "t1"."code" = any ($3::text[])
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
          limit 20
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
-- $2: currentVersion: status equal
-- $3: protocols: code one of
