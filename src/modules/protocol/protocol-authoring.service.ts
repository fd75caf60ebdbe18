import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '../../platform/clock.js';
import { requireVersion } from '../../platform/database/require-version.js';
import { Refusal, refusal, type UserError } from '../../platform/errors.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { OutcomeMeasureService } from '../outcome-measure/outcome-measure.service.js';
import type { SubstanceService } from '../substance/substance.service.js';
import { isOwnCode, ownCodeRule } from '../codes/own-code.js';
import { ProtocolVersion } from './protocol-version.entity.js';
import { planToStore } from './course-plan.js';
import { techniqueUnitProblems } from './own-unit.js';
import type {
  DraftProtocolVersionInput,
  ProtocolVersionInput,
  PublishProtocolVersionInput,
  RetireProtocolVersionInput,
} from './protocol-version.type.js';
import { Protocol } from './protocol.entity.js';
import type { CreateProtocolInput } from './protocol.type.js';
import { readCocktail } from './read-cocktail.js';
import { cocktailToStore, techniqueToStore } from './spec-input.js';
import { specProblems, type KnownCodes, type VersionSpec } from './spec-problems.js';

type StoredSpec = VersionSpec & { readonly summaryOfChanges: string | null };

const nothing = {
  summaryOfChanges: null,
  technique: {},
  cocktail: { substances: [] },
  assessments: [],
} as const;

/** How protocols are written: created, drafted, published for good, and retired. */
export class ProtocolAuthoringService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #substances: SubstanceService;
  readonly #measures: OutcomeMeasureService;
  readonly #clock: Clock;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    substances: SubstanceService,
    measures: OutcomeMeasureService,
    clock: Clock,
  ) {
    this.#em = em;
    this.#reads = reads;
    this.#substances = substances;
    this.#measures = measures;
    this.#clock = clock;
  }

  /** Makes a protocol with version 1 as a draft. */
  async create(input: CreateProtocolInput): Promise<Row<Protocol>> {
    const { code, name } = { code: input.code.trim(), name: input.name.trim() };
    const problems = problemsOf(code, name);
    const spec = await this.#specOf(input, null, problems);
    if (await this.#em.findOne(Protocol, { code })) {
      throw refusal('TAKEN', ['code'], `Another protocol has the code ${code}.`);
    }
    const protocol = this.#em.create(Protocol, { code, name, indication: input.indication });
    this.#em.create(ProtocolVersion, { protocol, number: 1, ...spec });
    await this.#em.flush();
    return this.#reads.fresh(Protocol, protocol.id);
  }

  /** Makes a draft of a further version, or changes an existing one. */
  async draft(input: DraftProtocolVersionInput): Promise<Row<ProtocolVersion>> {
    // Locked, so that two drafts made at once get two numbers.
    const protocol = await this.#em.findOne(
      Protocol,
      { id: uuidOf('Protocol', input.protocolId) },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!protocol) throw refusal('NOT_FOUND', ['protocolId'], 'There is no such protocol.');
    const versions = await this.#em.find(ProtocolVersion, { protocol }, { orderBy: { number: 'asc' } });
    const draft =
      input.versionId == null ? await this.#newDraft(protocol, versions, input) : await this.#changed(input, versions);
    await this.#em.flush();
    return this.#reads.fresh(ProtocolVersion, draft.id);
  }

  /** Puts a draft in force. From here on it never changes; versions published earlier stay as they are. */
  async publish(input: PublishProtocolVersionInput): Promise<Row<ProtocolVersion>> {
    const draft = await this.#em.findOne(ProtocolVersion, { id: uuidOf('ProtocolVersion', input.id) });
    if (!draft) throw refusal('NOT_FOUND', ['id'], 'There is no such protocol version.');
    if (draft.status !== 'DRAFT')
      throw refusal('NOT_DRAFT', ['id'], `Version ${draft.number} is ${draft.status}: draft another one.`);
    await requireVersion(this.#em, draft, input.version);
    const problems = specProblems(specOf(draft), await this.#known());
    if (problems.length > 0) throw new Refusal(...problems);
    draft.status = 'PUBLISHED';
    draft.publishedAt = this.#clock.now();
    await this.#em.flush();
    return this.#reads.fresh(ProtocolVersion, draft.id);
  }

  /** Takes a published version out of use for good: courses on it go on, and no new one starts. */
  async retire(input: RetireProtocolVersionInput): Promise<Row<ProtocolVersion>> {
    const reason = input.reason.trim();
    if (!reason) throw refusal('INVALID', ['reason'], 'Say why no new course should start on it.');
    const retired = await this.#em.findOne(ProtocolVersion, { id: uuidOf('ProtocolVersion', input.id) });
    if (!retired) throw refusal('NOT_FOUND', ['id'], 'There is no such protocol version.');
    if (retired.status !== 'PUBLISHED') {
      const message = `Only a published version is retired, and version ${retired.number} is ${retired.status}.`;
      throw refusal('NOT_PUBLISHED', ['id'], message);
    }
    if (input.version != null) await requireVersion(this.#em, retired, input.version);
    retired.status = 'RETIRED';
    retired.retiredAt = this.#clock.now();
    retired.retirementReason = reason;
    await this.#em.flush();
    return this.#reads.fresh(ProtocolVersion, retired.id);
  }

  async #newDraft(
    protocol: Protocol,
    versions: readonly ProtocolVersion[],
    input: DraftProtocolVersionInput,
  ): Promise<ProtocolVersion> {
    if (input.version != null)
      throw refusal('INVALID', ['version'], '`version` goes with `versionId`: a new draft has none yet.');
    const source = sourceOf(versions, input.copyFrom);
    // What was new in the source is not new in its copy.
    const before = source ? { ...specOf(source), summaryOfChanges: null } : null;
    const spec = await this.#specOf(input, before);
    return this.#em.create(ProtocolVersion, { protocol, number: (versions.at(-1)?.number ?? 0) + 1, ...spec });
  }

  async #changed(input: DraftProtocolVersionInput, versions: readonly ProtocolVersion[]): Promise<ProtocolVersion> {
    if (input.copyFrom != null)
      throw refusal('INVALID', ['copyFrom'], 'A draft that exists is changed, not copied: leave `copyFrom` out.');
    if (input.version == null) throw refusal('INVALID', ['version'], 'State the `version` of the draft that you read.');
    const id = uuidOf('ProtocolVersion', input.versionId!);
    const draft = versions.find((version) => version.id === id);
    if (!draft) throw refusal('NOT_FOUND', ['versionId'], 'The protocol has no such version.');
    if (draft.status !== 'DRAFT') {
      throw refusal(
        'NOT_DRAFT',
        ['versionId'],
        `Version ${draft.number} is ${draft.status}: make a new draft from it.`,
      );
    }
    await requireVersion(this.#em, draft, input.version);
    return Object.assign(draft, await this.#specOf(input, specOf(draft)));
  }

  /** What to store: the input over what stood there before. Refuses what makes no sense. */
  async #specOf(
    input: ProtocolVersionInput,
    source: StoredSpec | null,
    earlier: readonly UserError[] = [],
  ): Promise<StoredSpec> {
    const known = await this.#known();
    const catalogue = [...known.substances.values()];
    const { stated, problems } = readCocktail(input.cocktail, catalogue);
    const alternatives = input.cocktailAlternatives?.map(({ components }, index) =>
      readCocktail(components, catalogue, ['cocktailAlternatives', String(index), 'components']),
    );
    const plan = planToStore(input, source);
    const unreadable = [
      ...plan.problems,
      ...techniqueUnitProblems(input.technique),
      ...problems,
      ...(alternatives ?? []).flatMap((alternative) => alternative.problems),
    ];
    if (unreadable.length > 0) throw new Refusal(...earlier, ...unreadable);
    const before = source ?? nothing;
    const spec: StoredSpec = {
      summaryOfChanges:
        input.summaryOfChanges === undefined ? before.summaryOfChanges : input.summaryOfChanges?.trim() || null,
      ...plan.plan,
      technique: techniqueToStore(input.technique, before.technique),
      cocktail: cocktailToStore(stated, input.cocktailWeight, before.cocktail, {
        alternatives: input.cocktailAlternatives && alternatives!.map((alternative) => alternative.stated ?? []),
        tolerance: input.cocktailTolerance,
      }),
      assessments:
        input.assessments === undefined
          ? before.assessments
          : (input.assessments ?? []).map(({ measure, timepoints }) => ({
              measure: measure.trim(),
              timepoints: [...new Set(timepoints)],
            })),
    };
    const all = [...earlier, ...specProblems(spec, known)];
    if (all.length > 0) throw new Refusal(...all);
    return spec;
  }

  async #known() {
    const [substances, measures] = await Promise.all([this.#substances.catalogue(), this.#measures.catalogue()]);
    return { substances, measures } satisfies KnownCodes;
  }
}

/** What a new draft starts from: the version that is named, else the one in force, else the newest. */
function sourceOf(
  versions: readonly ProtocolVersion[],
  copyFrom: string | null | undefined,
): ProtocolVersion | undefined {
  if (copyFrom == null) return versions.findLast(({ status }) => status === 'PUBLISHED') ?? versions.at(-1);
  const id = uuidOf('ProtocolVersion', copyFrom);
  const source = versions.find((version) => version.id === id);
  if (!source) throw refusal('NOT_FOUND', ['copyFrom'], 'The protocol has no such version.');
  return source;
}

function specOf(version: ProtocolVersion): StoredSpec {
  const { sessions, intervalDays, phases, technique, cocktail, assessments } = version;
  return {
    summaryOfChanges: version.summaryOfChanges ?? null,
    sessions,
    intervalDays,
    maintenanceIntervalDays: version.maintenanceIntervalDays ?? null,
    phases,
    technique,
    cocktail,
    assessments,
  };
}

function problemsOf(code: string, name: string): readonly UserError[] {
  const problems: UserError[] = [];
  if (!isOwnCode(code)) {
    problems.push({
      code: 'INVALID',
      path: ['code'],
      message: `A code ${ownCodeRule}`,
    });
  }
  if (!name) problems.push({ code: 'INVALID', path: ['name'], message: 'A protocol needs a name.' });
  return problems;
}
