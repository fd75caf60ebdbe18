import { describe, expect, test } from 'vitest';
import { JsonSyntaxError, parseJson } from '../../../../src/modules/exchange/format/json-places.js';
import { Problems } from '../../../../src/modules/exchange/format/problems.js';
import { protocolsDocument } from '../../../../src/modules/exchange/format/protocol-document.js';
import { readDocuments } from '../../../../src/modules/exchange/format/read-documents.js';
import { variationsDocument } from '../../../../src/modules/exchange/format/variation-document.js';
import { inChunks } from './reading.js';

async function protocols(text: string) {
  const problems = new Problems();
  const documents = await readDocuments(inChunks(text), 'protocols.json', protocolsDocument, problems);
  return { documents, problems: problems.lines() };
}

async function variations(text: string) {
  const problems = new Problems();
  const documents = await readDocuments(inChunks(text), 'variations.json', variationsDocument, problems);
  return { documents, problems: problems.lines() };
}

const slimming = `[{ "code": "waist-slimming", "name": "Waist slimming", "indication": "local fat",
   "versions": [{ "version": 1, "publishedOn": "2021-01-01", "summaryOfChanges": "First edition.",
     "sessions": 6, "intervalDays": 7, "maintenanceIntervalDays": 30,
     "technique": {
       "deliveries": { "anyOf": ["MANUAL", "MESOGUN_SINGLE"], "weight": 1 },
       "areas": { "anyOf": ["abdomen"] },
       "depthMm": { "target": 4, "min": 3.5, "max": 4.5, "scale": 1, "weight": 2 } },
     "cocktail": { "substances": [{ "code": "caffeine", "volumeMl": 2, "strength": 10, "strengthUnit": "MG_PER_ML" },
                                  { "code": "procaine" }], "weight": 2 },
     "assessments": [{ "measure": "waist", "timepoints": ["baseline", "week-12"] }] }] }]
`;

describe('protocols.json', () => {
  test('reads as documents with open codes spelt one way, and knows where their parts stand', async () => {
    const { documents, problems } = await protocols(slimming);
    expect(problems).toEqual([]);
    const [{ document, placeOf }] = documents as [(typeof documents)[number]];
    expect(document).toMatchObject({ code: 'waist-slimming', indication: 'LOCAL_FAT' });
    expect(document.versions[0]).toMatchObject({
      technique: { areas: { anyOf: ['ABDOMEN'] }, depthMm: { target: 4, min: 3.5, max: 4.5, scale: 1, weight: 2 } },
      cocktail: { substances: [{ code: 'caffeine', volumeMl: 2 }, { code: 'procaine' }], weight: 2 },
    });
    expect(placeOf(['versions', 0, 'cocktail', 'substances', 1, 'code'])).toEqual({
      file: 'protocols.json',
      line: 9,
      column: 45,
    });
  });

  test('leaves free what is left out', async () => {
    const { documents } = await protocols(
      '[{"code":"x","name":"X","indication":"ACNE","versions":[{"version":1,"sessions":3,"intervalDays":7}]}]',
    );
    expect(documents[0]?.document.versions[0]).toEqual({
      version: 1,
      sessions: 3,
      intervalDays: 7,
      technique: {},
      cocktail: { substances: [] },
      assessments: [],
    });
  });

  const first = '`[0].versions[0]';
  test.each([
    ['"sessions": 6', '"sessions": "6"', '"6"', `${first}.sessions\` must be a number.`],
    ['"sessions": 6', '"sessions": 0', '0', `${first}.sessions\` must be at least 1.`],
    ['"sessions": 6', '"sessions": 6.5', '6.5', `${first}.sessions\` must be a whole number.`],
    ['"sessions": 6, ', '', '{ "version"', `${first}.sessions\` is missing.`],
    [
      '"summaryOfChanges"',
      '"summary"',
      '"summary":',
      `${first}.summary\` is not known here: remove it, or mend its name.`,
    ],
    ['2021-01-01', '2021-02-30', '"2021-02', `${first}.publishedOn\` must be a day of the calendar written YYYY-MM-DD`],
    ['"MANUAL"', '"HAND"', '"HAND"', `${first}.technique.deliveries.anyOf[0]\` must be one of MANUAL, `],
    ['"target": 4,', '"target": 5,', '5,', `${first}.technique.depthMm.target\` must lie between \`min\` and \`max\`.`],
    ['"min": 3.5', '"min": 4.75', '4.75', `${first}.technique.depthMm.min\` must not be greater than \`max\`.`],
    ['"scale": 1', '"scale": 0', '0, "weight"', `${first}.technique.depthMm.scale\` must be more than 0.`],
    [
      '"procaine"',
      '"caffeine"',
      '"caffeine" }]',
      `${first}.cocktail.substances[1].code\` stands twice in the cocktail.`,
    ],
    [', "strengthUnit": "MG_PER_ML"', '', '10 }', `${first}.cocktail.substances[0].strength\` needs \`strengthUnit\``],
    [
      '"week-12"',
      '"week12"',
      '"week12"',
      `${first}.assessments[0].timepoints[1]\` must be \`baseline\`, \`session-4\``,
    ],
    ['"anyOf": ["abdomen"]', '"anyOf": []', '[] }', `${first}.technique.areas.anyOf\` must list something.`],
    ['"code": "waist-slimming"', '"code": ""', '"", "name"', '`[0].code` must not be empty.'],
    [
      '"version": 1,',
      '"version": 1, "status": "DRAFT",',
      '"2021-',
      `${first}.publishedOn\` must be left out of a draft.`,
    ],
  ])('%s changed to %s is told where %s stands', async (from, to, token, sentence) => {
    expect(slimming).toContain(from);
    const text = slimming.replace(from, () => to);
    const { documents, problems } = await protocols(text);
    expect(documents).toEqual([]);
    expect(problems).toHaveLength(1);
    const [, line = '', column = '', told = ''] = /^protocols\.json:(\d+):(\d+): (.*)$/.exec(problems[0] ?? '') ?? [];
    const place = text.split('\n')[Number(line) - 1]?.slice(Number(column) - 1);
    expect(place?.startsWith(token), problems[0]).toBe(true);
    expect(told.startsWith(sentence), told).toBe(true);
  });

  test('a code or a version number that stands twice is told at the second', async () => {
    const version = '{"version":1,"sessions":3,"intervalDays":7}';
    const { problems } = await protocols(
      `[{"code":"x","name":"X","indication":"ACNE","versions":[${version},\n${version}]},\n` +
        `{"code":"x","name":"Y","indication":"ACNE","versions":[${version}]}]`,
    );
    expect(problems[0]).toBe('protocols.json:2:12: `[0].versions[1].version` is the number of an earlier version.');
    const repeated = await protocols(
      `[{"code":"x","name":"X","indication":"ACNE","versions":[${version}]},\n` +
        `{"code":"x","name":"Y","indication":"ACNE","versions":[${version}]}]`,
    );
    expect(repeated.problems).toEqual(['protocols.json:2:9: `[1].code` is the code of an earlier protocol.']);
  });
});

describe('variations.json', () => {
  test('holds the overridden part alone', async () => {
    const { documents, problems } = await variations(
      '[{"practitioner":"P1","protocol":"x","version":1,"proposedOn":"2025-01-01","rationale":"Thin skin.",' +
        '"technique":{"depthMm":{"target":3,"min":2.5,"max":3.5}}}]',
    );
    expect(problems).toEqual([]);
    expect(documents[0]?.document).toMatchObject({ status: 'PROPOSED', technique: { depthMm: { target: 3 } } });
  });

  test.each([
    ['"technique":{}', 'variations.json:1:2: `[0]` must override something of `technique` or `cocktail`.'],
    [
      '"cocktail":{"substances":[]},"reviewedOn":"2024-01-01"',
      'variations.json:1:143: `[0].reviewedOn` must not lie before `proposedOn`.',
    ],
    [
      '"cocktail":{"substances":[]},"status":"MAYBE"',
      /^variations\.json:1:139: `\[0\]\.status` must be one of PROPOSED, APPROVED/,
    ],
  ] as const)('with %s is refused', async (part, expected) => {
    const { problems } = await variations(
      `[{"practitioner":"P1","protocol":"x","version":1,"proposedOn":"2025-01-01","rationale":"Thin skin.",${part}}]`,
    );
    expect(problems).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });
});

describe('a text that is not JSON says where', () => {
  test.each([
    ['[{"code": "x",}]', 'protocols.json:1:15: the name of a property is expected here, in double quotes.'],
    ['[\n  {"code" "x"}]', 'protocols.json:2:11: a colon is expected here.'],
    ['[1, 2', 'protocols.json:1:6: a comma or the end of the list, `]`, is expected here.'],
    ['[1 2]', 'protocols.json:1:4: a comma or the end of the list, `]`, is expected here.'],
    ["['x']", 'protocols.json:1:2: a value is expected here, such as a text in double quotes or a number.'],
    ['["x\ny"]', 'protocols.json:1:2: the text is not closed, or holds a line break or a wrong escape.'],
    ['["x', 'protocols.json:1:2: the text is not closed, or holds a line break or a wrong escape.'],
    ['[] []', 'protocols.json:1:4: the document ends here, but more text follows: remove it.'],
    ['[{"a":1,\n"a":2}]', 'protocols.json:2:1: the property `a` stands twice in one object: keep one.'],
    ['[01]', 'protocols.json:1:3: a comma or the end of the list, `]`, is expected here.'],
    ['', 'protocols.json:1:1: a value is expected here, such as a text in double quotes or a number.'],
    ['['.repeat(100_000), 'protocols.json:1:102: the document is nested too deep.'],
  ])('%#', async (text, expected) => {
    expect((await protocols(text)).problems).toEqual([expected]);
  });

  test('and one that is JSON reads as JSON.parse reads it', () => {
    const texts = [
      '{"a":[1,-2.5e3,true,false,null,"\\u00e9\\n\\"\\\\"],"":{"__proto__":1}}',
      ' [ ] ',
      '"x"',
      '0',
      '{"a":{"b":[{},[]]}}',
      JSON.stringify({ long: 'x'.repeat(300_000) }),
    ];
    for (const text of texts) expect(parseJson(text).value).toEqual(JSON.parse(text));
    for (const text of ['{', '[1,]', '{"a":}', 'nul', '-', '1.', '"\\x"', '{a:1}', '[1]x']) {
      expect(() => JSON.parse(text)).toThrow();
      expect(() => parseJson(text)).toThrow(JsonSyntaxError);
    }
  });
});
