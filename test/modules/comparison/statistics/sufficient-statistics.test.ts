import { expect, test } from 'vitest';
import { expandCategories } from '../../../../src/modules/comparison/statistics/categorical-covariate.js';
import {
  centredCrossProducts,
  covariance,
  mean,
} from '../../../../src/modules/comparison/statistics/centred-moments.js';
import {
  crossSumOf,
  emptyCell,
  mergeCells,
  remainingCell,
  sufficientStatistics,
  sumOf,
  variablePairs,
  withIndicator,
} from '../../../../src/modules/comparison/statistics/sufficient-statistics.js';
import { cellOfRows } from './support/cell-of-rows.js';
import { readRows } from './support/reference-cases.js';
import { seededRandom, shuffled } from './support/seeded-random.js';

const anorexia = readRows('clinical/anorexia/data.csv');
const variables = ['Prewt', 'Postwt'];

test('pairs are listed row by row of the upper triangle', () => {
  expect(variablePairs(['a', 'b', 'c'])).toEqual([
    ['a', 'a'],
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'b'],
    ['b', 'c'],
    ['c', 'c'],
  ]);
  const cell = sufficientStatistics({
    n: 1,
    variables: ['a', 'b', 'c'],
    sums: ['2', '3', '5'],
    crossSums: ['4', '6', '10', '9', '15', '25'],
  });
  expect(crossSumOf(cell, 'c', 'b').units).toBe(15n);
  expect(crossSumOf(cell, 'a', 'c').units).toBe(10n);
  expect(crossSumOf(cell, 'c', 'c').units).toBe(25n);
  expect(() => sumOf(cell, 'd')).toThrow('no variable d');
});

test('an empty cell takes the nulls of SQL, a filled one does not', () => {
  expect(sufficientStatistics({ n: 0, variables: ['y'], sums: [null], crossSums: [null] })).toEqual(emptyCell(['y']));
  expect(() => sufficientStatistics({ n: 2, variables: ['y'], sums: [null], crossSums: ['1'] })).toThrow(RangeError);
  expect(() => sufficientStatistics({ n: 2, variables: ['y'], sums: ['1'], crossSums: [] })).toThrow(RangeError);
  expect(() => sufficientStatistics({ n: 1.5, variables: [], sums: [], crossSums: [] })).toThrow(RangeError);
  expect(mean(emptyCell(['y']), 'y')).toBeNull();
  expect(covariance(cellOfRows(['y'], [{ y: '3' }]), 'y', 'y')).toBeNull();
});

test('cells merge to the same cell in any order and nesting, down to the last bit', () => {
  const random = seededRandom(7);
  const whole = cellOfRows(variables, anorexia);
  for (let round = 0; round < 20; round += 1) {
    const rows = shuffled(anorexia, random);
    const cuts = [Math.floor(random() * 30), 30 + Math.floor(random() * 20), 50 + Math.floor(random() * 22)] as const;
    const [a, b, c, d] = [
      cellOfRows(variables, rows.slice(0, cuts[0])),
      cellOfRows(variables, rows.slice(cuts[0], cuts[1])),
      cellOfRows(variables, rows.slice(cuts[1], cuts[2])),
      cellOfRows(variables, rows.slice(cuts[2])),
    ];
    expect(mergeCells(a, b, c, d)).toEqual(whole);
    expect(mergeCells(mergeCells(d, b), mergeCells(emptyCell(variables), c, a))).toEqual(whole);
    expect(remainingCell(remainingCell(whole, a), mergeCells(d, c))).toEqual(b);
  }
});

test('cells with different variables do not merge', () => {
  expect(() => mergeCells(emptyCell(['a']), emptyCell(['b']))).toThrow(RangeError);
  expect(() => remainingCell(emptyCell(['a']), cellOfRows(['a'], [{ a: '1' }]))).toThrow(RangeError);
});

test('an indicator gives what a column of ones and zeros would have given', () => {
  const rows: readonly Record<string, string>[] = anorexia.map((row) => ({
    ...row,
    isCBT: row['Treat'] === 'CBT' ? '1' : '0',
  }));
  const ofGroup = (treatment: string) => rows.filter((row) => row['Treat'] === treatment);
  const merged = mergeCells(
    withIndicator(cellOfRows(variables, ofGroup('CBT')), 'isCBT', true),
    withIndicator(cellOfRows(variables, ofGroup('Cont')), 'isCBT', false),
    withIndicator(cellOfRows(variables, ofGroup('FT')), 'isCBT', false),
  );
  expect(merged).toEqual(cellOfRows([...variables, 'isCBT'], rows));
  expect(() => withIndicator(merged, 'isCBT', true)).toThrow(RangeError);
});

test('categories become indicators against the reference, or against the first where the reference is absent', () => {
  const cells = [
    { sex: 'MALE', cell: cellOfRows(['y'], [{ y: '1' }, { y: '3' }]) },
    { sex: 'FEMALE', cell: cellOfRows(['y'], [{ y: '2' }]) },
    { sex: 'OTHER', cell: emptyCell(['y']) },
    { sex: 'UNKNOWN', cell: cellOfRows(['y'], [{ y: '7' }]) },
  ];
  const expanded = expandCategories(cells, 'SEX', ({ sex }) => sex, 'FEMALE');
  expect(expanded.reference).toBe('FEMALE');
  expect(expanded.indicators).toEqual(['SEX=MALE', 'SEX=UNKNOWN']);
  const whole = expanded.cells.map(({ cell }) => cell).reduce((a, b) => mergeCells(a, b));
  expect(sumOf(whole, 'SEX=MALE').units).toBe(2n);
  expect(crossSumOf(whole, 'y', 'SEX=MALE').units).toBe(4n);
  expect(crossSumOf(whole, 'SEX=MALE', 'SEX=UNKNOWN').units).toBe(0n);

  const withoutWomen = expandCategories(
    cells.filter(({ sex }) => sex !== 'FEMALE'),
    'SEX',
    ({ sex }) => sex,
    'FEMALE',
  );
  expect(withoutWomen).toMatchObject({ reference: 'MALE', indicators: ['SEX=UNKNOWN'] });
  expect(expandCategories([], 'SEX', () => '')).toEqual({ reference: null, indicators: [], cells: [] });
});

test('pooled cross products are the sum of those within the cells', () => {
  const cells = [
    cellOfRows(
      ['x', 'y'],
      [
        { x: '1', y: '2' },
        { x: '2', y: '5' },
        { x: '6', y: '2' },
      ],
    ),
    emptyCell(['x', 'y']),
    cellOfRows(
      ['x', 'y'],
      [
        { x: '10', y: '0' },
        { x: '20', y: '0.5' },
      ],
    ),
  ];
  // About the means (3, 3) and (15, 0.25): 2 − 2 − 3 and 1.25 + 1.25.
  expect(centredCrossProducts(cells)('x', 'y').toNumber()).toBe(-0.5);
  expect(centredCrossProducts(cells)('x', 'x').toNumber()).toBe(14 + 50);
});
