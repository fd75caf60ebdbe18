import { DomainError } from '../../platform/errors.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { Substance } from './substance.entity.js';
import { substancesRead } from './substance.reads.js';
import type { SubstanceFilter } from './substance.type.js';

/** What can be injected: the built-in catalogue and what the chain added. */
export class SubstanceService {
  readonly #reads: Reads;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  requireById(id: string): Promise<Row<Substance>> {
    return this.#reads.requireById(Substance, id);
  }

  list(filter?: SubstanceFilter | null): Promise<readonly Row<Substance>[]> {
    return this.#reads.list(Substance, substancesRead(filter));
  }

  /** All substances by their code. Read once an operation, however often it is asked for: a catalogue is short. */
  async catalogue(): Promise<ReadonlyMap<string, Row<Substance>>> {
    const substances = await this.list();
    return new Map(substances.map((substance) => [substance.code, substance]));
  }

  /** The substance that a stored document names. Throws when there is none. */
  async requireByCode(code: string): Promise<Row<Substance>> {
    const substance = (await this.catalogue()).get(code);
    if (!substance) throw new DomainError('NOT_FOUND', `The catalogue has no substance with the code ${code}.`);
    return substance;
  }
}
