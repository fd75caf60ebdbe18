import type { SqlEntityManager } from '@mikro-orm/sql';
import { storedNumber } from '../../platform/database/stored-number.js';
import { DomainError, Refusal, refusal, type UserError } from '../../platform/errors.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { isOwnCode, ownCodeRule } from '../codes/own-code.js';
import { OutcomeMeasure } from './outcome-measure.entity.js';
import { outcomeMeasuresRead } from './outcome-measure.reads.js';
import type { DefineOutcomeMeasureInput, OutcomeMeasureFilter } from './outcome-measure.type.js';

/** What outcomes are measured by. */
export class OutcomeMeasureService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;

  constructor(em: SqlEntityManager, reads: Reads) {
    this.#em = em;
    this.#reads = reads;
  }

  requireById(id: string): Promise<Row<OutcomeMeasure>> {
    return this.#reads.requireById(OutcomeMeasure, id);
  }

  list(filter?: OutcomeMeasureFilter | null): Promise<readonly Row<OutcomeMeasure>[]> {
    return this.#reads.list(OutcomeMeasure, outcomeMeasuresRead(filter));
  }

  /** All measures by their code. Read once an operation, however often it is asked for: the list is short. */
  async catalogue(): Promise<ReadonlyMap<string, Row<OutcomeMeasure>>> {
    const measures = await this.list();
    return new Map(measures.map((measure) => [measure.code, measure]));
  }

  /** The measure with this code, or null. */
  async byCode(code: string): Promise<Row<OutcomeMeasure> | null> {
    return (await this.catalogue()).get(code) ?? null;
  }

  /** The measure that a stored document names. Throws when there is none. */
  async requireByCode(code: string): Promise<Row<OutcomeMeasure>> {
    const measure = await this.byCode(code);
    if (!measure) throw new DomainError('NOT_FOUND', `There is no measure with the code ${code}.`);
    return measure;
  }

  async define(input: DefineOutcomeMeasureInput): Promise<Row<OutcomeMeasure>> {
    const { code, name, unit } = { code: input.code.trim(), name: input.name.trim(), unit: input.unit?.trim() || null };
    const problems = problemsOf({ ...input, code, name, unit });
    if (problems.length > 0) throw new Refusal(...problems);
    if (await this.#em.findOne(OutcomeMeasure, { code })) {
      throw refusal('TAKEN', ['code'], `Another measure has the code ${code}.`);
    }
    const measure = this.#em.create(OutcomeMeasure, {
      code,
      name,
      unit,
      valueType: input.valueType ?? 'CONTINUOUS',
      betterWhen: input.betterWhen ?? 'LOWER',
      minimum: storedNumber(input.minimum),
      maximum: storedNumber(input.maximum),
      minimalImportantDifference: storedNumber(input.minimalImportantDifference),
      relativeImportantDifference: storedNumber(input.relativeImportantDifference),
      indications: [...new Set(input.indications)],
    });
    await this.#em.flush();
    return this.#reads.fresh(OutcomeMeasure, measure.id);
  }
}

function problemsOf(measure: DefineOutcomeMeasureInput): readonly UserError[] {
  const problems: UserError[] = [];
  const invalid = (field: keyof DefineOutcomeMeasureInput, message: string) =>
    problems.push({ code: 'INVALID', path: [field], message });
  if (!isOwnCode(measure.code)) invalid('code', `A code ${ownCodeRule}`);
  if (!measure.name) invalid('name', 'A measure needs a name.');
  if (measure.unit && measure.unit.length > 50) invalid('unit', 'A unit has at most 50 characters.');
  const { minimum, maximum } = measure;
  if (minimum != null && maximum != null && minimum > maximum)
    invalid('maximum', 'The maximum lies below the minimum.');
  for (const field of ['minimalImportantDifference', 'relativeImportantDifference'] as const) {
    const difference = measure[field];
    if (difference != null && difference <= 0)
      invalid(field, 'An important difference is a benefit, so it is above 0.');
  }
  return problems;
}
