-- VariationCarryOver: answered by one statement and resolvers for ProtocolVersion.variationCarryOver
select true as "isKeyValid",
  '{"node":' || coalesce(
    (
      select '{"number":' || "t1"."number"::text || ',"variationCarryOver":{"@0":{"id":' || coalesce(to_json("t1"."id"::text)::text, 'null') || ',"protocolId":' || coalesce(to_json("t1"."protocol_id"::text)::text, 'null') || ',"number":' || coalesce(to_json("t1"."number")::text, 'null') || ',"technique":' || coalesce(to_json("t1"."technique")::text, 'null') || ',"cocktail":' || coalesce(to_json("t1"."cocktail")::text, 'null') || '}}}'
      from "protocol_version" "t1"
      where "t1"."organization_id" = $1::uuid
        and "t1"."id" = $2::uuid
    ),
    'null'
  ) || '}' as answer
-- $1: the organization
-- $2: node: the uuid in the id of a ProtocolVersion
