-- ProtocolVersionChanges: answered by one statement and resolvers for ProtocolVersion.changesFrom, ProtocolVersion.planChangesFrom
select true as "isKeyValid",
  '{"node":' || coalesce(
    (
      select '{"id":"ProtocolVersion_' || replace("t1"."id"::text, '-', '') || '","number":' || "t1"."number"::text || ',"status":' || to_json("t1"."status")::text || ',"summaryOfChanges":' || coalesce(to_json("t1"."summary_of_changes")::text, 'null') || ',"changesFrom":{"@0":{"technique":' || coalesce(to_json("t1"."technique")::text, 'null') || ',"cocktail":' || coalesce(to_json("t1"."cocktail")::text, 'null') || '}},"planChangesFrom":{"@1":{"sessions":' || coalesce(to_json("t1"."sessions")::text, 'null') || ',"intervalDays":' || coalesce(to_json("t1"."interval_days")::text, 'null') || ',"maintenanceIntervalDays":' || coalesce(to_json("t1"."maintenance_interval_days")::text, 'null') || ',"phases":' || coalesce(to_json("t1"."phases")::text, 'null') || ',"assessments":' || coalesce(to_json("t1"."assessments")::text, 'null') || '}}}'
      from "protocol_version" "t1"
      where "t1"."organization_id" = $1::uuid
        and "t1"."id" = $2::uuid
    ),
    'null'
  ) || '}' as answer
-- $1: the organization
-- $2: node: the uuid in the id of a ProtocolVersion
