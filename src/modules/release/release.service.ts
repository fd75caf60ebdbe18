import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { DataRelease } from './data-release.entity.js';
import { gatherFacts } from './gather-facts.js';
import { newestRelease } from './release.reads.js';
import { workOnRows, workOnSets } from './work-on-sets.js';

/** Columns of a fact that its course's and patient's ids leave open: what a release is compared and hashed by. */
const CONTENT = [
  'clinic',
  'region',
  'practitioner',
  'training',
  'protocol',
  'protocol_version',
  'indication',
  'technique',
  'delivery',
  'quarter',
  'practitioner_share',
  'sex',
  'age',
  'bmi',
  'phototype',
  'fat_type',
  'prior_liposuction',
  'predisposition',
  'prior_courses',
  'due_on',
  'baseline',
  'follow_up',
  'outside_window',
];
const IDS = ['clinic_id', 'patient_id'];

/** The numbered cuts of the organization's outcomes. */
export class ReleaseService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #clock: Clock;

  constructor(em: SqlEntityManager, reads: Reads, clock: Clock) {
    this.#em = em;
    this.#reads = reads;
    this.#clock = clock;
  }

  byId(id: string): Promise<Row<DataRelease> | null> {
    return this.#reads.byId(DataRelease, id);
  }

  /** The newest release, or null before the first. */
  async current(): Promise<Row<DataRelease> | null> {
    const { nodes } = await this.#reads.connection(DataRelease, { page: { first: 1 }, ...newestRelease });
    return nodes[0] ?? null;
  }

  /** Cuts a release from the records as they are now. Only what changed since the last one is stored anew. */
  async publish(): Promise<Row<DataRelease>> {
    const organizationId = organizationOf(this.#em);
    const database = this.#em.getKysely<Record<string, never>>();
    // One release at a time: the second waits, and then gets its own number.
    await sql`select id from organization where id = ${organizationId}::uuid for no key update`.execute(database);
    const { rows: settings } = await sql<{ minimumGroupSize: number }>`
      select minimum_group_size as "minimumGroupSize" from organization where id = ${organizationId}::uuid`.execute(
      database,
    );
    const cutOff = this.#clock.now();
    await workOnSets(database);
    await gatherFacts(database, organizationId, cutOff);
    const { rows } = await sql<{ number: number; courses: number; hash: string }>`
      select (select coalesce(max(number), 0) + 1 from data_release where organization_id = ${organizationId}::uuid)::int as number,
        count(distinct course_id)::int as courses,
        encode(sha256(convert_to(coalesce(string_agg(
          concat_ws('|', measure, timepoint, course, ${sql.join(CONTENT.map((name) => sql`coalesce(${sql.ref(name)}::text, '')`))}),
          E'\n' order by measure collate "C", timepoint collate "C", course collate "C"), ''), 'UTF8')), 'hex') as hash
      from gathered_fact`.execute(database);
    const { number, courses, hash } = rows[0]!;
    await this.#closeChangedFacts(organizationId, number);
    await this.#insertNewFacts(organizationId, number);
    await workOnRows(database);
    const release = this.#em.create(DataRelease, {
      number,
      courses,
      hash,
      cutOff,
      minimumGroupSize: settings[0]!.minimumGroupSize,
    });
    await this.#em.flush();
    return this.#reads.fresh(DataRelease, release.id);
  }

  async #closeChangedFacts(organizationId: string, number: number): Promise<void> {
    const columns = (alias: string) => sql.join([...IDS, ...CONTENT].map((name) => sql.ref(`${alias}.${name}`)));
    await sql`
      update outcome_fact f set to_release = ${number}
      where f.organization_id = ${organizationId}::uuid and f.to_release is null and not exists (
        select from gathered_fact g
        where g.measure = f.measure and g.timepoint = f.timepoint and g.course_id = f.course_id
          and (${columns('g')}) is not distinct from (${columns('f')}))`.execute(this.#em.getKysely());
  }

  async #insertNewFacts(organizationId: string, number: number): Promise<void> {
    const names = sql.join(['measure', 'timepoint', 'course_id', ...IDS, ...CONTENT].map((name) => sql.id(name)));
    await sql`
      insert into outcome_fact (organization_id, from_release, ${names})
      select ${organizationId}::uuid, ${number}, ${names} from gathered_fact g
      where not exists (
        select from outcome_fact f
        where f.organization_id = ${organizationId}::uuid and f.to_release is null
          and f.measure = g.measure and f.timepoint = g.timepoint and f.course_id = g.course_id)`.execute(
      this.#em.getKysely(),
    );
  }
}
