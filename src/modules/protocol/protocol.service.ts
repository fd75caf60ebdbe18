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
import { planChanges, type PlanChange } from './plan-changes.js';
import { ProtocolVersion } from './protocol-version.entity.js';
import { Protocol } from './protocol.entity.js';
import { publishedVersionsOfProtocol, versionsOfProtocol } from './protocol.reads.js';
import type { CocktailDocument, CocktailSubstanceDocument, PlannedAssessmentDocument } from './spec-document.js';
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

/** A whole mixture with what its substances are. */
export interface CocktailMixture {
  readonly components: readonly CocktailComponent[];
}

/** All that a stored cocktail says: what `CocktailSpec` shows. */
export interface CocktailSpec extends CocktailMixture {
  readonly alternatives: readonly CocktailMixture[];
  readonly tolerance: number;
  readonly weight: number;
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

  byId(id: string): Promise<Row<Protocol> | null> {
    return this.#reads.byId(Protocol, id);
  }

  async byCode(code: string): Promise<Row<Protocol> | null> {
    const [protocol] = await this.#reads.list(Protocol, { where: [{ property: 'code', is: 'EQUAL', value: code }] });
    return protocol ?? null;
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
    return this.#componentsOf(substances);
  }

  /** The mixtures that follow a version as well as its cocktail. */
  alternativesOf({ alternatives = [] }: CocktailDocument): Promise<readonly CocktailMixture[]> {
    return Promise.all(alternatives.map(async (mixture) => ({ components: await this.#componentsOf(mixture) })));
  }

  /** All that a stored cocktail says, with its substances. */
  async cocktailSpecOf(cocktail: CocktailDocument): Promise<CocktailSpec> {
    const [components, alternatives] = await Promise.all([this.componentsOf(cocktail), this.alternativesOf(cocktail)]);
    return { components, alternatives, tolerance: cocktail.tolerance ?? 0, weight: cocktail.weight ?? 1 };
  }

  #componentsOf(mixture: readonly CocktailSubstanceDocument[]): Promise<readonly CocktailComponent[]> {
    return Promise.all(
      mixture.map(async ({ code, volumeMl, strength, strengthUnit, vehicle }) => ({
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
    return specChanges(await this.#comparedWith(publicId), version);
  }

  /** In what the plan of a version differs from that of another. Throws NOT_FOUND for an unknown one. */
  async planChangesFrom(publicId: string, version: Row<ProtocolVersion>): Promise<readonly PlanChange[]> {
    return planChanges(await this.#comparedWith(publicId), version);
  }

  async #comparedWith(publicId: string): Promise<Row<ProtocolVersion>> {
    const version = await this.versionById(uuidOf('ProtocolVersion', publicId));
    if (!version) throw new DomainError('NOT_FOUND', 'There is no such protocol version to compare with.');
    return version;
  }
}
