import { expect, test } from 'vitest';
import { deviationHeatmap } from '../../../src/modules/technique-variation/charts/deviation-heatmap.js';
import { parameterNames, schoolGroups } from '../../../src/modules/technique-variation/charts/names-shown.js';
import { practitionersShown } from '../../../src/modules/technique-variation/charts/practitioners-shown.js';
import { techniqueDrift } from '../../../src/modules/technique-variation/charts/technique-drift.js';
import type { TechniqueFiguresShown } from '../../../src/modules/technique-variation/charts/technique-figures-shown.js';
import { techniqueProfile } from '../../../src/modules/technique-variation/charts/technique-profile.js';
import { categoryLooks } from '../../../src/platform/charts/chart-theme.js';
import { drawChart } from '../../../src/platform/charts/draw-chart.js';
import { readSvg } from '../../platform/charts/svg-document.js';
import { figuresOf } from './charts-scene.js';

const kinds = [
  ['heat map', deviationHeatmap],
  ['profile', techniqueProfile],
  ['drift', techniqueDrift],
] as const;

const textsOf = async (build: (typeof kinds)[number][1], figures: TechniqueFiguresShown, highlight?: string) =>
  readSvg(await drawChart(build(figures, highlight)!)).texts;

test.each(kinds)('the %s names every practitioner and every school', async (_, build) => {
  const figures = figuresOf(20);
  const texts = await textsOf(build, figures);
  expect(texts).toEqual(expect.arrayContaining(figures.practitioners.map(({ code }) => code)));
  expect(texts).toEqual(expect.arrayContaining(['French school', 'Italian school', 'School not recorded']));
});

test.each(kinds)('the %s of one practitioner with one month can be drawn', async (_, build) => {
  const figures = withFirst(figuresOf(1), { drift: [{ month: '2026-01', courses: 3, distance: 0.2 }] });
  expect(await textsOf(build, figures)).toContain('P-1');
});

test.each(kinds)('the %s shows a code as it is written, and draws no markup from it', async (_, build) => {
  const figures = withFirst(figuresOf(3), { code: '<script>&"' });
  expect(await textsOf(build, figures)).toContain('<script>&"');
});

test.each(kinds)('the %s without codes names the highlighted practitioner alone', async (_, build) => {
  const { practitioners, ...rest } = figuresOf(12);
  const figures = {
    ...rest,
    practitioners: practitioners.map((one) => (one.code === 'P-7' ? one : { ...one, code: null })),
  };
  const texts = await textsOf(build, figures, 'P-7');
  const named = texts.filter((text) => /^(▶ )?P-\d+$/.test(text));
  expect(named.map((text) => text.replace('▶ ', ''))).toEqual(['P-7']);
});

test.each(kinds)('the %s of more practitioners than it has room for says whom it shows', async (kind, build) => {
  const chart = build(figuresOf(132))!;
  const most = kind === 'drift' ? 24 : 60;
  const remark = `Shown: the ${most} practitioners with most courses of 132.`;
  expect(chart.description).toContain(remark);
  const { texts } = readSvg(await drawChart(chart));
  expect(texts.join(' ')).toContain(remark);
  expect(texts.filter((text) => /^P-\d+$/.test(text))).toHaveLength(most);
});

test('rows stand by school and code, whatever their figures are', () => {
  const { practitioners } = practitionersShown(figuresOf(20).practitioners, 60);
  expect(practitioners.slice(0, 8).map(({ label }) => label)).toEqual([
    'P-2',
    'P-5',
    'P-7',
    'P-10',
    'P-12',
    'P-15',
    'P-17',
    'P-20',
  ]);
  const places = practitioners.map(({ school }) => schoolGroups.indexOf(school));
  expect(places).toEqual(places.toSorted((left, right) => left - right));
});

test('the highlighted practitioner is shown also with few courses', () => {
  const all = figuresOf(132).practitioners;
  const fewest = all.reduce((few, other) => (other.courses < few.courses ? other : few));
  const { practitioners, remark } = practitionersShown(all, 60, fewest.code!);
  expect(practitioners).toHaveLength(60);
  expect(practitioners.filter(({ isHighlighted }) => isHighlighted).map(({ label }) => label)).toEqual([fewest.code]);
  expect(remark).toBe('Shown: the 60 practitioners with most courses of 132, the highlighted one in any case.');
});

test('a cell holds its distance with an arrow to the side, and a dot where nothing was recorded', async () => {
  const depth = (n: number, fromProtocol: number | null, signedMean: number | null) =>
    withFirst(figuresOf(1), { parameters: [{ parameter: 'DEPTH_MM', n, mean: 4, sd: 1, signedMean, fromProtocol }] });
  expect(await textsOf(deviationHeatmap, depth(40, 0.315, 0.8))).toContain('0.32 ▲');
  expect(await textsOf(deviationHeatmap, depth(40, 0.07, -0.3))).toContain('0.07 ▼');
  expect(await textsOf(deviationHeatmap, depth(40, 0.02, 0.05))).toContain('0.02');
  const dots = (texts: readonly string[]) => texts.filter((text) => text === '•').length;
  expect(dots(await textsOf(deviationHeatmap, depth(0, null, null)))).toBe(12);
  expect(dots(await textsOf(deviationHeatmap, depth(40, 0, 0)))).toBe(11);
});

test('the description of the heat map says how far, who and to which side', () => {
  const figures = withFirst(figuresOf(1), {
    parameters: [{ parameter: 'DEPTH_MM', n: 40, mean: 6, sd: 1, signedMean: 2, fromProtocol: 0.62 }],
  });
  const { description } = deviationHeatmap(figures);
  expect(description).toContain('1 practitioner: Italian school 1.');
  expect(description).toContain('Depth: median 0.62, largest 0.62 (P-1, above the target).');
  expect(description).toContain('In 11 cells of 12 nothing was recorded.');
});

test('the description of the profile gives the range of the means and how many leave the tolerance', () => {
  const figures = withFirst(figuresOf(1), {
    parameters: [{ parameter: 'DEPTH_MM', n: 40, mean: 5.25, sd: 1, signedMean: 1.25, fromProtocol: 0.4 }],
  });
  expect(techniqueProfile(figures)!.description).toContain(
    'Depth, protocol 4 mm (3–5): means from 5.25 mm (P-1) to 5.25 mm (P-1), median 5.25 mm; outside the tolerance 1 of 1.',
  );
});

test('the description of the drift says who moved', () => {
  const figures = withFirst(figuresOf(1), {
    drift: [
      { month: '2026-03', courses: 3, distance: 0.4 },
      { month: '2025-12', courses: 3, distance: 0.15 },
    ],
  });
  const { description } = techniqueDrift(figures)!;
  expect(description).toContain('from 2025-12 to 2026-03');
  expect(description).toContain('1 of 1 line moved away from the protocol by 0.05 or more and 0 came nearer.');
  expect(description).toContain('Largest changes: P-1 from 0.15 to 0.40.');
});

test('a month without sessions has its place on the axis', async () => {
  const figures = withFirst(figuresOf(1), {
    drift: [
      { month: '2025-12', courses: 3, distance: 0.15 },
      { month: '2026-02', courses: 3, distance: 0.2 },
    ],
  });
  expect(await textsOf(techniqueDrift, figures)).toEqual(expect.arrayContaining(['2025-12', '2026-01', '2026-02']));
});

test('there is no profile without numbers, and no drift without distances', () => {
  expect(techniqueProfile(withFirst(figuresOf(1), { parameters: [] }))).toBeNull();
  expect(
    techniqueDrift(withFirst(figuresOf(1), { drift: [{ month: '2026-01', courses: 0, distance: null }] })),
  ).toBeNull();
});

test('every school has a look of its own, every parameter a name of its own', () => {
  expect(schoolGroups.length).toBeLessThanOrEqual(categoryLooks.length);
  expect(new Set(Object.values(parameterNames)).size).toBe(Object.keys(parameterNames).length);
});

function withFirst(
  figures: TechniqueFiguresShown,
  changes: Partial<TechniqueFiguresShown['practitioners'][number]>,
): TechniqueFiguresShown {
  const [first, ...others] = figures.practitioners;
  return { ...figures, practitioners: [{ ...first!, ...changes }, ...others] };
}
