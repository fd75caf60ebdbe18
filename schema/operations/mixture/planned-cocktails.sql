-- PlannedCocktails: answered by one statement and resolvers for ProtocolVersion.cocktailFindings
select true as "isKeyValid",
  '{"protocols":{"nodes":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"code":' || to_json("t1"."code")::text || ',"currentVersion":' || coalesce(
              (
                select '{"number":' || "t2"."number"::text || ',"cocktailFindings":{"@0":{"protocolId":' || coalesce(to_json("t2"."protocol_id"::text)::text, 'null') || ',"technique":' || coalesce(to_json("t2"."technique")::text, 'null') || ',"cocktail":' || coalesce(to_json("t2"."cocktail")::text, 'null') || '}}}'
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
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
          limit 20
        ) x
    ),
    ''
  ) || ']}}' as answer
-- $1: the organization
-- $2: currentVersion: status equal
