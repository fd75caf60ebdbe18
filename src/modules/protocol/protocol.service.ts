import { DomainError } from '../../platform/errors.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { ListRequest, Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { ConcentrationUnit } from '../codes/concentration-unit.js';
import type { OutcomeMeasure } from '../outcome-measure/outcome-measure.entity.js';
import type { OutcomeMeasureService } from '../outcome-measure/outcome-measure.service.js';
import type { Substance } from '../substance/substance.entity.js';
import type { SubstanceService } from '../substance/substance.service.js';
import { amountMg } from './amount.js';
import { ProtocolVersion } from './protocol-version.entity.js';
import { Protocol } from './protocol.entity.js';
import { publishedVersionsOfProtocol, versionsOfProtocol } from './protocol.reads.js';
import type { CocktailDocument, PlannedAssessmentDocument } from './spec-document.js';
import { specChanges, type SpecChange } from './spec-changes.js';

/** One substance of a mixture with what it is: what `CocktailComponent` shows. */
export interface CocktailComponent {
  readonly substance: Row<Substance>;
  readonly volumeMl: number | null;
  readonly amountMg: number | null;
  readonly concentration: number | null;
  readonly concentrationUnit: ConcentrationUnit | null;
  readonly vehicle: string | null;
  readonly lotNumber: string | null;
}

/** A measure with the times at which it is due. */
export interface PlannedAssessment {
  readonly measure: Row<OutcomeMeasure>;
  readonly timepoints: readonly string[];
}

/** What the chain agreed to do, as it can be read: protocols and their versions. */
export class ProtocolService {
  readonly #reads: Reads;
  readonly #substances: SubstanceService;
  readonly #measures: OutcomeMeasureService;

  constructor(reads: Reads, substances: SubstanceService, measures: OutcomeMeasureService) {
    this.#reads = reads;
    this.#substances = substances;
    this.#measures = measures;
  }

  requireById(id: string): Promise<Row<Protocol>> {
    return this.#reads.requireById(Protocol, id);
  }

  versionById(id: string): Promise<Row<ProtocolVersion> | null> {
    return this.#reads.byId(ProtocolVersion, id);
  }

  /** The version that a record refers to. */
  requireVersionById(id: string): Promise<Row<ProtocolVersion>> {
    return this.#reads.requireById(ProtocolVersion, id);
  }

  page(page: PageArguments, rows: ListRequest): Promise<Connection<Row<Protocol>>> {
    return this.#reads.connection(Protocol, { page, ...rows });
  }

  /** All versions of a protocol, oldest first. */
  versionsOf(protocolId: string): Promise<readonly Row<ProtocolVersion>[]> {
    return this.#reads.list(ProtocolVersion, { ...versionsOfProtocol, parentId: protocolId });
  }

  /** The version in force: of the published ones, that with the highest number. Null while none is published. */
  async currentVersionOf(protocolId: string): Promise<Row<ProtocolVersion> | null> {
    const [current] = await this.#reads.list(ProtocolVersion, { ...publishedVersionsOfProtocol, parentId: protocolId });
    return current ?? null;
  }

  /** A stored cocktail with its substances, in the order of mixing. */
  componentsOf({ substances }: CocktailDocument): Promise<readonly CocktailComponent[]> {
    return Promise.all(
      substances.map(async ({ code, volumeMl, strength, strengthUnit, vehicle }) => ({
        substance: await this.#substances.requireByCode(code),
        volumeMl: volumeMl ?? null,
        amountMg: amountMg(volumeMl, strength, strengthUnit),
        concentration: strength ?? null,
        concentrationUnit: strengthUnit ?? null,
        vehicle: vehicle ?? null,
        lotNumber: null,
      })),
    );
  }

  /** Stored plans of assessments with their measures. */
  plannedOf(assessments: readonly PlannedAssessmentDocument[]): Promise<readonly PlannedAssessment[]> {
    return Promise.all(
      assessments.map(async ({ measure, timepoints }) => ({
        measure: await this.#measures.requireByCode(measure),
        timepoints,
      })),
    );
  }

  /** In which parameters a version differs from the one that a public id names. Throws NOT_FOUND for an unknown one. */
  async changesFrom(publicId: string, version: Row<ProtocolVersion>): Promise<readonly SpecChange[]> {
    const earlier = await this.versionById(uuidOf('ProtocolVersion', publicId));
    if (!earlier) throw new DomainError('NOT_FOUND', 'There is no such protocol version to compare with.');
    return specChanges(earlier, version);
  }
}
