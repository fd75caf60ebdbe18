import { sql, type Kysely, type RawBuilder } from 'kysely';
import { isCategorical, type Covariate } from './covariate.js';
import { NOT_RECORDED, type Dimension } from './dimension.js';
import type { OutcomeFilter } from './outcome-filter.js';
import { sufficientStatistics, variablePairs, type SufficientStatistics } from './statistics/sufficient-statistics.js';

/** Which courses have enough benefit: a fixed amount, or a share of the baseline. Decimal texts, so that nothing is rounded. */
export type ResponderRule = { readonly amount: string } | { readonly shareOfBaseline: string };

export interface FactScan {
  readonly organizationId: string;
  readonly release: number;
  readonly cutOff: string;
  readonly measure: string;
  readonly timepoint: string;
  readonly isLowerBetter: boolean;
  readonly groupBy: readonly Dimension[];
  readonly adjustFor: readonly Covariate[];
  readonly filter: OutcomeFilter;
  readonly responder: ResponderRule | null;
}

/** The variable that is compared, and the covariate that is always summed with it. */
export const CHANGE = 'CHANGE';
export const BASELINE = 'BASELINE';

/** How far follow-up has come. */
export interface FollowUpCounts {
  readonly started: number;
  readonly due: number;
  readonly observed: number;
  readonly missingOfDue: number;
}

/** What one scan knows of a group. Counts are of courses unless they say patients. */
export interface GroupFacts extends FollowUpCounts {
  /** The group's code in each dimension. */
  readonly codes: readonly string[];
  /** Distinct patients among the courses analysed: those with baseline, follow-up and every covariate. */
  readonly patients: number;
  /** Courses with baseline, follow-up and every covariate: the `n` of all figures. */
  readonly analysed: number;
  /** Courses with baseline and follow-up, whatever is known of the covariates. */
  readonly withChange: number;
  readonly responders: number;
  readonly responderPatients: number;
  readonly nonResponderPatients: number;
  readonly respondersOfDue: number;
  readonly dueResponderPatients: number;
  readonly dueNonResponderPatients: number;
  readonly practitioners: number;
  readonly treatedMostlyByOthers: number;
  readonly outsideWindow: number;
  readonly median: number | null;
  /** Smallest and largest value of each summed variable, as numeric texts; null without a course. */
  readonly ranges: Readonly<Record<string, { readonly minimum: string | null; readonly maximum: string | null }>>;
  /** The courses analysed, apart by the categories of the categorical covariates. */
  readonly cells: readonly { readonly categories: readonly string[]; readonly cell: SufficientStatistics }[];
}

/** The summed variables of a scan: the change, the baseline, and the numeric covariates. */
export function scannedVariables(adjustFor: readonly Covariate[]): readonly string[] {
  const numeric = adjustFor.filter((covariate) => !isCategorical(covariate) && covariate !== BASELINE);
  return [CHANGE, BASELINE, ...numeric];
}

/** Reads the groups of a comparison in one scan over the release's facts. */
export async function scanFacts(
  database: Kysely<Record<string, never>>,
  scan: FactScan,
): Promise<readonly GroupFacts[]> {
  const variables = scannedVariables(scan.adjustFor);
  const categories = scan.adjustFor.filter(isCategorical);
  const groupColumns = scan.groupBy.map((_, index) => sql.id(`g${index}`));
  const categoryColumns = categories.map((_, index) => sql.id(`k${index}`));
  const numbered = variables.map((variable) => sql.id(`v_${variable}`));
  const products = variablePairs(variables).map(([a, b]) => sql`${sql.id(`v_${a}`)} * ${sql.id(`v_${b}`)}`);
  const total = (expression: RawBuilder<unknown>) => sql`(sum(${expression}) filter (where complete))::text`;
  const byGroup = sql`(${sql.join(groupColumns)})`;
  const byCell = sql`(${sql.join([...groupColumns, ...categoryColumns])})`;
  const sets = categories.length > 0 ? sql`${byGroup}, ${byCell}` : byGroup;
  const cellMark = categories.length > 0 ? sql`grouping(${categoryColumns[0]!}) = 0` : sql`false`;

  const { rows } = await sql<ScanRow>`
    with fact as materialized (
      select *, "v_CHANGE" is not null as with_change,
        ${sql.join([sql`"v_CHANGE" is not null`, ...variables.map((v) => sql`${sql.id(`v_${v}`)} is not null`), ...categoryColumns.map((c) => sql`${c} is not null`)], sql` and `)} as complete
      from (
        select f.patient_id, f.practitioner, f.outside_window, f.practitioner_share,
          f.due_on <= (${scan.cutOff}::timestamptz at time zone 'UTC')::date as due, f.follow_up is not null as observed,
          ${responderSql(scan)} as responder,
          ${sql.join(scan.groupBy.map((dimension, index) => sql`${dimensionSql(dimension)} as ${sql.id(`g${index}`)}`))},
          ${sql.join([...categories.map((covariate, index) => sql`${covariateSql(covariate)} as ${sql.id(`k${index}`)}`), sql`0 as nothing`])},
          ${sql.join(variables.map((variable) => sql`${variableSql(variable)} as ${sql.id(`v_${variable}`)}`))}
        from outcome_fact f
        where ${factConditions(scan)}
      ) f
    )
    select ${cellMark} as "isCell", array[${sql.join(groupColumns)}]::text[] as codes,
      ${categories.length > 0 ? sql`array[${sql.join(categoryColumns)}]::text[]` : sql`'{}'::text[]`} as categories,
      count(*)::int as started,
      count(*) filter (where due)::int as due,
      count(*) filter (where observed)::int as observed,
      count(*) filter (where due and not observed)::int as "missingOfDue",
      count(*) filter (where complete)::int as analysed,
      count(*) filter (where with_change)::int as "withChange",
      count(distinct patient_id) filter (where complete)::int as patients,
      count(*) filter (where complete and responder)::int as responders,
      count(distinct patient_id) filter (where complete and responder)::int as "responderPatients",
      count(distinct patient_id) filter (where complete and not responder)::int as "nonResponderPatients",
      count(*) filter (where due and with_change and responder)::int as "respondersOfDue",
      count(distinct patient_id) filter (where due and with_change and responder)::int as "dueResponderPatients",
      count(distinct patient_id) filter (where due and (with_change and responder) is not true)::int as "dueNonResponderPatients",
      count(distinct practitioner) filter (where complete)::int as practitioners,
      count(*) filter (where complete and practitioner_share < 0.5)::int as "treatedMostlyByOthers",
      count(*) filter (where complete and outside_window)::int as "outsideWindow",
      percentile_cont(0.5) within group (order by "v_CHANGE"::float8) filter (where complete) as median,
      array[${sql.join(numbered.map((v) => sql`(min(${v}) filter (where complete))::text`))}]::text[] as lowest,
      array[${sql.join(numbered.map((v) => sql`(max(${v}) filter (where complete))::text`))}]::text[] as highest,
      array[${sql.join(numbered.map(total))}]::text[] as sums,
      array[${sql.join(products.map(total))}]::text[] as "crossSums"
    from fact group by grouping sets (${sets})`.execute(database);

  const cellRows = rows.filter(({ isCell }) => isCell);
  return rows
    .filter(({ isCell }) => !isCell)
    .map((row) => ({
      ...row,
      ranges: Object.fromEntries(
        variables.map((variable, index) => [
          variable,
          { minimum: row.lowest[index] ?? null, maximum: row.highest[index] ?? null },
        ]),
      ),
      cells: (categories.length > 0 ? cellRows.filter(({ codes }) => sameCodes(codes, row.codes)) : [row])
        .filter(({ analysed }) => analysed > 0)
        .map(({ analysed: n, sums, crossSums, categories: present }) => ({
          categories: present,
          cell: sufficientStatistics({ n, variables, sums, crossSums }),
        })),
    }));
}

interface ScanRow extends Omit<GroupFacts, 'ranges' | 'cells'> {
  readonly isCell: boolean;
  readonly categories: readonly string[];
  readonly lowest: readonly (string | null)[];
  readonly highest: readonly (string | null)[];
  readonly sums: readonly (string | null)[];
  readonly crossSums: readonly (string | null)[];
}

function sameCodes(a: readonly string[], b: readonly string[]): boolean {
  return a.every((code, index) => code === b[index]);
}

/** The facts of the release that the comparison is over. */
export function factConditions({ organizationId, release, measure, timepoint, filter }: FactScan): RawBuilder<unknown> {
  const conditions = [
    sql`f.organization_id = ${organizationId}::uuid`,
    sql`f.measure = ${measure}`,
    sql`f.timepoint = ${timepoint}`,
    sql`f.from_release <= ${release} and (f.to_release is null or f.to_release > ${release})`,
  ];
  const oneOf = (dimension: Dimension, codes: readonly string[] | null | undefined) => {
    if (codes) conditions.push(sql`${dimensionSql(dimension)} = any (${[...codes]}::text[])`);
  };
  oneOf('CLINIC', filter.clinics);
  oneOf('REGION', filter.regions);
  oneOf('PRACTITIONER', filter.practitioners);
  oneOf('PROTOCOL', filter.protocols);
  oneOf('PROTOCOL_VERSION', filter.protocolVersions);
  oneOf('INDICATION', filter.indications);
  oneOf('DELIVERY', filter.deliveries);
  oneOf('SEX', filter.sexes);
  oneOf('AGE_BAND', filter.ageBands);
  oneOf('QUARTER', filter.quarters);
  return sql.join(conditions, sql` and `);
}

export function dimensionSql(dimension: Dimension): RawBuilder<unknown> {
  const recorded = (column: RawBuilder<unknown>) => sql`coalesce(${column}, ${sql.lit(NOT_RECORDED)})`;
  switch (dimension) {
    case 'CLINIC':
      return sql`f.clinic`;
    case 'REGION':
      return recorded(sql`f.region`);
    case 'PRACTITIONER':
      return sql`f.practitioner`;
    case 'TRAINING':
      return recorded(sql`f.training`);
    case 'PROTOCOL':
      return sql`f.protocol`;
    case 'PROTOCOL_VERSION':
      return sql`(f.protocol || '@' || f.protocol_version)`;
    case 'TECHNIQUE':
      return recorded(sql`f.technique`);
    case 'DELIVERY':
      return recorded(sql`f.delivery`);
    case 'INDICATION':
      return sql`f.indication`;
    case 'SEX':
      return sql`f.sex`;
    case 'AGE_BAND':
      return recorded(sql`((f.age / 10 * 10) || '-' || (f.age / 10 * 10 + 9))`);
    case 'QUARTER':
      return sql`f.quarter`;
  }
}

/** A summed variable as exact `numeric`, by its name in `scannedVariables`. */
export function variableSql(variable: string): RawBuilder<unknown> {
  return variable === CHANGE ? sql`(f.follow_up - f.baseline)` : covariateSql(variable as Covariate);
}

function covariateSql(covariate: Covariate): RawBuilder<unknown> {
  switch (covariate) {
    case 'BASELINE':
      return sql`f.baseline`;
    case 'AGE':
      return sql`f.age::numeric`;
    case 'BMI':
      return sql`f.bmi`;
    case 'PHOTOTYPE':
      return sql`f.phototype::numeric`;
    case 'PRIOR_COURSES':
      return sql`f.prior_courses::numeric`;
    case 'PRIOR_LIPOSUCTION':
      return sql`f.prior_liposuction::int::numeric`;
    case 'PREDISPOSITION':
      return sql`f.predisposition::int::numeric`;
    case 'SEX':
      return sql`f.sex`;
    case 'FAT_TYPE':
      return sql`f.fat_type`;
    case 'INDICATION':
      return sql`f.indication`;
    case 'PROTOCOL_VERSION':
      return dimensionSql('PROTOCOL_VERSION');
    case 'QUARTER':
      return sql`f.quarter`;
  }
}

function responderSql({ responder, isLowerBetter }: FactScan): RawBuilder<unknown> {
  if (!responder) return sql`null::boolean`;
  const benefit = isLowerBetter ? sql`(f.baseline - f.follow_up)` : sql`(f.follow_up - f.baseline)`;
  if ('amount' in responder) return sql`${benefit} >= ${responder.amount}::numeric`;
  return sql`${benefit} >= ${responder.shareOfBaseline}::numeric * abs(f.baseline)`;
}
