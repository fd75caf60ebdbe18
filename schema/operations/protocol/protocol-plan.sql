-- ProtocolPlan: answered by one statement and resolvers for ProtocolVersion.phases, ProtocolVersion.cocktailAlternatives, ProtocolVersion.cocktailTolerance
select true as "isKeyValid",
  '{"protocols":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"code":' || to_json("t1"."code")::text || ',"versions":[' || coalesce(
              (
                select string_agg(x.j, ',')
                from (
                    select '{"number":' || "t2"."number"::text || ',"status":' || to_json("t2"."status")::text || ',"retiredAt":' || coalesce('"' || to_char("t2"."retired_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"', 'null') || ',"retirementReason":' || coalesce(to_json("t2"."retirement_reason")::text, 'null') || ',"phases":{"@0":{"phases":' || coalesce(to_json("t2"."phases")::text, 'null') || ',"sessions":' || coalesce(to_json("t2"."sessions")::text, 'null') || ',"intervalDays":' || coalesce(to_json("t2"."interval_days")::text, 'null') || ',"maintenanceIntervalDays":' || coalesce(to_json("t2"."maintenance_interval_days")::text, 'null') || '}},"cocktail":[' || coalesce(
                        (
                          select string_agg(x.j, ',')
                          from (
                              select '{"substance":' || coalesce(
                                  (
                                    select '{"code":' || to_json("t4"."code")::text || '}'
                                    from "substance" "t4"
                                    where "t4"."organization_id" = $1::uuid
                                      and "t4"."id" = "e3"."substanceId"
                                  ),
                                  missing_row ()
                                ) || ',"amountMg":' || coalesce(to_json("e3"."amountMg")::text, 'null') || '}' as j
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
                      ) || '],"cocktailAlternatives":{"@1":{"cocktail":' || coalesce(to_json("t2"."cocktail")::text, 'null') || '}},"cocktailTolerance":{"@2":{"cocktail":' || coalesce(to_json("t2"."cocktail")::text, 'null') || '}}}' as j
                    from "protocol_version" "t2"
                    where "t2"."organization_id" = $1::uuid
                      and "t2"."protocol_id" = "t1"."id"
                    order by "t2"."number" asc nulls last,
                      "t2"."id" asc nulls last
                  ) x
              ),
              ''
            ) || ']}' as j
          from "protocol" "t1"
          where "t1"."organization_id" = $1::uuid
            and "t1"."code" = any ($2::text[])
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
          limit 1
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
-- $2: protocols: code one of
