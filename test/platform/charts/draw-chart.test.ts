import { expect, test } from 'vitest';
import { type Chart, drawChart } from '../../../src/platform/charts/draw-chart.js';
import { readSvg } from './svg-document.js';

function bars(...labels: readonly string[]): Chart {
  return {
    title: 'Benefit by clinic',
    description: 'Bars of the mean benefit in each clinic.',
    spec: {
      title: 'Benefit by clinic',
      width: 300,
      data: { values: labels.map((label, place) => ({ label, benefit: place + 1 })) },
      mark: { type: 'bar', clip: true },
      encoding: { x: { field: 'benefit', type: 'quantitative' }, y: { field: 'label', type: 'nominal' } },
    },
  };
}

test('a chart is one image that a screen reader names by its title and description', async () => {
  const { elements, texts } = readSvg(await drawChart(bars('Milan', 'Lyon')));
  const [root, title, description] = elements;
  expect(root!.name).toBe('svg');
  expect(root!.attributes.get('xmlns')).toBe('http://www.w3.org/2000/svg');
  expect(root!.attributes.get('role')).toBe('img');
  expect(root!.attributes.get('viewBox')).toBe(
    `0 0 ${root!.attributes.get('width')} ${root!.attributes.get('height')}`,
  );
  expect([title!.name, description!.name]).toEqual(['title', 'desc']);
  expect(root!.attributes.get('aria-labelledby')).toBe(
    `${title!.attributes.get('id')} ${description!.attributes.get('id')}`,
  );
  expect(texts.slice(0, 2)).toEqual(['Benefit by clinic', 'Bars of the mean benefit in each clinic.']);
  // Within one image nothing else has a role, and no style of the page around it applies.
  const others = elements.slice(1).flatMap(({ attributes }) => [...attributes.keys()]);
  expect(others.filter((key) => /^(aria|role|class)/.test(key))).toEqual([]);
});

test('the same chart is the same text, also when others are drawn at the same time', async () => {
  const alone = await drawChart(bars('Milan', 'Lyon'));
  const [first, other, second] = await Promise.all(
    [bars('Milan', 'Lyon'), bars('Turin'), bars('Milan', 'Lyon')].map(drawChart),
  );
  expect(first).toBe(alone);
  expect(second).toBe(alone);
  const ids = (svg: string | undefined) =>
    readSvg(svg!).elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
  // Title, description and the clipping of the bars: two charts in one page share none of them.
  expect(ids(alone).length).toBeGreaterThanOrEqual(3);
  expect(new Set([...ids(alone), ...ids(other)]).size).toBe(ids(alone).length + ids(other).length);
});

test('what a label says is a text, whatever it looks like', async () => {
  const labels = ['<script>alert(1)</script>', 'A & B "C"', ']]> <!-- &lt;', ' url(a) onload="x"', 'مريم'];
  const chart = { ...bars(...labels), title: '<b>&', description: '</desc><script/>' };
  const { elements, texts } = readSvg(await drawChart(chart));
  expect(elements.filter(({ name }) => name === 'script')).toEqual([]);
  expect(texts.map((text) => text.trim())).toEqual(
    expect.arrayContaining([...labels.map((label) => label.trim()), '<b>&', '</desc><script/>']),
  );
});

test('characters that XML cannot hold are replaced', async () => {
  const { texts } = readSvg(await drawChart(bars('one\u0000two', 'half \ud800')));
  expect(texts).toEqual(expect.arrayContaining(['one\ufffdtwo', 'half \ufffd']));
});

test('nothing is fetched: rows from an address, images and links are refused', async () => {
  const { spec } = bars('Milan');
  const remote = { ...spec, data: { url: 'https://a.example/rows.json' } } as Chart['spec'];
  await expect(drawChart({ title: 'Far', description: '', spec: remote })).rejects.toThrow(/loads nothing/);
  const image: Chart['spec'] = { data: { values: [{}] }, mark: { type: 'image', url: 'https://a.example/a.png' } };
  await expect(drawChart({ title: 'Image', description: '', spec: image })).rejects.toThrow(
    'A chart holds no <image>.',
  );
  const gradient: Chart['spec'] = { data: { values: [{}] }, mark: { type: 'bar', fill: 'url(https://a.example/a)' } };
  await expect(drawChart({ title: 'Fill', description: '', spec: gradient })).rejects.toThrow(/outside itself/);
});

test('what Vega warns about is not drawn', async () => {
  const spec = {
    data: { values: [{ a: 1 }] },
    mark: 'bar',
    encoding: { x: { field: 'a', type: 'quantitative', scale: { type: 'no such scale' } } },
  } as unknown as Chart['spec'];
  await expect(drawChart({ title: 'Wrong', description: '', spec })).rejects.toThrow();
});

test('more rows than anybody reads are refused with their number', async () => {
  const labels = Array.from({ length: 20_001 }, (_, place) => `C-${place}`);
  await expect(drawChart(bars(...labels))).rejects.toThrow('A chart has at most 20000 rows; this one has 20001.');
});
