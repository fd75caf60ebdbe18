import { stat } from 'node:fs/promises';
import type { ExchangeSource } from './exchange-source.js';
import { FileProblem } from './file-problem.js';
import { FolderSource } from './folder-source.js';
import { ZipSource } from './zip-source.js';

/** The exchange folder, or the zip of one, that lies at a path. */
export async function openSource(path: string): Promise<ExchangeSource> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new FileProblem(path, 'there is no such folder or zip.');
  return found.isDirectory() ? new FolderSource(path) : ZipSource.open(path);
}
