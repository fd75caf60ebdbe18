import { sql, type Kysely } from 'kysely';
import { isCategorical } from './covariate.js';
import { dimensionSql, factConditions, variableSql, type FactScan, type GroupFacts } from './scan-facts.js';
import type { OutsideCount } from './statistics/covariate-overlap.js';
import { rangesOfOthers } from './statistics/covariate-range.js';

/**
 * For each shown group and numeric covariate, how many of its courses analysed lie outside the range of all other shown
 * groups; and the median change over the shown groups. One more scan, after it is known which groups are shown.
 */
export async function scanOutside(
  database: Kysely<Record<string, never>>,
  scan: FactScan,
  shown: readonly GroupFacts[],
  keyOf: (group: GroupFacts) => string,
): Promise<{ readonly outside: readonly OutsideCount[]; readonly median: number | null }> {
  if (shown.length === 0) return { outside: [], median: null };
  const numeric = scan.adjustFor.filter((covariate) => !isCategorical(covariate));
  const limits = new Map(
    numeric.map((covariate) => [
      covariate,
      rangesOfOthers(shown.map((group) => ({ key: keyOf(group), ...group.ranges[covariate]! }))),
    ]),
  );
  const shownRows = sql.join(
    shown.map((group, index) => {
      const bounds = numeric.flatMap((covariate) => {
        const { minimum, maximum } = limits.get(covariate)![index]!;
        return [sql`${minimum}::numeric`, sql`${maximum}::numeric`];
      });
      return sql`(${sql.join([sql`${index}::int`, ...group.codes.map((code) => sql`${code}::text`), ...bounds])})`;
    }),
  );
  const names = [
    'place',
    ...scan.groupBy.map((_, index) => `g${index}`),
    ...numeric.flatMap((_, index) => [`low${index}`, `high${index}`]),
  ];
  const counts = numeric.map((covariate, index) => {
    const value = variableSql(covariate);
    return sql`(count(*) filter (where ${value} < ${sql.ref(`s.low${index}`)} or ${value} > ${sql.ref(`s.high${index}`)}))::int`;
  });
  const complete = [
    sql`f.follow_up is not null and f.baseline is not null`,
    ...scan.adjustFor.map((covariate) => sql`${variableSql(covariate)} is not null`),
  ];
  const { rows } = await sql<{ place: number | null; median: number; counts: readonly number[] }>`
    select s.place, percentile_cont(0.5) within group (order by (f.follow_up - f.baseline)::float8) as median,
      ${counts.length > 0 ? sql`array[${sql.join(counts)}]` : sql`'{}'::int[]`} as counts
    from outcome_fact f
    join (values ${shownRows}) s(${sql.join(names.map((name) => sql.id(name)))})
      on ${sql.join(
        scan.groupBy.map((dimension, index) => sql`${dimensionSql(dimension)} = ${sql.ref(`s.g${index}`)}`),
        sql` and `,
      )}
    where ${factConditions(scan)} and ${sql.join(complete, sql` and `)}
    group by grouping sets ((s.place), ())`.execute(database);
  return {
    median: rows.find(({ place }) => place === null)?.median ?? null,
    outside: rows.flatMap(({ place, counts: outside }) =>
      place === null
        ? []
        : outside.map((count, index) => ({ key: keyOf(shown[place]!), covariate: numeric[index]!, outside: count })),
    ),
  };
}
