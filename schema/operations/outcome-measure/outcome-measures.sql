-- OutcomeMeasures: answered by one statement
select true as "isKeyValid",
  '{"outcomeMeasures":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"id":"OutcomeMeasure_' || replace("t1"."id"::text, '-', '') || '","code":' || to_json("t1"."code")::text || ',"name":' || to_json("t1"."name")::text || ',"unit":' || coalesce(to_json("t1"."unit")::text, 'null') || ',"valueType":' || to_json("t1"."value_type")::text || ',"betterWhen":' || to_json("t1"."better_when")::text || ',"minimum":' || coalesce("t1"."minimum"::text, 'null') || ',"maximum":' || coalesce("t1"."maximum"::text, 'null') || ',"minimalImportantDifference":' || coalesce("t1"."minimal_important_difference"::text, 'null') || ',"relativeImportantDifference":' || coalesce("t1"."relative_important_difference"::text, 'null') || ',"indications":' || to_json("t1"."indications")::text || '}' as j
          from "outcome_measure" "t1"
          where "t1"."organization_id" = $1::uuid
            and "t1"."value_type" = $2
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
        ) x
    ),
    ''
  ) || ']}' as answer
-- $1: the organization
-- $2: outcomeMeasures: valueType equal
