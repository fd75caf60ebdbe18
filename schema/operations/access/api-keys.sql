-- ApiKeys: answered by one statement
select true as "isKeyValid",
  '{"apiKeys":[' || coalesce(
    (
      select string_agg(x.j, ',')
      from (
          select '{"id":"ApiKey_' || replace("t1"."id"::text, '-', '') || '","label":' || coalesce(to_json("t1"."label")::text, 'null') || ',"role":' || to_json("t1"."role")::text || ',"scopes":' || to_json("t1"."scopes")::text || ',"createdAt":"' || to_char("t1"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z","revokedAt":' || coalesce('"' || to_char("t1"."revoked_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"', 'null') || ',"clinics":[' || coalesce(
              (
                select string_agg(x.j, ',')
                from (
                    select '{"code":' || to_json("t2"."code")::text || '}' as j
                    from unnest("t1"."clinic_ids") with ordinality k (id, place)
                      join "clinic" "t2" on "t2"."organization_id" = $1::uuid
                      and "t2"."id" = k.id
                    order by k.place
                  ) x
              ),
              ''
            ) || ']}' as j
          from "api_key" "t1"
          where "t1"."organization_id" = $1::uuid
          order by "t1"."created_at" asc nulls last,
            "t1"."id" asc nulls last
        ) x
    ),
    ''
  ) || ']}' as answer
-- $1: the organization
