import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demoChain } from '../../../src/modules/demo/demo-chain.js';
import { demoProtocols } from '../../../src/modules/demo/demo-protocols.js';
import { answerKey, plantedTables, type Table } from './answer-key.js';

const page = readFileSync(new URL('../../../docs/demo-chain.md', import.meta.url), 'utf8');

/** The table that follows `<!-- table: name -->`, cell by cell, without the rule under the heading. */
function tableOnPage(name: string): Table {
  const [, after] = page.split(`<!-- table: ${name} -->\n\n`);
  if (after === undefined) throw new Error(`docs/demo-chain.md has no table ${name}`);
  const lines = after.split('\n\n')[0]!.trimEnd().split('\n');
  const cells = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return cells.filter((_, index) => index !== 1);
}

test.each(Object.entries(plantedTables))('docs/demo-chain.md states the planted %s', (name, table) => {
  expect(tableOnPage(name)).toEqual(table);
});

test.each(demoProtocols.map(({ code }) => code))('docs/demo-chain.md gives the answers for %s', (code) => {
  expect(tableOnPage(`answers ${code}`)).toEqual(answerKey(code));
});

test('docs/demo-chain.md says how large the chain is', () => {
  const { csv, json } = demoChain();
  const count = (rows: Iterable<unknown>): string => [...rows].length.toLocaleString('en');
  const versions = json['protocols.json'].flatMap((protocol) => protocol.versions);
  const sentence =
    `${count(csv['clinics.csv'])} branches in South Africa and Nigeria, ${count(csv['practitioners.csv'])} practitioners ` +
    `of five schools, ${count(json['protocols.json'])} protocols in ${count(versions)} versions, ` +
    `${count(json['variations.json'])} variations, ${count(csv['patients.csv'])} patients, ` +
    `${count(csv['courses.csv'])} courses, ${count(csv['sessions.csv'])} sessions, ${count(csv['outcomes.csv'])} outcomes.`;
  expect(page.replaceAll('\n', ' ')).toContain(sentence);
});
