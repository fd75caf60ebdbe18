import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Principal } from '../../platform/auth/principal.js';
import type { Clock } from '../../platform/clock.js';
import { requireVersion } from '../../platform/database/require-version.js';
import { Refusal, refusal, type UserError } from '../../platform/errors.js';
import { toPublicId, uuidOf } from '../../platform/reads/public-id.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { OutcomeMeasureService } from '../outcome-measure/outcome-measure.service.js';
import type { PractitionerService } from '../practitioner/practitioner.service.js';
import { techniqueUnitProblems } from '../protocol/own-unit.js';
import { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import { readCocktail } from '../protocol/read-cocktail.js';
import { overridden, specChanges } from '../protocol/spec-changes.js';
import { cocktailToStore, techniqueToStore } from '../protocol/spec-input.js';
import { specProblems } from '../protocol/spec-problems.js';
import type { SubstanceService } from '../substance/substance.service.js';
import { carryOver, overridesOf, type Overrides } from './carry-over.js';
import { Variation } from './variation.entity.js';
import type {
  ProposeVariationInput,
  RebaseVariationInput,
  RetireVariationInput,
  ReviewVariationInput,
} from './variation-input.type.js';

/** Whose sessions under which version are to be judged again. Ids are uuids. */
export interface ChangedPromise {
  readonly practitionerId: string;
  readonly protocolVersionId: string;
}

/** Who is told, inside the transaction, that other days are covered by an approved variation than before. */
export interface VariationEvents {
  promiseChanged(changed: ChangedPromise): Promise<unknown>;
}

interface Period {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** How variations come about: proposed by whoever treats, reviewed by somebody else, carried over to new versions, retired. */
export class VariationAuthoringService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #practitioners: PractitionerService;
  readonly #substances: SubstanceService;
  readonly #measures: OutcomeMeasureService;
  readonly #events: VariationEvents;
  readonly #principal: Principal;
  readonly #clock: Clock;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    practitioners: PractitionerService,
    substances: SubstanceService,
    measures: OutcomeMeasureService,
    events: VariationEvents,
    principal: Principal,
    clock: Clock,
  ) {
    this.#em = em;
    this.#reads = reads;
    this.#practitioners = practitioners;
    this.#substances = substances;
    this.#measures = measures;
    this.#events = events;
    this.#principal = principal;
    this.#clock = clock;
  }

  async propose(input: ProposeVariationInput): Promise<Row<Variation>> {
    const practitioner = await this.#practitioners.require(this.#whose(input.practitionerId));
    const version = await this.#requirePublished(input.protocolVersionId, ['protocolVersionId']);
    refuseIfAny([...periodProblems(input), ...(input.rationale.trim() ? [] : [missing('rationale')])]);
    const overrides = await this.#overridesOf(input);
    await this.#requireSense(version, overrides);
    const variation = this.#em.create(Variation, {
      ...(await this.#proposed(practitioner.id, version.id)),
      practitioner,
      protocolVersion: version,
      ...overrides,
      rationale: input.rationale.trim(),
      evidence: evidenceOf(input.evidence),
      validFrom: input.validFrom ?? null,
      validUntil: input.validUntil ?? null,
    });
    await this.#em.flush();
    return this.#reads.fresh(Variation, variation.id);
  }

  /** Approves or rejects a proposal. Never by whoever proposed it, nor by the practitioner whose way it is. */
  async review(input: ReviewVariationInput): Promise<Row<Variation>> {
    const variation = await this.#require(input.id);
    if (variation.status !== 'PROPOSED') {
      throw refusal('INVALID', ['id'], `The variation is ${variation.status}: only a proposal is reviewed.`);
    }
    this.#refuseProposer(variation);
    await requireVersion(this.#em, variation, input.version);
    const note = input.note?.trim() || null;
    if (input.decision === 'REJECT' && !note) throw refusal('INVALID', ['note'], 'Say why it is not agreed.');
    refuseIfAny(periodProblems(input));
    variation.reviewedAt = this.#clock.now();
    variation.reviewedByKeyId = this.#principal.keyId;
    variation.reviewedByPractitionerId = this.#principal.practitionerId;
    variation.reviewNote = note;
    variation.status = input.decision === 'APPROVE' ? 'APPROVED' : 'REJECTED';
    if (input.decision === 'APPROVE') {
      const period = {
        validFrom: input.validFrom ?? variation.validFrom ?? this.#today(),
        validUntil: input.validUntil === undefined ? (variation.validUntil ?? null) : input.validUntil,
      };
      refuseIfAny(periodProblems(period));
      await this.#refuseOverlap(variation, period);
      Object.assign(variation, period);
    }
    return this.#stored(variation);
  }

  /** Ends an approved variation. Sessions in its period stay declared. */
  async retire(input: RetireVariationInput): Promise<Row<Variation>> {
    const variation = await this.#require(input.id);
    const isOwn = this.#principal.practitionerId === variation.practitioner.id;
    if (!isOwn && !this.#principal.capabilities.has('REVIEW_VARIATIONS')) {
      throw refusal('INVALID', ['id'], 'A variation is retired by the practitioner whose way it is, or by a reviewer.');
    }
    if (variation.status !== 'APPROVED' && variation.status !== 'PROPOSED') {
      throw refusal('INVALID', ['id'], `The variation is ${variation.status} already.`);
    }
    await requireVersion(this.#em, variation, input.version);
    const today = this.#today();
    const validUntil = input.validUntil ?? today;
    if (validUntil > today) throw refusal('INVALID', ['validUntil'], 'It ends today or ended before, not later.');
    const wasApproved = variation.status === 'APPROVED';
    variation.status = 'RETIRED';
    // A proposal that was withdrawn never covered a day.
    const began = variation.validFrom ?? validUntil;
    variation.validUntil = wasApproved ? (validUntil < began ? began : validUntil) : null;
    if (!wasApproved) variation.validFrom = null;
    if (input.note?.trim()) variation.reviewNote = input.note.trim();
    return this.#stored(variation);
  }

  /** Proposes a variation of an earlier version for another one, with what carries over and the conflicts that are kept. */
  async rebase(input: RebaseVariationInput): Promise<Row<Variation>> {
    const earlier = await this.#require(input.id);
    if (earlier.practitioner.id !== this.#principal.practitionerId && this.#principal.role === 'PRACTITIONER') {
      throw refusal('NOT_FOUND', ['id'], 'There is no such variation among yours.');
    }
    if (earlier.status !== 'APPROVED' && earlier.status !== 'RETIRED') {
      throw refusal(
        'INVALID',
        ['id'],
        `The variation is ${earlier.status}: only one that was approved is carried over.`,
      );
    }
    const path = ['protocolVersionId'];
    const version = await this.#requirePublished(input.protocolVersionId, path);
    const before = await this.#em.findOneOrFail(ProtocolVersion, { id: earlier.protocolVersion.id });
    if (before.protocol.id !== version.protocol.id)
      throw refusal('INVALID', path, 'That is a version of another protocol.');
    if (before.id === version.id) throw refusal('INVALID', path, 'The variation is one of this version already.');
    const fields = carryOver({ technique: earlier.technique, cocktail: earlier.cocktail ?? null }, before, version);
    const conflicts = new Set(fields.filter(({ outcome }) => outcome === 'CONFLICT').map(({ parameter }) => parameter));
    const kept = input.keep ?? [];
    const unknown = kept.filter((parameter) => !conflicts.has(parameter));
    if (unknown.length > 0) throw refusal('INVALID', ['keep'], `Not in conflict: ${unknown.join(', ')}.`);
    const carried = fields.filter(({ outcome }) => outcome === 'CARRIES_OVER').map(({ parameter }) => parameter);
    const overrides = overridesOf(
      { technique: earlier.technique, cocktail: earlier.cocktail ?? null },
      new Set([...carried, ...kept]),
    );
    if (Object.keys(overrides.technique).length === 0 && !overrides.cocktail) {
      throw refusal('INVALID', ['keep'], 'Nothing of the variation is left: keep a conflict, or propose a new one.');
    }
    const variation = this.#em.create(Variation, {
      ...(await this.#proposed(earlier.practitioner.id, version.id)),
      practitioner: earlier.practitioner,
      protocolVersion: version,
      ...overrides,
      rationale: input.note?.trim() ? `${earlier.rationale}\n${input.note.trim()}` : earlier.rationale,
      evidence: earlier.evidence,
      validFrom: null,
      validUntil: null,
      rebasedFromId: earlier.id,
    });
    await this.#em.flush();
    return this.#reads.fresh(Variation, variation.id);
  }

  /** The practitioner whom a proposal is for: a practitioner's own key proposes for that practitioner. */
  #whose(stated: string | null | undefined): string {
    const { role, practitionerId } = this.#principal;
    const own = practitionerId && toPublicId('Practitioner', practitionerId);
    if (role === 'PRACTITIONER' && stated != null && stated !== own) {
      throw refusal('INVALID', ['practitionerId'], 'Your key proposes your own variations only.');
    }
    const whose = stated ?? own;
    if (!whose) throw refusal('INVALID', ['practitionerId'], 'Say whose way it is.');
    return whose;
  }

  /** Proposals of one practitioner for one version are told apart by their moment. */
  async #proposed(practitionerId: string, protocolVersionId: string) {
    const [latest] = await this.#em.find(
      Variation,
      { practitioner: { id: practitionerId }, protocolVersion: { id: protocolVersionId } },
      { orderBy: { proposedAt: 'desc' }, limit: 1 },
    );
    const earliest = latest ? latest.proposedAt.getTime() + 1 : 0;
    return {
      status: 'PROPOSED' as const,
      proposedAt: new Date(Math.max(this.#clock.now().getTime(), earliest)),
      proposedByKeyId: this.#principal.keyId,
      proposedByPractitionerId: this.#principal.practitionerId,
      reviewedAt: null,
      reviewNote: null,
      reviewedByKeyId: null,
      reviewedByPractitionerId: null,
      rebasedFromId: null,
    };
  }

  async #overridesOf(input: ProposeVariationInput): Promise<Overrides> {
    const catalogue = [...(await this.#substances.catalogue()).values()];
    const { stated, problems } = readCocktail(input.cocktail, catalogue);
    refuseIfAny([...techniqueUnitProblems(input.technique), ...problems]);
    const cocktail = stated?.length
      ? cocktailToStore(
          stated,
          undefined,
          { substances: [] },
          { alternatives: undefined, tolerance: input.cocktailTolerance },
        )
      : null;
    return { technique: techniqueToStore(input.technique, {}), cocktail };
  }

  /** Refuses overrides that a version itself could not ask for, and those that change nothing. */
  async #requireSense(version: ProtocolVersion, { technique, cocktail }: Overrides): Promise<void> {
    const asked = overridden(version, technique, cocktail);
    const { sessions, intervalDays, phases } = version;
    const plan = { sessions, intervalDays, phases, maintenanceIntervalDays: version.maintenanceIntervalDays ?? null };
    const [substances, measures] = await Promise.all([this.#substances.catalogue(), this.#measures.catalogue()]);
    refuseIfAny(specProblems({ ...asked, ...plan, assessments: [] }, { substances, measures }));
    if (specChanges(version, asked).length > 0) return;
    throw refusal('INVALID', ['technique'], 'That is what the version asks for: there is nothing to vary.');
  }

  async #require(publicId: string): Promise<Variation> {
    const variation = await this.#em.findOne(Variation, { id: uuidOf('Variation', publicId) });
    // Row security knows no branch of a variation; the practitioner's row does.
    const isMine = variation && (await this.#practitioners.byId(variation.practitioner.id));
    if (!isMine) throw refusal('NOT_FOUND', ['id'], 'There is no such variation among yours.');
    return variation;
  }

  #refuseProposer(variation: Variation): void {
    const { keyId, practitionerId } = this.#principal;
    const isSamePerson =
      (keyId !== null && keyId === variation.proposedByKeyId) ||
      (practitionerId !== null &&
        [variation.practitioner.id, variation.proposedByPractitionerId].includes(practitionerId));
    if (!isSamePerson) return;
    throw refusal('SAME_PERSON', ['id'], 'Somebody else reviews it, with a key of their own.');
  }

  async #refuseOverlap(variation: Variation, { validFrom, validUntil }: Period): Promise<void> {
    const others = await this.#em.find(Variation, {
      practitioner: variation.practitioner,
      protocolVersion: variation.protocolVersion,
      status: 'APPROVED',
      id: { $ne: variation.id },
    });
    const other = others.find(
      (each) =>
        (each.validUntil == null || each.validUntil >= validFrom!) &&
        (validUntil === null || each.validFrom == null || each.validFrom <= validUntil),
    );
    if (!other) return;
    const period = `${other.validFrom ?? 'its approval'} to ${other.validUntil ?? 'further notice'}`;
    throw refusal(
      'TAKEN',
      ['validFrom'],
      `Another variation covers ${period} (${toPublicId('Variation', other.id)}): retire it first.`,
    );
  }

  async #requirePublished(publicId: string, path: readonly string[]): Promise<ProtocolVersion> {
    const version = await this.#em.findOne(ProtocolVersion, { id: uuidOf('ProtocolVersion', publicId) });
    if (!version) throw refusal('NOT_FOUND', path, 'There is no such protocol version.');
    if (version.status === 'PUBLISHED') return version;
    throw refusal(
      'NOT_PUBLISHED',
      path,
      `A variation is one of a published version, and this one is ${version.status}.`,
    );
  }

  async #stored(variation: Variation): Promise<Row<Variation>> {
    await this.#em.flush();
    const { practitioner, protocolVersion } = variation;
    await this.#events.promiseChanged({ practitionerId: practitioner.id, protocolVersionId: protocolVersion.id });
    return this.#reads.fresh(Variation, variation.id);
  }

  /** Variations belong to no place, so their days are those of UTC. */
  #today(): string {
    return this.#clock.now().toISOString().slice(0, 10);
  }
}

function evidenceOf(stated: readonly string[] | null | undefined): string[] {
  return [...new Set((stated ?? []).map((line) => line.trim()).filter(Boolean))];
}

function periodProblems({
  validFrom,
  validUntil,
}: {
  readonly validFrom?: string | null | undefined;
  readonly validUntil?: string | null | undefined;
}): readonly UserError[] {
  if (!validFrom || !validUntil || validFrom <= validUntil) return [];
  return [{ code: 'INVALID', path: ['validUntil'], message: 'The last day must not lie before the first.' }];
}

function missing(field: string): UserError {
  return { code: 'INVALID', path: [field], message: 'Say why you do it otherwise.' };
}

function refuseIfAny(problems: readonly UserError[]): void {
  if (problems.length > 0) throw new Refusal(...problems);
}
