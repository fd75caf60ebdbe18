import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { formatCell, headerOf, type CsvFile } from './csv-file.js';
import { csvFiles, csvFileKeys, documentFiles, type CsvFileKey } from './csv-files.js';
import type { CellValue } from './cells.js';
import { dataPackage, type PackageDescription } from './data-package.js';
import type { ExchangeContent, Rows } from './exchange-content.js';
import { FileProblem } from './file-problem.js';

/** How many rows each file got. */
export type WrittenRows = Readonly<Partial<Record<CsvFileKey | keyof typeof documentFiles, number>>>;

/**
 * Writes an exchange folder that was not there or is empty, and tells how many rows it got. Everything is written beside
 * it first, so that a folder which is there is complete.
 */
export async function writeExchangeFolder(
  path: string,
  content: ExchangeContent,
  description: PackageDescription,
  onRow: (file: string, rows: number) => void = () => undefined,
): Promise<WrittenRows> {
  const target = resolve(path);
  await requireEmpty(target);
  const beside = join(dirname(target), `.${basename(target)}.writing-${process.pid}`);
  await mkdir(dirname(target), { recursive: true });
  await mkdir(beside);
  try {
    const counts = await writeFiles(beside, content, description, onRow);
    await rmdir(target).catch(ignoreMissing);
    await rename(beside, target);
    return counts;
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

async function writeFiles(
  folder: string,
  content: ExchangeContent,
  description: PackageDescription,
  onRow: (file: string, rows: number) => void,
): Promise<WrittenRows> {
  const counts: Partial<Record<CsvFileKey | keyof typeof documentFiles, number>> = {};
  const keys = csvFileKeys.filter((key) => content[key] !== undefined);
  for (const key of keys) {
    counts[key] = await writeCsv(folder, csvFiles[key], content[key] ?? [], onRow);
  }
  const documents = (['protocols', 'variations'] as const).filter((key) => content[key] !== undefined);
  for (const key of documents) {
    counts[key] = content[key]?.length ?? 0;
    await writeJson(join(folder, documentFiles[key]), content[key]);
  }
  await writeJson(join(folder, 'datapackage.json'), dataPackage(description, keys, documents));
  return counts;
}

async function writeCsv(
  folder: string,
  file: CsvFile,
  rows: Rows<Readonly<Record<string, CellValue>>>,
  onRow: (file: string, rows: number) => void,
): Promise<number> {
  const properties = Object.keys(file.columns);
  let count = 0;
  async function* lines(): AsyncGenerator<readonly string[]> {
    yield properties.map(headerOf);
    for await (const record of rows) {
      count += 1;
      onRow(file.name, count);
      yield properties.map((property) => formatCell(record[property]));
    }
  }
  const csv = stringify({ record_delimiter: 'windows' });
  await pipeline(lines, csv, createWriteStream(join(folder, file.name), { flags: 'wx', flush: true }));
  return count;
}

async function writeJson(path: string, document: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(document, null, 2)}\n`, { flag: 'wx', flush: true });
}

async function requireEmpty(target: string): Promise<void> {
  const entries = await readdir(target).catch(ignoreMissing);
  if (entries === undefined || entries.length === 0) return;
  throw new FileProblem(basename(target), 'the folder is not empty: name one that is new or empty.');
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
