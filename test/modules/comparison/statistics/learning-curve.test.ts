import { expect, test } from 'vitest';
import { tHalfWidth } from '../../../../src/modules/comparison/statistics/distributions.js';
import { learningCurve } from '../../../../src/modules/comparison/statistics/learning-curve.js';
import { cellOfRows } from './support/cell-of-rows.js';
import { expectClose } from './support/reference-cases.js';
import { robustOfRows } from './support/robust-rows.js';
import { seededRandom, shuffled } from './support/seeded-random.js';

type Row = Readonly<Record<'practitioner' | 'quarter' | 'ln' | 'age' | 'y', string>>;

/** Practitioners who begin in different quarters and treat at different paces. */
function practice(seed: number, perDoubling: number): readonly Row[] {
  const random = seededRandom(seed);
  return Array.from({ length: 8 }, (_, practitioner) => {
    let place = practitioner % 4;
    const pace = 0.04 + 0.12 * random();
    return Array.from({ length: 6 + 3 * practitioner }, (__, index): Row => {
      place += pace * random() * 2;
      const age = 30 + 30 * random();
      const y = practitioner - 0.2 * Math.floor(place) + 0.05 * age + perDoubling * Math.log2(index + 1) + random();
      return {
        practitioner: `P${practitioner}`,
        quarter: `Q${Math.floor(place)}`,
        ln: Math.log(index + 1).toFixed(12),
        age: age.toFixed(1),
        y: y.toFixed(3),
      };
    });
  }).flat();
}

function curve(rows: readonly Row[], covariates: readonly string[] = ['age']) {
  const cells = Map.groupBy(rows, ({ practitioner, quarter }) => `${practitioner} ${quarter}`);
  return learningCurve({
    cells: [...cells.values()].map((own) => ({
      practitioner: own[0]!.practitioner,
      quarter: own[0]!.quarter,
      cell: cellOfRows(['ln', 'age', 'y'], own),
    })),
    logCaseNumber: 'ln',
    covariates,
    response: 'y',
    confidence: 0.95,
  });
}

const rows = practice(81, 0.4);

test('the slope per doubling is that of the rows with levels of practitioners and quarters', () => {
  const levels = (of: 'practitioner' | 'quarter') =>
    [...new Set(rows.map((row) => row[of]))].toSorted().map((key) => rows.map((row) => (row[of] === key ? 1 : 0)));
  const quarters = levels('quarter').slice(1);
  const columns = [
    rows.map(({ ln }) => Number(ln)),
    rows.map(({ age }) => Number(age)),
    ...levels('practitioner'),
    ...quarters,
  ];
  const expected = robustOfRows(
    columns,
    rows.map(({ y }) => Number(y)),
    rows.map(({ practitioner }) => practitioner),
    2 + quarters.length + 1,
  );
  const { perDoubling, notes, practitioners, n } = curve(rows);
  const standardError = Math.LN2 * Math.sqrt(expected.varianceOf(columns.map((_, j) => (j === 0 ? 1 : 0))));
  expect([notes, practitioners, n]).toEqual([[], 8, rows.length]);
  expectClose(perDoubling?.estimate, Math.LN2 * expected.coefficients[0]!, 1e-8);
  expectClose(perDoubling?.standardError, standardError, 1e-8);
  expectClose(perDoubling?.upper, perDoubling!.estimate + tHalfWidth(0.95, 7) * standardError, 1e-8);
});

test('what was learned is found, and nothing where nothing was', () => {
  const { perDoubling } = curve(rows);
  expect(perDoubling!.lower).toBeLessThan(0.4);
  expect(perDoubling!.upper).toBeGreaterThan(0.4);
  expect(perDoubling!.pValue).toBeLessThan(0.01);
  expect(Math.abs(curve(practice(82, 0)).perDoubling!.estimate)).toBeLessThan(0.2);
});

test('case numbers that rise with the calendar are refused', () => {
  const together = Array.from({ length: 5 }, (_, practitioner) =>
    Array.from({ length: 16 }, (__, index): Row => ({
      practitioner: `P${practitioner}`,
      quarter: `Q${String(index).padStart(2, '0')}`,
      ln: (Math.log(index + 1) + (practitioner === 4 ? index % 3 : 0) / 100).toFixed(12),
      age: String(30 + ((index * 7 + practitioner * 5) % 11)),
      y: (Math.sin(index * 3 + practitioner) + 2).toFixed(3),
    })),
  ).flat();
  const result = curve(together);
  expect(result).toMatchObject({ perDoubling: null, notes: [{ figure: 'perDoubling', code: 'COLLINEAR' }] });
  expect(result.varianceInflation).toBeGreaterThan(30);
  const exactly = together.map((row) => ({ ...row, ln: Number(row.quarter.slice(1)).toFixed(1) }));
  expect(curve(exactly)).toMatchObject({ perDoubling: null, notes: [{ code: 'COLLINEAR' }] });
});

test('a quarter in which one newcomer alone treated does not spoil the answer', () => {
  const late: readonly Row[] = ['1.5', '2.5', '1.0'].map((y, index) => ({
    practitioner: 'late',
    quarter: 'Q99',
    ln: Math.log(index + 1).toFixed(12),
    age: '40',
    y,
  }));
  expect(curve([...rows, ...late]).notes).toEqual([]);
});

test('one practitioner, first cases only, and no course have their reasons', () => {
  const one = rows.filter(({ practitioner }) => practitioner === 'P7');
  expect(curve(one)).toMatchObject({ perDoubling: null, notes: [{ code: 'K_LT_2' }] });
  const first = rows.map((row) => ({ ...row, ln: '0' }));
  expect(curve(first)).toMatchObject({ perDoubling: null, notes: [{ code: 'COLLINEAR' }] });
  expect(curve([])).toMatchObject({ n: 0, notes: [{ code: 'N_LT_1' }] });
});

test('neither the order of cells nor the level of a practitioner changes the slope', () => {
  const base = curve(rows);
  const raised = rows.map((row) => ({ ...row, y: (Number(row.y) + 7 * Number(row.practitioner.slice(1))).toFixed(3) }));
  expectClose(curve(raised).perDoubling?.estimate, base.perDoubling!.estimate, 1e-9);
  expectClose(curve(shuffled(rows, seededRandom(4))).perDoubling?.standardError, base.perDoubling!.standardError, 1e-9);
});
