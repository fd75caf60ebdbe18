-- Substances: answered by one statement
select true as "isKeyValid",
  '{"substances":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"id":"Substance_' || replace("t1"."id"::text, '-', '') || '","code":' || to_json("t1"."code")::text || ',"name":' || to_json("t1"."name")::text || ',"atc":' || to_json("t1"."atc")::text || ',"allergenGroups":' || to_json("t1"."allergen_groups")::text || ',"isBuiltIn":' || "t1"."is_built_in"::text || '}' as j
          from "substance" "t1"
          where "t1"."organization_id" = $1::uuid
            and "t1"."allergen_groups" @> array[$2]::text[]
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
        ) x
    ),
    ''
  ) || ']}' as answer
-- $1: the organization
-- $2: substances: allergenGroups holding
