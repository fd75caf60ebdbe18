-- CurrentRelease: answered by one statement
select true as "isKeyValid",
  '{"currentRelease":' || coalesce(
    (
      select '{"id":"DataRelease_' || replace("t1"."id"::text, '-', '') || '","number":' || "t1"."number"::text || ',"cutOff":"' || to_char("t1"."cut_off" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z","courses":' || "t1"."courses"::text || ',"hash":' || to_json("t1"."hash")::text || '}'
      from "data_release" "t1"
      where "t1"."organization_id" = $1::uuid
      order by "t1"."number" desc nulls first,
        "t1"."id" desc nulls first
      limit 1
    ),
    'null'
  ) || '}' as answer
-- $1: the organization
