/** A node of what `explain (analyze, verbose, format json)` tells, as far as it is looked at. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Parent Relationship'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Filter?: string;
  readonly Output?: readonly string[];
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** The tables that grow with every patient. */
const LARGE: ReadonlySet<string> = new Set([
  'patient',
  'treatment_course',
  'treatment_session',
  'session_substance',
  'outcome_assessment',
  'adverse_event',
]);
/** As many rows as one scan may read of a large table for a page of an answer; an organization has more in each of them. */
const MOST_ROWS = 1000;
/** The one index over tenants: that of the organizations themselves. */
const WITHOUT_ORGANIZATION: ReadonlySet<string> = new Set(['organization_pkey']);
const startsWithOrganization = /^\(+(\w+\.)?organization_id = /;
/** A record's id that is compared with each row, as an index should do it. What row security adds is `= ANY`. */
const idInFilter = /\b(?!organization_id)\w+_id = (?!ANY)/;

/** What in a plan would become slow as organizations grow, in words; nothing for a good plan. */
export function problemsOf(plan: PlanNode, isCounted = false): readonly string[] {
  const below = (plan.Plans ?? []).flatMap((each) => problemsOf(each, isCountedBelow(plan, each, isCounted)));
  return [...problemsAt(plan, isCounted), ...below];
}

function problemsAt(plan: PlanNode, isCounted: boolean): readonly string[] {
  const table = plan['Relation Name'];
  const index = plan['Index Name'];
  const at = [plan['Node Type'], table && `of ${table}`, index && `by ${index}`].filter(Boolean).join(' ');
  const problems: string[] = [];
  if (
    index !== undefined &&
    !WITHOUT_ORGANIZATION.has(index) &&
    !startsWithOrganization.test(plan['Index Cond'] ?? '')
  ) {
    problems.push(`${at} does not begin with the organization: ${plan['Index Cond']}`);
  }
  if (table === undefined || !LARGE.has(table)) return problems;
  if (plan['Node Type'] === 'Seq Scan') problems.push(`${at} reads every organization's rows`);
  if (idInFilter.test(plan.Filter ?? '')) problems.push(`${at} tries row by row: ${plan.Filter}`);
  const read = rowsRead(plan);
  if (!isCounted && read > MOST_ROWS) problems.push(`${at} reads ${read} rows`);
  return problems;
}

/** A count has to look at every row that it counts, a page has not. */
function isCountedBelow(plan: PlanNode, below: PlanNode, isCounted: boolean): boolean {
  if (plan['Node Type'] === 'Limit' || below['Parent Relationship'] === 'SubPlan') return false;
  return (
    isCounted ||
    (plan['Node Type'] === 'Aggregate' && (plan.Output ?? []).every((value) => /^\(?count\(\*\)/.test(value)))
  );
}

function rowsRead(plan: PlanNode): number {
  const removed = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  return Math.round((plan['Actual Rows'] + removed) * plan['Actual Loops']);
}
