import type { Clock } from '../../platform/clock.js';
import { DomainError, type UserError } from '../../platform/errors.js';
import { isCountry } from '../clinic/time-zone.js';
import type { CocktailComponentInput } from '../protocol/cocktail.type.js';
import type { CocktailComponent, ProtocolService } from '../protocol/protocol.service.js';
import { readCocktail } from '../protocol/read-cocktail.js';
import type { CocktailDocument, TechniqueDocument } from '../protocol/spec-document.js';
import type { SubstanceService } from '../substance/substance.service.js';
import { checkMixture } from './check-mixture.js';
import { worstOf, type MixtureFinding, type MixtureFindingSeverity } from './mixture-finding.js';
import type { MixtureComponent, MixtureQuestion } from './mixture-question.js';
import type { CheckMixtureInput } from './mixture.type.js';

/** Where a mixture is given, and when. */
export interface MixturePlace {
  readonly country?: string | null;
  /** Today (UTC) when left out. */
  readonly on?: string | null;
}

/** As much of a protocol version as says what is mixed for what. */
interface PlannedMixture {
  readonly protocolId: string;
  readonly technique: TechniqueDocument;
  readonly cocktail: CocktailDocument;
}

/** As much of a session as says what was mixed for what. */
interface DeliveredMixture {
  readonly protocolVersionId: string;
  readonly components: readonly CocktailComponent[];
  readonly areas: readonly string[];
  readonly areaCm2: number | null;
}

/** What is known of mixtures, as anybody may ask. It stores nothing. */
export class MixtureService {
  readonly #substances: SubstanceService;
  readonly #protocols: ProtocolService;
  readonly #clock: Clock;

  constructor(substances: SubstanceService, protocols: ProtocolService, clock: Clock) {
    this.#substances = substances;
    this.#protocols = protocols;
    this.#clock = clock;
  }

  /** What is known of a mixture that somebody states. Throws BAD_USER_INPUT when the question makes no sense. */
  async check({ components, ...question }: CheckMixtureInput): Promise<{
    readonly severity: MixtureFindingSeverity;
    readonly findings: readonly MixtureFinding[];
  }> {
    const { stated, problems } = await this.statedBy(components, ['components']);
    for (const name of ['areaCm2', 'weightKg'] as const) {
      if ((question[name] ?? 1) <= 0) throw new DomainError('BAD_USER_INPUT', `\`${name}\` is above 0.`);
    }
    if (problems.length > 0) {
      const sentences = problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
      throw new DomainError('BAD_USER_INPUT', sentences.join(' '));
    }
    const findings = this.#findingsOf({ components: stated, ...question });
    const severity = worstOf(findings);
    if (severity === null) throw new DomainError('BAD_USER_INPUT', 'Name what is to be mixed: `components` is empty.');
    return { severity, findings };
  }

  /** What is known of the mixture that a protocol version plans; empty when it leaves it free. `instead` replaces it. */
  async ofVersion(
    { protocolId, technique, cocktail }: PlannedMixture,
    place: MixturePlace,
    instead?: readonly MixtureComponent[],
  ): Promise<readonly MixtureFinding[]> {
    const { indication } = await this.#protocols.requireById(protocolId);
    const components = instead ?? cocktail.substances;
    // Any of several areas follows the protocol: which will be treated is known when there is one alone.
    const areas = technique.areas?.anyOf.length === 1 ? technique.areas.anyOf : null;
    return this.#findingsOf({ components, indication, areas, ...place });
  }

  /** What is known of the mixture that a session delivered. */
  async ofSession(
    { protocolVersionId, components, areas, areaCm2 }: DeliveredMixture,
    place: MixturePlace,
  ): Promise<readonly MixtureFinding[]> {
    const { protocolId } = await this.#protocols.requireVersionById(protocolVersionId);
    const { indication } = await this.#protocols.requireById(protocolId);
    const mixed = components.map(({ substance, volumeMl, concentration, concentrationUnit, vehicle }) => ({
      code: substance.code,
      volumeMl,
      strength: concentration,
      strengthUnit: concentrationUnit,
      vehicle,
    }));
    return this.#findingsOf({ components: mixed, indication, areas, areaCm2, ...place });
  }

  /** The mixture that an input names, and what is wrong with it. Paths begin with `path`. */
  async statedBy(
    components: readonly CocktailComponentInput[],
    path: readonly string[] = ['cocktail'],
  ): Promise<{ readonly stated: readonly MixtureComponent[]; readonly problems: readonly UserError[] }> {
    const catalogue = await this.#substances.catalogue();
    const read = readCocktail(components, [...catalogue.values()]);
    const stated = read.stated ?? [];
    const problems = read.problems.map((problem) => ({ ...problem, path: [...path, ...problem.path.slice(1)] }));
    const misnamed = new Set(problems.map((problem) => problem.path[path.length]));
    stated.forEach(({ code, volumeMl, strength, strengthUnit }, index) => {
      const wrong = (errorCode: UserError['code'], field: string, message: string) =>
        problems.push({ code: errorCode, path: [...path, String(index), field], message });
      if (!misnamed.has(String(index)) && !catalogue.has(code))
        wrong('NOT_FOUND', 'substance', 'The catalogue has no substance with this code.');
      if ((volumeMl ?? 1) <= 0) wrong('OUT_OF_RANGE', 'volumeMl', 'A volume is above 0.');
      if ((strength ?? 1) <= 0) wrong('OUT_OF_RANGE', 'concentration', 'A concentration is above 0.');
      if (strength != null && strengthUnit == null)
        wrong('INVALID', 'concentrationUnit', 'A concentration needs its unit.');
    });
    return { stated, problems };
  }

  #findingsOf(question: MixtureQuestion): readonly MixtureFinding[] {
    const country = question.country?.trim().toUpperCase() || null;
    if (country !== null && !isCountry(country)) {
      throw new DomainError('BAD_USER_INPUT', 'The country is given as ISO 3166-1 alpha-2, such as ZA.');
    }
    return checkMixture({ ...question, country, on: question.on ?? this.#clock.now().toISOString().slice(0, 10) });
  }
}
