-- SubstanceKnowledge: answered by one statement and resolvers for Substance.maximumPerSession, Substance.regulatoryStatuses
select true as "isKeyValid",
  '{"substances":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"code":' || to_json("t1"."code")::text || ',"name":' || to_json("t1"."name")::text || ',"maximumPerSession":{"@0":{"code":' || coalesce(to_json("t1"."code")::text, 'null') || '}},"regulatoryStatuses":{"@1":{"code":' || coalesce(to_json("t1"."code")::text, 'null') || '}}}' as j
          from "substance" "t1"
          where "t1"."organization_id" = $1::uuid
            and "t1"."code" = any ($2::text[])
          order by "t1"."code" asc nulls last,
            "t1"."id" asc nulls last
        ) x
    ),
    ''
  ) || ']}' as answer
-- $1: the organization
-- $2: substances: code one of
