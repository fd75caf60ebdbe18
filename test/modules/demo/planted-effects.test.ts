import { describe, expect, test } from 'vitest';
import { demoChain } from '../../../src/modules/demo/demo-chain.js';
import { branchCodes } from '../../../src/modules/demo/demo-branches.js';
import { measureOf, measuresOfProtocol } from '../../../src/modules/demo/demo-measures.js';
import { depthEffects, versionEffects, type ProtocolCode } from '../../../src/modules/demo/planted-effects.js';
import { simulateCourses } from '../../../src/modules/demo/simulate-courses.js';
import { defaultAsOf, addDays } from '../../../src/modules/demo/calendar.js';
import {
  adjustedDifferences,
  crudeDifferences,
  mean,
  observedCourses,
  plantedDifferences,
  type ObservedCourse,
} from './analysis.js';
import { contrast, leastSquares } from './least-squares.js';

const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
const chains = seeds.map((seed) => demoChain({ seed }));
const protocols: readonly ProtocolCode[] = ['cellulite', 'facial-rejuvenation', 'hair', 'pain'];

function observed(chain: (typeof chains)[number], protocol: ProtocolCode): readonly ObservedCourse[] {
  return observedCourses(chain, protocol, measuresOfProtocol[protocol][0]!, 'week-12');
}

/**
 * Mean square of standard scores: 1 when estimates scatter about the truth as their standard errors say;
 * a little less here, because what practitioners add is known and yet counts in the standard error.
 */
function meanSquare(scores: readonly number[]): number {
  return mean(scores.map((score) => score * score));
}

describe.each(protocols)('%s: analysis of covariance', (protocol) => {
  const perPoint = measureOf(measuresOfProtocol[protocol][0]!).changePerPoint;
  const samples = chains.map((chain) => observed(chain, protocol));

  test('finds the planted branch differences within their sampling error', () => {
    const scores = samples.flatMap((courses) => {
      const planted = plantedDifferences(courses, protocol, perPoint);
      return adjustedDifferences(courses).map(
        ({ branch, estimate, standardError }) => (estimate - planted.get(branch)!) / standardError,
      );
    });
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4);
    expect(meanSquare(scores)).toBeGreaterThan(0.5);
    expect(meanSquare(scores)).toBeLessThan(1.5);
    branchCodes.forEach((_, index) => {
      const ofBranch = scores.filter((__, i) => i % branchCodes.length === index);
      expect(Math.abs(mean(ofBranch)) * Math.sqrt(ofBranch.length)).toBeLessThan(3.5);
    });
  });

  test('finds what a version and a millimetre of depth add, within practitioners', () => {
    const depthScores: number[] = [];
    const versionScores: number[] = [];
    for (const courses of samples) {
      const groups = [...new Set(courses.map(({ branch, practitioner }) => `${branch} ${practitioner}`))];
      const versions = versionEffects[protocol].slice(1);
      const fit = leastSquares(
        courses.map((one) => [
          one.meanDepthMm,
          ...versions.map((_, i) => Number(one.version === i + 2)),
          ...groups.map((group) => Number(group === `${one.branch} ${one.practitioner}`)),
          ...one.covariates,
        ]),
        courses.map(({ change }) => change),
      );
      const score = (column: number, planted: number): number => {
        const { estimate, standardError } = contrast(
          fit,
          fit.coefficients.map((_, i) => Number(i === column)),
        );
        return (estimate - perPoint * planted) / standardError;
      };
      depthScores.push(score(0, depthEffects[protocol].perMm));
      versions.forEach((planted, i) => versionScores.push(score(i + 1, planted)));
    }
    for (const scores of [depthScores, versionScores]) {
      expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4);
      expect(Math.abs(mean(scores)) * Math.sqrt(scores.length)).toBeLessThan(4);
    }
  });
});

test('in cellulite, crude means hide that Cape Town is far better than Durban, and adjusted ones show it', () => {
  const perPoint = measureOf('thigh').changePerPoint;
  const gaps = chains.map((chain) => {
    const courses = observed(chain, 'cellulite');
    const crude = crudeDifferences(courses);
    const adjusted = new Map(adjustedDifferences(courses).map(({ branch, estimate }) => [branch, estimate]));
    return {
      crude: (crude.get('cape-town')! - crude.get('durban')!) / perPoint,
      adjusted: (adjusted.get('cape-town')! - adjusted.get('durban')!) / perPoint,
    };
  });
  expect(mean(gaps.map(({ adjusted }) => adjusted))).toBeGreaterThan(0.8);
  expect(mean(gaps.map(({ crude }) => crude))).toBeLessThan(0.45);
});

test('between practitioners depth looks useless in cellulite, within them it is not', () => {
  const slopes = chains.map((chain) => {
    const courses = observed(chain, 'cellulite');
    const codes = [...new Set(courses.map(({ practitioner }) => practitioner))];
    const byPractitioner = codes.map((code) => courses.filter(({ practitioner }) => practitioner === code));
    const fit = leastSquares(
      byPractitioner.map((own) => [1, mean(own.map(({ meanDepthMm }) => meanDepthMm))]),
      byPractitioner.map((own) => mean(own.map(({ change }) => change))),
    );
    return fit.coefficients[1]! / measureOf('thigh').changePerPoint;
  });
  expect(mean(slopes)).toBeLessThan(0.15);
  expect(depthEffects.cellulite.perMm).toBe(0.25);
});

describe('follow-up', () => {
  const due = seeds.map((seed) =>
    simulateCourses({ seed, asOf: defaultAsOf }).filter(({ startedOn }) => addDays(startedOn, 105) <= defaultAsOf),
  );
  const came = (course: (typeof due)[number][number]): boolean =>
    course.outcomes.some(({ timepoint }) => timepoint === 'week-12');

  /** Difference between those who came and those who did not, in standard errors. */
  function score(courses: (typeof due)[number], of: (course: (typeof due)[number][number]) => number): number {
    const [seen, missed] = [courses.filter(came).map(of), courses.filter((one) => !came(one)).map(of)];
    const spread = (values: readonly number[]): number =>
      mean(values.map((value) => (value - mean(values)) ** 2)) / values.length;
    return (mean(seen) - mean(missed)) / Math.sqrt(spread(seen) + spread(missed));
  }

  test('is missing without regard to what chance did to the outcome', () => {
    const scores = due.map((courses) => score(courses, ({ chancePoints }) => chancePoints));
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4);
    expect(Math.abs(mean(scores)) * Math.sqrt(scores.length)).toBeLessThan(3.5);
  });

  test('is missing with regard to what is recorded: age, branch, and whether the course was stopped', () => {
    expect(mean(due.map((courses) => score(courses, ({ intake }) => intake.age)))).toBeGreaterThan(2);
    expect(mean(due.map((courses) => score(courses, ({ branch }) => Number(branch === 'lagos'))))).toBeLessThan(-2);
    expect(mean(due.map((courses) => score(courses, ({ status }) => Number(status === 'STOPPED'))))).toBeLessThan(-2);
  });
});
