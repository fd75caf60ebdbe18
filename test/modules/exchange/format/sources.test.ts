import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadProgress } from '../../../../src/modules/exchange/format/exchange-reader.js';
import { openSource } from '../../../../src/modules/exchange/format/open-source.js';
import { Problems } from '../../../../src/modules/exchange/format/problems.js';
import { SourceReader } from '../../../../src/modules/exchange/format/source-reader.js';
import { ZipSource } from '../../../../src/modules/exchange/format/zip-source.js';
import { makeZip, type ZipEntry } from './make-zip.js';
import { all } from './reading.js';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'mesograph-sources-'));
});
afterAll(() => rm(scratch, { recursive: true }));

const clinics = 'code,name,country\nCPT,Claremont,ZA\n';

async function folder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(scratch, name);
  await mkdir(path);
  for (const [file, text] of Object.entries(files)) {
    if (file.endsWith('/')) await mkdir(join(path, file));
    else await writeFile(join(path, file), text);
  }
  return path;
}

async function zip(name: string, entries: readonly ZipEntry[]): Promise<string> {
  const path = join(scratch, name);
  await writeFile(path, makeZip(entries));
  return path;
}

async function read(path: string) {
  const problems = new Problems();
  const progress: ReadProgress[] = [];
  const reader = await SourceReader.open(await openSource(path), (step) => progress.push(step));
  await reader.checkFiles(problems);
  const records = await all(reader.records('clinics', problems));
  await reader.close();
  return { codes: records.map(({ record }) => record.code), problems: problems.lines(), progress, reader };
}

describe('a folder', () => {
  test('is read, with its progress in bytes; descriptor, read-me and what file managers leave are passed over', async () => {
    const path = await folder('good', {
      'clinics.csv': clinics,
      'datapackage.json': '{}',
      'README.md': 'x',
      '.DS_Store': 'x',
      'Thumbs.db': 'x',
    });
    const { codes, problems, progress, reader } = await read(path);
    expect({ codes, problems }).toEqual({ codes: ['CPT'], problems: [] });
    expect(progress.at(-1)).toEqual({ file: 'clinics.csv', done: clinics.length, total: clinics.length });
    expect(reader.has('clinics')).toBe(true);
    expect(reader.has('sessions')).toBe(false);
    expect(await all(reader.records('sessions', new Problems()))).toEqual([]);
  });

  test('with a file or folder that has no place in it is told so', async () => {
    const path = await folder('stray', { 'clinics.csv': clinics, 'session.csv': 'x', 'old/': '' });
    const { problems } = await read(path);
    expect(problems).toEqual([
      expect.stringMatching(/^old\/:1:1: a folder does not belong here: /),
      expect.stringMatching(/^session\.csv:1:1: the file is none of an exchange folder: .*sessions\.csv/),
    ]);
  });

  test('without any file of an exchange is told so', async () => {
    const { problems } = await read(await folder('empty', {}));
    expect(problems).toEqual(['empty:1:1: there is nothing to read: none of the files of an exchange folder is here.']);
  });

  test('that does not exist is told so', async () => {
    await expect(openSource(join(scratch, 'nowhere'))).rejects.toThrow('there is no such folder or zip.');
  });
});

describe('a zip', () => {
  test('is read as the folder it holds', async () => {
    const path = await zip('top.zip', [{ name: 'clinics.csv', content: clinics }]);
    expect(await read(path)).toMatchObject({ codes: ['CPT'], problems: [] });
  });

  test('of one folder is read as that folder', async () => {
    const path = await zip('nested.zip', [
      { name: 'chain/', content: '' },
      { name: 'chain/clinics.csv', content: clinics },
      { name: '__MACOSX/chain/._clinics.csv', content: 'x' },
    ]);
    expect(await read(path)).toMatchObject({ codes: ['CPT'], problems: [] });
  });

  test('with too many entries, or that unfolds to too much, is refused before anything is read', async () => {
    const entries = Array.from({ length: 5 }, (_, index) => ({ name: `${index}.csv`, content: 'x'.repeat(1000) }));
    const path = await zip('many.zip', entries);
    await expect(ZipSource.open(path, { entries: 4, inflatedBytes: 1e9 })).rejects.toThrow('5 entries; at most 4');
    await expect(ZipSource.open(path, { entries: 5, inflatedBytes: 4999 })).rejects.toThrow('more than 4999 bytes');
    await (await ZipSource.open(path, { entries: 5, inflatedBytes: 5000 })).close();
  });

  test('that unfolds to more than it claims is a problem at its file', async () => {
    const path = await zip('liar.zip', [{ name: 'clinics.csv', content: clinics.repeat(50_000), claimedSize: 100 }]);
    expect((await read(path)).problems).toEqual([
      expect.stringMatching(/^clinics\.csv:1:1: the (file|zip) cannot be read/),
    ]);
  });

  test.each<readonly [string, readonly ZipEntry[], string]>([
    ['that leads out of itself', [{ name: '../clinics.csv', content: clinics }], 'cannot be read'],
    ['with a password', [{ name: 'clinics.csv', content: clinics, flags: 1 }], 'is encrypted'],
    [
      'with a file twice',
      [
        { name: 'clinics.csv', content: clinics },
        { name: 'clinics.csv', content: clinics },
      ],
      'twice',
    ],
  ])('%s is refused', async (name, entries, sentence) => {
    await expect(zip(`${name}.zip`, entries).then(openSource)).rejects.toThrow(sentence);
  });

  test('that is none is refused', async () => {
    const path = join(scratch, 'text.zip');
    await writeFile(path, 'not a zip');
    await expect(openSource(path)).rejects.toThrow('the zip cannot be read');
  });
});
