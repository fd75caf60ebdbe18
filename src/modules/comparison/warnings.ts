import { followUpOf } from './follow-up.js';
import type { ComparisonSettings } from './compare-outcomes.js';
import { keyOf } from './group-key.js';
import type { GroupFacts } from './scan-facts.js';
import {
  comparisonWarnings,
  type ComparisonWarning,
  type ComparisonWarningCode,
} from './statistics/comparison-warning.js';

const HIGH_MISSING_SHARE = 0.2;
const HIGH_MISSING_GAP = 0.1;
const LOW_COMPLETENESS = 0.9;
/** A mean and standard deviation of fewer courses are hardly reliable. */
const FEW_COURSES = 10;

/** What a careful statistician would say about the data behind a comparison. Sentences name groups that are shown only. */
export function warningsOf(shown: readonly GroupFacts[], settings: ComparisonSettings): readonly ComparisonWarning[] {
  if (shown.length === 0) return [];
  return [
    ...followUpBias(shown),
    ...(settings.adjustFor.length === 0 ? [warning('NOT_ADJUSTED')] : incompleteCovariates(shown)),
    ...named(shown, ({ analysed }) => analysed < FEW_COURSES, 'FEW_COURSES'),
    ...(isByPlace(settings) ? named(shown, ({ practitioners }) => practitioners === 1, 'ONE_PRACTITIONER') : []),
    ...named(shown, ({ treatedMostlyByOthers }) => treatedMostlyByOthers > 0, 'TREATED_BY_OTHERS'),
    ...named(shown, ({ outsideWindow }) => outsideWindow > 0, 'OUTSIDE_WINDOW'),
    ...named(shown, ({ analysed, patients }) => analysed > patients, 'REPEATED_PATIENTS'),
  ];
}

function followUpBias(shown: readonly GroupFacts[]): readonly ComparisonWarning[] {
  const shares = shown.map((group) => followUpOf(group).missingShare).filter((share) => share !== null);
  if (shares.length === 0) return [];
  const due = shown.reduce((sum, group) => sum + group.due, 0);
  const missing = shown.reduce((sum, group) => sum + group.missingOfDue, 0);
  const isBiased = missing / due > HIGH_MISSING_SHARE || Math.max(...shares) - Math.min(...shares) > HIGH_MISSING_GAP;
  return isBiased ? [warning('FOLLOW_UP_BIAS')] : [];
}

function incompleteCovariates(shown: readonly GroupFacts[]): readonly ComparisonWarning[] {
  const withChange = shown.reduce((sum, group) => sum + group.withChange, 0);
  const analysed = shown.reduce((sum, group) => sum + group.analysed, 0);
  return analysed / withChange < LOW_COMPLETENESS ? [warning('INCOMPLETE_COVARIATES')] : [];
}

function isByPlace({ groupBy }: ComparisonSettings): boolean {
  return groupBy.includes('CLINIC') || groupBy.includes('REGION');
}

function named(
  shown: readonly GroupFacts[],
  isMeant: (group: GroupFacts) => boolean,
  code: ComparisonWarningCode,
): readonly ComparisonWarning[] {
  const keys = shown.filter(isMeant).map(keyOf);
  return keys.length > 0 ? [{ code, message: `${comparisonWarnings[code]} This concerns ${keys.join(', ')}.` }] : [];
}

function warning(code: ComparisonWarningCode): ComparisonWarning {
  return { code, message: comparisonWarnings[code] };
}
