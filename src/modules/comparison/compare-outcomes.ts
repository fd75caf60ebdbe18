import { isCategorical, referenceOf, type Covariate } from './covariate.js';
import { compareCodes, type Dimension } from './dimension.js';
import { followUpNotes, followUpOf, type FollowUp } from './follow-up.js';
import { keyOf } from './group-key.js';
import { respondersOf, respondersOfWhole, type Responders } from './responders.js';
import { BASELINE, CHANGE, type GroupFacts } from './scan-facts.js';
import { ancova, type AdjustedGroup, type Ancova, type NoAncova } from './statistics/ancova.js';
import { anova } from './statistics/anova.js';
import { benjaminiHochberg } from './statistics/benjamini-hochberg.js';
import { expandCategories } from './statistics/categorical-covariate.js';
import { covariateOverlap, type OutsideCount } from './statistics/covariate-overlap.js';
import { describeGroup } from './statistics/describe-group.js';
import type { Interval } from './statistics/interval.js';
import type { StatisticalTest } from './statistics/statistical-test.js';
import {
  emptyCell,
  mergeCells,
  type ComparedGroup,
  type SufficientStatistics,
} from './statistics/sufficient-statistics.js';
import { figureNote, type FigureNote } from './statistics/undefined-reason.js';
import { welchTest } from './statistics/welch-test.js';
import { warningsOf } from './warnings.js';
import type { ComparisonWarning } from './statistics/comparison-warning.js';

/** A median of fewer courses than this is close to being one patient's own value. */
const SMALLEST_MEDIAN = 20;

/** The change of a measure in a set of courses, in the measure's unit. */
export interface OutcomeStatistics {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly standardError: number | null;
  readonly interval: Interval | null;
  readonly median: number | null;
  readonly baselineMean: number | null;
  readonly baselineSd: number | null;
}

export interface OutcomeGroup extends Responders {
  readonly codes: readonly string[];
  readonly statistics: OutcomeStatistics;
  readonly followUp: FollowUp;
  readonly adjustedMean: Interval | null;
  readonly difference: Interval | null;
  readonly pValue: number | null;
  readonly adjustedPValue: number | null;
  readonly notes: readonly FigureNote[];
}

export interface Comparison extends Responders {
  readonly n: number;
  readonly overall: OutcomeStatistics;
  readonly groups: readonly OutcomeGroup[];
  readonly suppressedGroups: number;
  readonly followUp: FollowUp;
  readonly welch: StatisticalTest;
  readonly anova: StatisticalTest;
  readonly adjustment: Ancova | null;
  readonly notes: readonly FigureNote[];
  readonly warnings: readonly ComparisonWarning[];
}

export interface ComparisonSettings {
  readonly groupBy: readonly Dimension[];
  readonly adjustFor: readonly Covariate[];
  readonly confidence: number;
  readonly minimumGroupSize: number;
  /** False for ordinal and binary measures: their codes have no mean. */
  readonly isNumeric: boolean;
  readonly hasResponderRule: boolean;
}

/** The groups that may be told of, in the order of their codes. A group with fewer patients takes part in nothing. */
export function shownGroups(facts: readonly GroupFacts[], minimumGroupSize: number): readonly GroupFacts[] {
  return facts
    .filter(({ patients }) => patients >= minimumGroupSize)
    .toSorted(
      (a, b) => a.codes.map((code, index) => compareCodes(code, b.codes[index]!)).find((order) => order !== 0) ?? 0,
    );
}

/** The whole comparison from what the scans gave. `shown` are the groups that may be told of, `overallMedian` is theirs. */
export function compareOutcomes(
  shown: readonly GroupFacts[],
  suppressedGroups: number,
  outside: readonly OutsideCount[],
  overallMedian: number | null,
  settings: ComparisonSettings,
): Comparison {
  const { adjustFor, confidence, isNumeric } = settings;
  const { groups: compared, covariates } = expand(shown, adjustFor);
  const numericGroups = isNumeric ? compared : [];
  const whole = merge(compared.map(({ cell }) => cell));
  const overall = describe(whole, overallMedian, confidence, isNumeric);
  const model = ancova({ groups: numericGroups, response: CHANGE, covariates, confidence });
  const overlap = covariateOverlap(numericGroups, covariates, outside);
  const groups = shown.map((facts, index) => groupOf(facts, compared[index]!, model, overlap.groups, settings));
  const adjustedPValues = benjaminiHochberg(groups.map(({ pValue }) => pValue));
  const counts = sumOf(shown);
  const responders = respondersOfWhole(counts, groups, settings);
  const followUp = followUpOf(counts);
  const isFitted = model.kind === 'FITTED';
  return {
    n: whole.n,
    overall: overall.statistics,
    groups: groups.map((group, index) => ({ ...group, adjustedPValue: adjustedPValues[index] ?? null })),
    suppressedGroups,
    followUp,
    welch: welchTest(numericGroups, CHANGE),
    anova: anova(numericGroups, CHANGE),
    adjustment: adjustFor.length > 0 && isFitted ? model : null,
    responders: responders.responders,
    respondersOfDue: responders.respondersOfDue,
    notes: [
      ...overall.notes,
      ...responders.notes,
      ...followUpNotes(followUp),
      ...(isFitted || adjustFor.length === 0 ? [] : [isNumeric ? model.note : figureNote('adjustment', 'NOT_NUMERIC')]),
    ],
    warnings: [
      ...warningsOf(shown, settings),
      ...(adjustFor.length > 0 && isFitted ? model.warnings : []),
      ...(adjustFor.length > 0 ? overlap.warnings : []),
    ],
  };
}

function groupOf(
  facts: GroupFacts,
  { key, cell }: ComparedGroup,
  model: Ancova | NoAncova,
  overlaps: ReturnType<typeof covariateOverlap>['groups'],
  settings: ComparisonSettings,
): OutcomeGroup {
  const described = describe(cell, facts.median, settings.confidence, settings.isNumeric);
  const responders = respondersOf(facts, settings);
  const fitted = model.kind === 'FITTED' ? model.groups.find((group) => group.key === key) : undefined;
  const withheld =
    settings.adjustFor.length > 0 ? (overlaps.find((overlap) => overlap.key === key)?.withheld ?? null) : null;
  const difference = withheld ? null : (fitted?.difference ?? null);
  const followUp = followUpOf(facts);
  return {
    codes: facts.codes,
    statistics: described.statistics,
    followUp,
    adjustedMean: settings.adjustFor.length > 0 && !withheld ? (fitted?.adjustedMean ?? null) : null,
    difference,
    pValue: difference?.pValue ?? null,
    adjustedPValue: null,
    responders: responders.responders,
    respondersOfDue: responders.respondersOfDue,
    notes: [
      ...described.notes,
      ...responders.notes,
      ...followUpNotes(followUp),
      ...modelNotes(model, fitted, withheld, settings),
    ],
  };
}

/** Why the figures that come from the model are null in a group. */
function modelNotes(
  model: Ancova | NoAncova,
  fitted: AdjustedGroup | undefined,
  withheld: FigureNote | null,
  { adjustFor, isNumeric }: ComparisonSettings,
): readonly FigureNote[] {
  const contrasts = ['difference', 'pValue', 'adjustedPValue'];
  const all = adjustFor.length > 0 ? ['adjustedMean', ...contrasts] : contrasts;
  if (!isNumeric) return all.map((figure) => figureNote(figure, 'NOT_NUMERIC'));
  if (withheld) return all.map((figure) => ({ ...withheld, figure }));
  if (model.kind === 'UNDEFINED') return all.map((figure) => ({ ...model.note, figure }));
  return (fitted?.notes ?? []).flatMap((note) => contrasts.map((figure) => ({ ...note, figure })));
}

function describe(cell: SufficientStatistics, median: number | null, confidence: number, isNumeric: boolean) {
  const { n } = cell;
  if (!isNumeric) {
    const statistics: OutcomeStatistics = {
      n,
      mean: null,
      sd: null,
      standardError: null,
      interval: null,
      median: null,
      baselineMean: null,
      baselineSd: null,
    };
    const figures = Object.keys(statistics).filter((figure) => figure !== 'n');
    return { statistics, notes: figures.map((figure) => figureNote(figure, 'NOT_NUMERIC')) };
  }
  const change = describeGroup(cell, CHANGE, confidence);
  const baseline = describeGroup(cell, BASELINE, confidence);
  const hasMedian = n >= SMALLEST_MEDIAN;
  const statistics: OutcomeStatistics = {
    n,
    mean: change.mean,
    sd: change.sd,
    standardError: change.standardError,
    interval: change.interval,
    median: hasMedian ? median : null,
    baselineMean: baseline.mean,
    baselineSd: baseline.sd,
  };
  const medianNotes = hasMedian
    ? []
    : [figureNote('median', 'SUPPRESSED', 'A median of fewer than 20 courses is close to one patient’s own value.')];
  const baselineNotes = baseline.notes
    .filter(({ figure }) => figure === 'mean' || figure === 'sd')
    .map((note) => ({ ...note, figure: note.figure === 'mean' ? 'baselineMean' : 'baselineSd' }));
  return { statistics, notes: [...change.notes, ...medianNotes, ...baselineNotes] };
}

/** The groups with indicator variables for their categorical covariates, and the names of all covariates of the model. */
function expand(shown: readonly GroupFacts[], adjustFor: readonly Covariate[]) {
  const categorical = adjustFor.filter(isCategorical);
  const apart = shown.flatMap((facts) => facts.cells.map((cell) => ({ key: keyOf(facts), ...cell })));
  const { cells, indicators } = categorical.reduce(
    (expanded, covariate, index) => {
      const next = expandCategories(
        expanded.cells,
        covariate,
        ({ categories }) => categories[index]!,
        referenceOf(covariate),
      );
      return { cells: next.cells, indicators: { ...expanded.indicators, [covariate]: next.indicators } };
    },
    {
      cells: apart as readonly (typeof apart)[number][],
      indicators: {} as Readonly<Record<string, readonly string[]>>,
    },
  );
  return {
    covariates: adjustFor.flatMap((covariate) => indicators[covariate] ?? [covariate]),
    groups: shown.map((facts) => {
      const key = keyOf(facts);
      return { key, cell: merge(cells.filter((cell) => cell.key === key).map(({ cell }) => cell)) };
    }),
  };
}

function merge(cells: readonly SufficientStatistics[]): SufficientStatistics {
  const [first, ...others] = cells;
  return first ? mergeCells(first, ...others) : emptyCell([CHANGE, BASELINE]);
}

/** The counts of several groups together. */
function sumOf(groups: readonly GroupFacts[]) {
  const sum = (count: (group: GroupFacts) => number) => groups.reduce((total, group) => total + count(group), 0);
  return {
    started: sum(({ started }) => started),
    due: sum(({ due }) => due),
    observed: sum(({ observed }) => observed),
    missingOfDue: sum(({ missingOfDue }) => missingOfDue),
    analysed: sum(({ analysed }) => analysed),
    responders: sum(({ responders }) => responders),
    responderPatients: sum(({ responderPatients }) => responderPatients),
    nonResponderPatients: sum(({ nonResponderPatients }) => nonResponderPatients),
    respondersOfDue: sum(({ respondersOfDue }) => respondersOfDue),
    dueResponderPatients: sum(({ dueResponderPatients }) => dueResponderPatients),
    dueNonResponderPatients: sum(({ dueNonResponderPatients }) => dueNonResponderPatients),
  };
}
