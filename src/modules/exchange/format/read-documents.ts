import type { z } from 'zod';
import { documentIssues } from './document-issue.js';
import { FileProblem } from './file-problem.js';
import { JsonSyntaxError, parseJson, type JsonPath, type PlacedJson } from './json-places.js';
import type { Place, Problems } from './problems.js';
import { readUtf8 } from './read-utf8.js';

/** One document of a list, checked, and where its parts stand. */
export interface PlacedDocument<D> {
  readonly document: D;
  /** Where the part at a path begins. */
  placeOf(path: JsonPath): Place;
}

const longestDocument = 64 * 1024 * 1024;

/** The documents of a JSON file, none when something is wrong with the file; all of it goes to the problems. */
export async function readDocuments<D>(
  chunks: AsyncIterable<Buffer>,
  file: string,
  schema: z.ZodType<readonly D[]>,
  problems: Problems,
): Promise<readonly PlacedDocument<D>[]> {
  try {
    const json = parseJson(await readText(chunks, file));
    const { success, data, error } = schema.safeParse(json.value);
    if (success) return data.map((document, index) => ({ document, placeOf: placesBelow(json, file, index) }));
    for (const { path, isAtKey, sentence } of documentIssues(error)) {
      problems.add({ file, ...(isAtKey ? json.placeOfKey(path) : json.placeOf(path)) }, sentence);
    }
  } catch (error) {
    if (error instanceof FileProblem) problems.add(error.place, error.message);
    else if (error instanceof JsonSyntaxError) problems.add({ file, ...error.place }, error.message);
    else throw error;
  }
  return [];
}

function placesBelow(json: PlacedJson, file: string, index: number): (path: JsonPath) => Place {
  return (path) => ({ file, ...json.placeOf([index, ...path]) });
}

async function readText(chunks: AsyncIterable<Buffer>, file: string): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const part of readUtf8(chunks, file)) {
    length += part.length;
    if (length > longestDocument) throw new FileProblem(file, 'the document is longer than 64 MB.');
    parts.push(part);
  }
  return parts.join('');
}
