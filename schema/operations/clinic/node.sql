-- NodeById: answered by one statement
select true as "isKeyValid",
  '{"node":' || coalesce(
    (
      select '{"__typename":"Clinic","id":"Clinic_' || replace("t1"."id"::text, '-', '') || '","code":' || to_json("t1"."code")::text || ',"name":' || to_json("t1"."name")::text || '}'
      from "clinic" "t1"
      where "t1"."organization_id" = $1::uuid
        and "t1"."id" = $2::uuid
    ),
    'null'
  ) || '}' as answer
-- $1: the organization
-- $2: node: the uuid in the id of a Clinic
