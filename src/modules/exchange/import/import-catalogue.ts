import { importFile } from './import-file.js';
import type { ImportRun } from './import-run.js';

/** Imports `measures.csv`. */
export async function importMeasures(run: ImportRun): Promise<void> {
  await importFile(run, {
    key: 'measures',
    table: 'outcome_measure',
    ids: run.codes.measures,
    keyOf: ({ code }) => code,
    keyProperty: 'code',
    columns: [
      { name: 'code', type: 'text', key: 'REQUIRED' },
      { name: 'name', type: 'text' },
      { name: 'unit', type: 'text' },
      { name: 'value_type', type: 'text' },
      { name: 'better_when', type: 'text' },
      { name: 'minimum', type: 'numeric' },
      { name: 'maximum', type: 'numeric' },
      { name: 'minimal_important_difference', type: 'numeric' },
      { name: 'relative_important_difference', type: 'numeric' },
      { name: 'indications', type: 'text[]' },
    ],
    rowOf: ({ record }) => ({
      code: record.code,
      name: record.name ?? record.code,
      unit: record.unit,
      value_type: record.valueType,
      better_when: record.betterWhen,
      minimum: record.minimum,
      maximum: record.maximum,
      minimal_important_difference: record.minimalImportantDifference,
      relative_important_difference: record.relativeImportantDifference,
      indications: record.indications,
    }),
  });
}

/** Imports `substances.csv`. */
export async function importSubstances(run: ImportRun): Promise<void> {
  await importFile(run, {
    key: 'substances',
    table: 'substance',
    ids: run.codes.substances,
    keyOf: ({ code }) => code,
    keyProperty: 'code',
    columns: [
      { name: 'code', type: 'text', key: 'REQUIRED' },
      { name: 'name', type: 'text' },
      { name: 'atc', type: 'text[]' },
      { name: 'allergen_groups', type: 'text[]' },
    ],
    rowOf: ({ record: { code, name, atc, allergenGroups } }) => ({ code, name, atc, allergen_groups: allergenGroups }),
  });
}
