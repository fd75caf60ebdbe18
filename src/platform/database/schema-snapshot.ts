/** Runs one query of the catalog and resolves to its rows. */
export type CatalogQuery = (sql: string) => Promise<readonly Record<string, unknown>[]>;

/** The migrations' own record; MikroORM makes it, and it may look different in every version. */
const OWN = `c.relnamespace = 'public'::regnamespace and c.relname not like 'mikro\\_orm\\_%'`;

/**
 * Every statement begins with the table it belongs to, so that sorting puts a table's parts together. Only what
 * PostgreSQL 15 and newer tell in the same words is asked for: not-null constraints, for one, got names in 18.
 */
const parts: readonly string[] = [
  // Tables with columns, in the order in which the migrations made them.
  `select c.relname as owner, 1 as rank, '' as name, format(E'create table %I (\\n%s\\n);', c.relname,
      string_agg(format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attcollation <> 0 and co.collname <> 'default' then format(' collate %I', co.collname) else '' end,
        case when a.attnotnull then ' not null' else '' end,
        case when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
          when a.attidentity <> '' then ' generated as identity'
          when d.oid is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end),
        E',\\n' order by a.attnum)) as statement
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      left join pg_collation co on co.oid = a.attcollation
    where ${OWN} and c.relkind in ('r', 'p') group by c.oid, c.relname`,
  `select c.relname as owner, 2 as rank, k.contype::text || k.conname::text as name,
      format('alter table %I add constraint %I %s;', c.relname, k.conname, pg_get_constraintdef(k.oid)) as statement
    from pg_constraint k join pg_class c on c.oid = k.conrelid where ${OWN} and k.contype <> 'n'`,
  `select c.relname as owner, 3 as rank, i.relname as name, pg_get_indexdef(i.oid) || ';' as statement
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    where ${OWN} and not exists (select from pg_constraint k where k.conindid = i.oid and k.conrelid = c.oid)`,
  `select c.relname as owner, 4 as rank, '' as name,
      format('alter table %I %s row level security;', c.relname,
        case when c.relrowsecurity and c.relforcerowsecurity then 'force' when c.relrowsecurity then 'enable'
          else 'disable' end) as statement
    from pg_class c where ${OWN} and c.relkind in ('r', 'p')`,
  `select c.relname as owner, 5 as rank, p.polname as name,
      format('create policy %I on %I as %s for %s to %s', p.polname, c.relname,
        case when p.polpermissive then 'permissive' else 'restrictive' end,
        case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
          else 'all' end,
        (select string_agg(case when r = 0 then 'public' else r::regrole::text end, ', ' order by r) from unnest(p.polroles) r))
      || coalesce(E'\\n  using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
      || coalesce(E'\\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as statement
    from pg_policy p join pg_class c on c.oid = p.polrelid where ${OWN}`,
  `select c.relname as owner, 6 as rank, t.tgname as name, pg_get_triggerdef(t.oid) || ';' as statement
    from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${OWN} and not t.tgisinternal`,
  // Rights of everybody but the owner, who differs from installation to installation.
  `select c.relname as owner, 7 as rank, g.grantee::text as name,
      format('grant %s on %I to %s;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), c.relname,
        case when g.grantee = 0 then 'public' else g.grantee::regrole::text end) as statement
    from pg_class c cross join aclexplode(c.relacl) g
    where c.relnamespace = 'public'::regnamespace and g.grantee <> c.relowner group by c.relname, g.grantee`,
  `select c.relname as owner, 8 as rank, a.attname::text as name,
      format('grant %s (%I) on %I to %s;', lower(g.privilege_type), a.attname, c.relname,
        case when g.grantee = 0 then 'public' else g.grantee::regrole::text end) as statement
    from pg_class c join pg_attribute a on a.attrelid = c.oid cross join aclexplode(a.attacl) g
    where ${OWN} and g.grantee <> c.relowner`,
  // What is none of the above comes first, without a table.
  `select '' as owner, 1 as rank, n.nspname::text as name,
      format('grant %s on schema %I to %s;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), n.nspname,
        case when g.grantee = 0 then 'public' else g.grantee::regrole::text end) as statement
    from pg_namespace n cross join aclexplode(n.nspacl) g
    where n.nspname = 'public' and g.grantee <> n.nspowner group by n.nspname, g.grantee`,
  `select '' as owner, 2 as rank, p.proname::text as name, rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' as statement
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')`,
  `select '' as owner, 3 as rank, t.typname::text as name,
      format('-- type %I: %s', t.typname, coalesce((select string_agg(e.enumlabel, ', ' order by e.enumsortorder)
        from pg_enum e where e.enumtypid = t.oid), format_type(t.typbasetype, t.typtypmod))) as statement
    from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')`,
  `select '' as owner, 4 as rank, c.relname::text as name,
      case when c.relkind = 'S' then format('create sequence %I;', c.relname)
        else format(E'create %s %I as\\n%s', case when c.relkind = 'm' then 'materialized view' else 'view' end, c.relname,
          pg_get_viewdef(c.oid)) end as statement
    from pg_class c where ${OWN} and c.relkind in ('S', 'v', 'm')`,
];

/**
 * The database that the migrations make, as readable SQL: what a review of a migration looks at, and what a test compares
 * with both databases. `force row level security` includes enabling it.
 */
export async function schemaSnapshot(query: CatalogQuery): Promise<string> {
  const statement = parts
    .map((part) => `(select owner::text, rank, name::text, statement from (${part}) as part)`)
    .join(' union all ');
  const rows = await query(
    `select owner, statement from (${statement}) as snapshot order by owner collate "C", rank, name collate "C", statement collate "C"`,
  );
  const lines = rows.map(({ owner, statement: text }, index) => {
    const startsTable = index > 0 && owner !== rows[index - 1]?.['owner'];
    return `${startsTable ? '\n' : ''}${String(text).trimEnd()}`;
  });
  return `-- The database that the migrations make. Written by \`npm run snapshot\`.\n\n${lines.join('\n')}\n`;
}
