import type { SqlEntityManager } from '@mikro-orm/sql';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { DomainError } from '../../platform/errors.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { parseTimepoint, timepointExamples } from '../codes/timepoint.js';
import type { OutcomeMeasure } from '../outcome-measure/outcome-measure.entity.js';
import type { OutcomeMeasureService } from '../outcome-measure/outcome-measure.service.js';
import type { DataRelease } from '../release/data-release.entity.js';
import type { ReleaseService } from '../release/release.service.js';
import { compareOutcomes, shownGroups, type Comparison } from './compare-outcomes.js';
import { keyOf } from './group-key.js';
import type { OutcomeComparisonInput } from './comparison-input.type.js';
import type { Dimension } from './dimension.js';
import { labelsOf, type Labels } from './group-labels.js';
import { scanFacts, type FactScan, type ResponderRule } from './scan-facts.js';
import { scanOutside } from './scan-outside.js';

/** What was computed, for whoever repeats it. */
const METHOD =
  'Mesograph comparison 1. Change = follow-up − baseline; sums are exact. Intervals of means: Student t. Tests: Welch (1951) and ' +
  'one-way analysis of variance. Adjustment: analysis of covariance with common slopes, adjusted means at the covariates’ means. ' +
  'Differences: from the mean of all courses shown. Shares: Wilson (1927). P values: Benjamini & Hochberg (1995).';

/** A comparison with what it is about. */
export interface ComparisonAnswer extends Comparison {
  readonly measure: Row<OutcomeMeasure>;
  readonly timepoint: string;
  readonly release: Row<DataRelease>;
  readonly groupBy: readonly Dimension[];
  readonly labels: Labels;
  readonly method: string;
}

/** Compares outcomes between groups of courses, from the organization's current release. */
export class ComparisonService {
  readonly #em: SqlEntityManager;
  readonly #measures: OutcomeMeasureService;
  readonly #releases: ReleaseService;

  constructor(em: SqlEntityManager, measures: OutcomeMeasureService, releases: ReleaseService) {
    this.#em = em;
    this.#measures = measures;
    this.#releases = releases;
  }

  async compare(input: OutcomeComparisonInput): Promise<ComparisonAnswer> {
    const confidence = input.confidence ?? 0.95;
    refuseNonsense(input, confidence);
    const measure = await this.#measures.byCode(input.measure);
    if (!measure)
      throw new DomainError('BAD_USER_INPUT', 'There is no measure with this code: `outcomeMeasures` lists them.');
    const release = await this.#releases.current();
    if (!release) {
      throw new DomainError(
        'NOT_FOUND',
        'There is no data release yet: an import makes one, and so does publishDataRelease.',
      );
    }
    const { minimumGroupSize } = release;
    const responder = responderRule(input, measure);
    const scan: FactScan = {
      organizationId: organizationOf(this.#em),
      release: release.number,
      cutOff: new Date(String(release.cutOff)).toISOString(),
      measure: measure.code,
      timepoint: input.timepoint,
      isLowerBetter: measure.betterWhen === 'LOWER',
      groupBy: input.groupBy,
      adjustFor: input.adjustFor ?? [],
      filter: input.filter ?? {},
      responder,
    };
    const database = this.#em.getKysely<Record<string, never>>();
    const facts = await scanFacts(database, scan);
    const shown = shownGroups(facts, minimumGroupSize);
    const { outside, median } = await scanOutside(database, scan, shown, keyOf);
    const comparison = compareOutcomes(shown, facts.length - shown.length, outside, median, {
      groupBy: input.groupBy,
      adjustFor: scan.adjustFor,
      confidence,
      minimumGroupSize,
      isNumeric: measure.valueType === 'CONTINUOUS' || measure.valueType === 'COUNT',
      hasResponderRule: responder !== null,
    });
    return {
      ...comparison,
      measure,
      timepoint: input.timepoint,
      release,
      groupBy: input.groupBy,
      labels: await labelsOf(database, scan.organizationId, input.groupBy),
      method: METHOD,
    };
  }
}

function refuseNonsense(
  { timepoint, groupBy, adjustFor, responder }: OutcomeComparisonInput,
  confidence: number,
): void {
  const refuse = (message: string): never => {
    throw new DomainError('BAD_USER_INPUT', message);
  };
  const kind = parseTimepoint(timepoint)?.kind;
  if (!kind) refuse(`\`timepoint\` is one of ${timepointExamples}.`);
  if (kind === 'BASELINE') refuse('`timepoint` is a follow-up: the change is follow-up minus baseline.');
  if (groupBy.length < 1 || groupBy.length > 2) refuse('`groupBy` names one or two dimensions.');
  if (new Set(groupBy).size < groupBy.length) refuse('`groupBy` names a dimension twice.');
  if (new Set(adjustFor).size < (adjustFor?.length ?? 0)) refuse('`adjustFor` names a covariate twice.');
  if (!(confidence > 0.5 && confidence < 1)) refuse('`confidence` lies between 0.5 and 1, as in 0.95.');
  if (responder && (responder.minimumBenefit == null) === (responder.minimumShareOfBaseline == null)) {
    refuse('`responder` says either `minimumBenefit` or `minimumShareOfBaseline`.');
  }
}

/** What counts as a response: as asked, else by the measure's minimal important difference, absolute before relative. */
function responderRule({ responder }: OutcomeComparisonInput, measure: Row<OutcomeMeasure>): ResponderRule | null {
  if (responder?.minimumBenefit != null) return { amount: String(responder.minimumBenefit) };
  if (responder?.minimumShareOfBaseline != null) return { shareOfBaseline: String(responder.minimumShareOfBaseline) };
  if (measure.minimalImportantDifference != null) return { amount: String(measure.minimalImportantDifference) };
  if (measure.relativeImportantDifference != null)
    return { shareOfBaseline: String(measure.relativeImportantDifference) };
  return null;
}
