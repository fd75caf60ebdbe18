import type { CellValue } from './cells.js';
import { headerOf, type Column, type CsvFile } from './csv-file.js';
import { csvFiles, documentFiles, type CsvFileKey } from './csv-files.js';

export interface PackageDescription {
  /** Which organization's records these are. */
  readonly title: string;
  /** RFC 3339 instant of the writing. */
  readonly created: string;
}

type Descriptor = Readonly<Record<string, unknown>>;

/** The Frictionless descriptor of a written folder (Data Package 1, which its second edition reads too). */
export function dataPackage(
  { title, created }: PackageDescription,
  written: readonly CsvFileKey[],
  documents: readonly (keyof typeof documentFiles)[],
): Descriptor {
  const files = written.map((key) => csvFiles[key].name);
  return {
    profile: 'data-package',
    name: 'mesograph-exchange',
    title,
    created,
    resources: [
      ...written.map((key) => tabularResource(csvFiles[key], files)),
      ...documents.map((key) => documentResource(key)),
    ],
  };
}

function tabularResource(file: CsvFile, written: readonly string[]): Descriptor {
  const isKeyRequired = file.key.every((property) => file.columns[property]?.isRequired);
  const foreignKeys = file.references
    .filter((reference) => written.includes(reference.file))
    .map(({ columns: properties, file: target, keys }) => ({
      fields: properties.map(headerOf),
      reference: { resource: resourceName(target), fields: keys.map(headerOf) },
    }));
  return {
    profile: 'tabular-data-resource',
    name: resourceName(file.name),
    path: file.name,
    title: file.title,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      fields: Object.entries(file.columns).map(([property, column]) => fieldOf(property, column)),
      missingValues: [''],
      ...(isKeyRequired && { primaryKey: file.key.map(headerOf) }),
      ...(foreignKeys.length > 0 && { foreignKeys }),
    },
  };
}

function fieldOf(property: string, { description, isRequired, field }: Column<CellValue>): Descriptor {
  const constraints = { ...(isRequired && { required: true }), ...field.constraints };
  return {
    name: headerOf(property),
    ...field,
    description,
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

function documentResource(key: keyof typeof documentFiles): Descriptor {
  const path = documentFiles[key];
  return { name: key, path, format: 'json', mediatype: 'application/json', encoding: 'utf-8' };
}

/** Names of resources are lower case with hyphens allowed: `session_substances.csv` is `session-substances`. */
function resourceName(file: string): string {
  return file.replace(/\.csv$/, '').replaceAll('_', '-');
}
