import { describe, expect, test } from 'vitest';
import { readFile } from './reading.js';

const course = 'code,patient,clinic,practitioner,protocol,version,started_on';

describe('a CSV file that is right', () => {
  test('becomes typed records, whatever the order of its columns', async () => {
    const { records, problems } = await readFile(
      'sessions',
      'number,course,performed_at,areas,technique,depth_mm,injections,cocktail\n' +
        '1,C1,2026-03-31T09:30:00+02:00,abdomen| Outer-Thighs |abdomen,nappage,3.50,80,caffeine|procaine\n' +
        '2,C1,2026-04-07,,,,,\n',
    );
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        course: 'C1',
        number: 1,
        performedAt: { kind: 'INSTANT', at: '2026-03-31T07:30:00.000Z' },
        areas: ['ABDOMEN', 'OUTER_THIGHS'],
        technique: 'NAPPAGE',
        depthMm: '3.5',
        injections: 80,
        cocktail: ['caffeine', 'procaine'],
        practitioner: null,
        notes: null,
      },
      {
        number: 2,
        performedAt: { kind: 'DAY', day: '2026-04-07' },
        areas: [],
        technique: null,
        depthMm: null,
        cocktail: [],
      },
    ]);
  });

  test('may have a BOM, CRLF, blank lines, quotes, line breaks in texts and no line break at the end', async () => {
    const { records, problems } = await readFile(
      'clinics',
      '\ufeffcode,name,country\r\n\r\nCPT,"Claremont, ""old"" house\r\nsecond floor",za\r\nGQ,Gqeberha – Süd,ZA',
    );
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { code: 'CPT', name: 'Claremont, "old" house\r\nsecond floor', country: 'ZA', region: null, timeZone: null },
      { code: 'GQ', name: 'Gqeberha – Süd' },
    ]);
  });

  test('stands in with the documented defaults where cells are empty', async () => {
    const practitioners = await readFile('practitioners', 'code,full_name\nP1,Thandi Example\n');
    const measures = await readFile('measures', 'code\nwaist\n');
    const patients = await readFile('patients', 'reference,clinic,sex\nR1,CPT,\n');
    expect(practitioners.records[0]).toMatchObject({ profession: 'MEDICAL_PRACTITIONER', training: null, clinics: [] });
    expect(measures.records[0]).toMatchObject({
      name: null,
      valueType: 'CONTINUOUS',
      betterWhen: 'LOWER',
      minimum: null,
    });
    expect(patients.records[0]).toMatchObject({ sex: 'UNKNOWN', birthDate: null, conditions: [] });
  });

  test('with a header alone has no records and no problem', async () => {
    expect(await readFile('clinics', 'code,name,country\n')).toMatchObject({ records: [], problems: [] });
  });
});

describe('what is wrong with a header is told at its column', () => {
  test.each([
    [
      'clinics',
      'code,name,country,colour\nA,B,ZA,red\n',
      /^clinics\.csv:1:4: `colour` is not a column of clinics\.csv: /,
    ],
    ['clinics', 'code,name\nA,B\n', /^clinics\.csv:1:1: the required column `country` is missing: add it\.$/],
    ['clinics', 'code,name,country,name\nA,B,ZA,B\n', /^clinics\.csv:1:4: the column `name` stands twice/],
    ['clinics', 'code;name;country\nA;B;ZA\n', /^clinics\.csv:1:1: the header has no commas/],
    ['clinics', '', /^clinics\.csv:1:1: the file is empty/],
    ['clinics', '\n\n', /^clinics\.csv:1:1: the file is empty/],
  ] as const)('%s with %j', async (key, text, expected) => {
    const { problems } = await readFile(key, text);
    expect(problems).toEqual([expect.stringMatching(expected)]);
  });
});

describe('what is wrong with a row is told at its line and cell', () => {
  test.each([
    ['clinics', 'code,name,country\nA,,ZA\n', 'clinics.csv:2:2: `name` must not be empty.'],
    ['clinics', 'code,name,country\nA,B,XX\n', /^clinics\.csv:2:3: `country` must be an ISO 3166-1 alpha-2 code/],
    [
      'clinics',
      'code,name,country,time_zone\nA,B,ZA,Mars/Base\n',
      /^clinics\.csv:2:4: `time_zone` must be an IANA time zone/,
    ],
    ['clinics', 'code,name,country\nA|B,B,ZA\n', /^clinics\.csv:2:1: `code` is a code and must not hold `\|`/],
    ['clinics', 'code,name,country\nA,B\u0000,ZA\n', /^clinics\.csv:2:2: `name` holds a control character/],
    ['clinics', 'code,name,country\nA,B,ZA\nC,D,ZA,extra\n', /^clinics\.csv:3:4: the row has 4 cells, the header 3/],
    ['clinics', 'code,name,country\nA,B\n', /^clinics\.csv:2:2: the row has 2 cells, the header 3/],
    [
      'practitioners',
      'code,full_name,profession\nA,B,WIZARD\n',
      /^practitioners\.csv:2:3: `profession` must be one of MEDICAL_PR/,
    ],
    [
      'registrations',
      'practitioner,body,number,valid_until,valid_from\nA,HPCSA,1,2024-01-01,2025-01-01\n',
      'registrations.csv:2:4: `valid_until` must not lie before `valid_from`.',
    ],
    ['measures', 'code,maximum,minimum\nA,1,2\n', 'measures.csv:2:2: `maximum` must not be lower than `minimum`.'],
    [
      'measures',
      'code,minimal_important_difference\nA,0\n',
      'measures.csv:2:2: `minimal_important_difference` must be more than 0, not `0`.',
    ],
    [
      'patients',
      'reference,clinic,birth_date\nR,A,31/03/1980\n',
      'patients.csv:2:3: `birth_date` must be a day of the calendar written YYYY-MM-DD, such as 2026-03-31, not `31/03/1980`.',
    ],
    ['patients', 'reference,clinic,birth_date\nR,A,2023-02-29\n', /^patients\.csv:2:3: `birth_date` must be a day/],
    [
      'patients',
      'reference,clinic,conditions\nR,A,icd10:E11|diabetes\n',
      /^patients\.csv:2:3: `conditions` has an entry that must be written SYSTEM:CODE.*not `diabetes`\.$/,
    ],
    [
      'courses',
      `${course},phototype\nA,R,A,P,X,1,2026-01-01,7\n`,
      'courses.csv:2:8: `phototype` must be at most 6, not `7`.',
    ],
    [
      'courses',
      `${course},bmi\nA,R,A,P,X,1,2026-01-01,"27,4"\n`,
      'courses.csv:2:8: `bmi` must be a number with a decimal point, such as 12.5, not `27,4`.',
    ],
    [
      'courses',
      `${course}\nA,R,A,P,X,1.5,2026-01-01\n`,
      'courses.csv:2:6: `version` must be a whole number, not `1.5`.',
    ],
    [
      'courses',
      `${course},ended_on\nA,R,A,P,X,1,2026-01-02,2026-01-01\n`,
      'courses.csv:2:8: `ended_on` must not lie before `started_on`.',
    ],
    [
      'courses',
      `${course},prior_liposuction\nA,R,A,P,X,1,2026-01-02,maybe\n`,
      'courses.csv:2:8: `prior_liposuction` must be true or false, not `maybe`.',
    ],
    [
      'sessions',
      'course,number,performed_at\nA,1,2026-01-02T10:00:00\n',
      /^sessions\.csv:2:3: `performed_at` must be an instant with its offset/,
    ],
    [
      'sessions',
      'course,number,performed_at,angle_degrees\nA,1,2026-01-02,91\n',
      'sessions.csv:2:4: `angle_degrees` must be at most 90, not `91`.',
    ],
    [
      'session_substances',
      'course,number,substance,strength\nA,1,procaine,2\n',
      'session_substances.csv:2:1: `strength_unit` must say the unit of `strength`.',
    ],
    [
      'outcomes',
      'course,measure,timepoint,value\nA,waist,week-012,80\n',
      /^outcomes\.csv:2:3: `timepoint` must be `baseline`, `session-4`, `end` or `week-12`, not `week-012`\.$/,
    ],
    ['outcomes', 'course,measure,timepoint,value\nA,waist,end,\n', 'outcomes.csv:2:4: `value` must not be empty.'],
    [
      'adverse_events',
      'course,kind,grade,onset\nA,erythema,6,2026-01-01\n',
      'adverse_events.csv:2:3: `grade` must be at most 5, not `6`.',
    ],
  ] as const)('%s with %j', async (file, text, expected) => {
    const keys = { session_substances: 'sessionSubstances', adverse_events: 'adverseEvents' } as const;
    const key = file === 'session_substances' || file === 'adverse_events' ? keys[file] : file;
    const { problems, records } = await readFile(key, text);
    expect(problems).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
    expect(records).toHaveLength(text.includes('extra') ? 1 : 0);
  });

  test('a row with several problems tells them all, and other rows are still read', async () => {
    const { problems, records } = await readFile('clinics', 'code,name,country\n,,XX\nB,Good,ZA\nC,,ZA\n');
    expect(problems.map((line) => line.split(': ')[0])).toEqual([
      'clinics.csv:2:1',
      'clinics.csv:2:2',
      'clinics.csv:2:3',
      'clinics.csv:4:2',
    ]);
    expect(records).toMatchObject([{ code: 'B' }]);
  });

  test('the first hundred problems are kept and the rest is counted', async () => {
    const { problems } = await readFile('clinics', `code,name,country\n${'A,,ZA\n'.repeat(130)}`);
    expect(problems).toHaveLength(101);
    expect(problems[99]).toMatch(/^clinics\.csv:101:2: /);
    expect(problems[100]).toBe('and 30 more problems');
  });
});

describe('a file that breaks off being CSV or UTF-8 says where', () => {
  test.each([
    ['code,name,country\nA,"B\nC,D,ZA\n', /^clinics\.csv:2:2: a quote is opened in the file and never closed/],
    ['code,name,country\nA,B,ZA\nC,"D"x,ZA\n', /^clinics\.csv:3:2: text follows a closing quote/],
    ['code,name,country\nA,"B\r\nb",ZA\nC,D"x,ZA\n', /^clinics\.csv:4:2: a quote stands inside an unquoted cell/],
  ])('%j', async (text, expected) => {
    const { problems } = await readFile('clinics', text);
    expect(problems).toEqual([expect.stringMatching(expected)]);
  });

  test('Latin-1 is told at the first byte that is not UTF-8', async () => {
    const { problems, records } = await readFile(
      'clinics',
      Buffer.from('code,name,country\nA,B,ZA\nC,"x, Süd",ZA\n', 'latin1'),
    );
    expect(problems).toEqual(['clinics.csv:3:2: the text is not UTF-8 from here on: save the file as UTF-8.']);
    expect(records.length).toBeLessThanOrEqual(1);
  });

  test('UTF-16 is named', async () => {
    const { problems } = await readFile('clinics', Buffer.from('\ufeffcode,name,country\n', 'utf16le'));
    expect(problems).toEqual(['clinics.csv:1:1: the file is UTF-16: save it as UTF-8.']);
  });
});

test('cells are placed on their own line however rows are broken over lines', async () => {
  const breaks = ['', 'x', 'x\ny', 'x\r\ny', '\r\n\r\n', 'a\nb\nc', 'tail\n'];
  const ends = ['\n', '\r\n', '\n\n', '\r\n\r\n\n'];
  let text = 'reference,clinic,full_name\n';
  const lines: number[] = [];
  for (let row = 0; row < 400; row += 1) {
    lines.push(text.split('\n').length);
    text += `R${row},CPT,"N${breaks[row % breaks.length]}"${ends[(row * 3) % ends.length]}`;
  }
  const { placeOf, problems, records } = await readFile('patients', text);
  expect(problems).toEqual([]);
  expect(records).toHaveLength(400);
  for (const [row, line] of lines.entries()) {
    expect(placeOf(row, 'fullName')).toEqual({ file: 'patients.csv', line, column: 3 });
  }
});

test('a cell after a text of several lines is placed on the line where it stands', async () => {
  const { placeOf } = await readFile(
    'patients',
    'full_name,reference,clinic\n"one\r\ntwo\nthree",R1,CPT\n"x\r\ny",R2,CPT\n',
  );
  expect(placeOf(0, 'fullName')).toEqual({ file: 'patients.csv', line: 2, column: 1 });
  expect(placeOf(0, 'clinic')).toEqual({ file: 'patients.csv', line: 4, column: 3 });
  expect(placeOf(1, 'reference')).toEqual({ file: 'patients.csv', line: 6, column: 2 });
});
