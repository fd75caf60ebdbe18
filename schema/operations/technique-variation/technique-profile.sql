-- TechniqueProfile: answered by one statement and resolvers for Practitioner.techniqueProfile
select true as "isKeyValid",
  '{"node":' || coalesce(
    (
      select '{"code":' || to_json("t1"."code")::text || ',"techniqueProfile":{"@0":{"id":' || coalesce(to_json("t1"."id"::text)::text, 'null') || '}}}'
      from "practitioner" "t1"
      where "t1"."organization_id" = $1::uuid
        and "t1"."id" = $2::uuid
    ),
    'null'
  ) || '}' as answer
-- $1: the organization
-- $2: node: the uuid in the id of a Practitioner
