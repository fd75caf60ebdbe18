import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import type { Principal } from '../../platform/auth/principal.js';
import { drawChart } from '../../platform/charts/draw-chart.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { DomainError } from '../../platform/errors.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { techniqueParameters, type TechniqueParameter } from '../codes/technique-parameter.js';
import type { TrainingSchool } from '../codes/training-school.js';
import { measuredParameters } from '../deviation/numeric-parameters.js';
import type { Protocol } from '../protocol/protocol.entity.js';
import type { ProtocolService } from '../protocol/protocol.service.js';
import type { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import { toleratedNumberOf } from '../protocol/spec-view.js';
import { emptyChart } from './charts/empty-chart.js';
import { deviationHeatmap } from './charts/deviation-heatmap.js';
import { techniqueDrift } from './charts/technique-drift.js';
import type { ParameterAsked, TechniqueFiguresShown } from './charts/technique-figures-shown.js';
import { techniqueProfile } from './charts/technique-profile.js';
import { lastDayOfMonth } from './last-day-of-month.js';
import { seenBy } from './seen-by.js';
import { readTechniqueCells } from './read-technique-sums.js';
import type { TechniqueChart } from './technique-chart.js';
import { techniqueReport, type PractitionerTechnique, type TechniqueReport } from './technique-report.js';
import type { TechniqueVariationInput } from './technique-variation.type.js';

/** A practitioner as the report names them. */
export interface PractitionerNamed {
  readonly id: string;
  readonly code: string;
  readonly training: TrainingSchool | null;
}

/** The report with what it is about, and with what is needed to draw it. */
export interface TechniqueVariation extends TechniqueReport {
  readonly protocol: Row<Protocol>;
  readonly versions: readonly Row<ProtocolVersion>[];
  readonly from: string | null;
  readonly to: string | null;
  /** Every practitioner's figures, for pictures. Those that the reader must not know are not in `names`. */
  readonly drawn: readonly PractitionerTechnique[];
  readonly names: ReadonlyMap<string, PractitionerNamed>;
}

/** How practitioners deliver protocols, from the cells that every session is added to. */
export class TechniqueVariationService {
  readonly #em: SqlEntityManager;
  readonly #protocols: ProtocolService;
  readonly #principal: Principal;

  constructor(em: SqlEntityManager, protocols: ProtocolService, principal: Principal) {
    this.#em = em;
    this.#protocols = protocols;
    this.#principal = principal;
  }

  async report(input: TechniqueVariationInput): Promise<TechniqueVariation> {
    const { from, to } = input;
    if (from && to && from > to) throw new DomainError('BAD_USER_INPUT', '`from` must not lie behind `to`.');
    const protocol = await this.#protocols.byCode(input.protocol.trim());
    if (!protocol) {
      throw new DomainError('BAD_USER_INPUT', 'There is no protocol with this code: `protocols` lists them.');
    }
    return this.#reportOf(protocol, {
      version: input.version ?? null,
      clinicIds: input.clinicIds ? input.clinicIds.map((id) => uuidOf('Clinic', id)) : null,
      fromMonth: from ? `${from.slice(0, 7)}-01` : null,
      toMonth: to ? `${to.slice(0, 7)}-01` : null,
    });
  }

  /** How one practitioner delivers a protocol, of which an id is given; null when there is nothing of theirs, or they must not be told of. */
  async profileOf(practitionerId: string, publicProtocolId: string): Promise<PractitionerTechnique | null> {
    const protocol = await this.#protocols.byId(uuidOf('Protocol', publicProtocolId));
    if (!protocol) throw new DomainError('NOT_FOUND', 'There is no such protocol.');
    const all = { version: null, clinicIds: null, fromMonth: null, toMonth: null };
    const { practitioners } = await this.#reportOf(protocol, all);
    return practitioners.find((practitioner) => practitioner.practitionerId === practitionerId) ?? null;
  }

  /** Draws the report. */
  async chart(report: TechniqueVariation, kind: TechniqueChart): Promise<string> {
    const own = this.#principal.role === 'PRACTITIONER' ? this.#principal.practitionerId : null;
    const figures = figuresOf(report);
    const highlight = own ? report.names.get(own)?.code : undefined;
    const chart =
      figures.practitioners.length === 0
        ? null
        : kind === 'HEATMAP'
          ? deviationHeatmap(figures, highlight)
          : kind === 'PROFILE'
            ? techniqueProfile(figures, highlight)
            : techniqueDrift(figures, highlight);
    return drawChart(chart ?? emptyChart(report.protocol.name));
  }

  async #reportOf(
    protocol: Row<Protocol>,
    {
      version,
      ...selection
    }: {
      readonly version: number | null;
      readonly clinicIds: readonly string[] | null;
      readonly fromMonth: string | null;
      readonly toMonth: string | null;
    },
  ): Promise<TechniqueVariation> {
    const versions = (await this.#protocols.versionsOf(protocol.id)).filter(
      ({ number }) => version === null || number === version,
    );
    if (versions.length === 0) throw new DomainError('BAD_USER_INPUT', 'The protocol has no version with this number.');
    const database = this.#em.getKysely<Record<string, never>>();
    const organizationId = organizationOf(this.#em);
    const versionIds = versions.map(({ id }) => id);
    const [cells, { rows }] = await Promise.all([
      readTechniqueCells(database, { organizationId, versionIds, ...selection }),
      sql<PractitionerNamed>`
        select id, code, training from practitioner where organization_id = ${organizationId}::uuid order by code`.execute(
        database,
      ),
    ]);
    const named = new Map(rows.map((row) => [row.id, row]));
    const specs = new Map(versions.map((each) => [each.id, each]));
    const whole = techniqueReport(cells, specs, (id) => named.get(id)?.training ?? null);
    const codeOf = ({ practitionerId }: PractitionerTechnique) => named.get(practitionerId)?.code ?? '';
    const practitioners = whole.practitioners.toSorted((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
    const seen = seenBy(this.#principal, { ...whole, practitioners });
    return {
      ...seen.report,
      protocol,
      versions,
      from: selection.fromMonth,
      to: selection.toMonth && lastDayOfMonth(selection.toMonth),
      drawn: seen.drawn,
      names: new Map([...named].filter(([id]) => seen.mayName(id))),
    };
  }
}

/** What the charts show: the parameters as the newest version that asks for them does. */
function figuresOf({ protocol, versions, drawn, names }: TechniqueVariation): TechniqueFiguresShown {
  return {
    protocol: { code: protocol.code, name: protocol.name },
    parameters: (Object.keys(techniqueParameters) as TechniqueParameter[])
      .filter((parameter) => parameter !== 'AREA' || drawn.some((each) => has(each, parameter)))
      .filter((parameter) => drawn.some((each) => has(each, parameter)))
      .map((parameter) => askedOf(parameter, versions)),
    practitioners: drawn.map((practitioner) => ({
      code: names.get(practitioner.practitionerId)?.code ?? null,
      school: names.get(practitioner.practitionerId)?.training ?? null,
      courses: practitioner.courses,
      sessions: practitioner.sessions,
      distanceFromProtocol: practitioner.distanceFromProtocol,
      parameters: practitioner.parameters,
      drift: practitioner.drift.map(({ month, courses, distanceFromProtocol }) => ({
        month: month.slice(0, 7),
        courses,
        distance: distanceFromProtocol,
      })),
    })),
  };
}

function has({ parameters }: PractitionerTechnique, parameter: TechniqueParameter): boolean {
  return parameters.some((profile) => profile.parameter === parameter);
}

function askedOf(parameter: TechniqueParameter, versions: readonly Row<ProtocolVersion>[]): ParameterAsked {
  const measured = measuredParameters.find((each) => each.parameter === parameter);
  const asked = measured && versions.toReversed().map(({ technique }) => toleratedNumberOf(technique[measured.name]));
  const newest = asked?.find((each) => each !== null);
  return {
    parameter,
    target: newest?.target ?? null,
    min: newest?.min ?? null,
    max: newest?.max ?? null,
    unit: measured?.unit.trim() || null,
  };
}
