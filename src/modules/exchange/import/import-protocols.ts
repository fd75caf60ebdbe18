import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import {
  protocolVersionStatusOf,
  type ProtocolDocument,
  type ProtocolVersionDocument,
} from '../format/protocol-document.js';
import { documentFiles } from '../format/csv-files.js';
import type { PlacedDocument } from '../format/read-documents.js';
import type { ImportRun } from './import-run.js';

/** A version as it is stored, in the words of the document. */
interface StoredVersion {
  readonly id: string;
  readonly status: string;
  readonly content: VersionContent;
}

type VersionContent = Readonly<Record<string, unknown>>;

/**
 * Imports `protocols.json`. A published version stays as it is for ever: a folder that says otherwise has a problem, and
 * the mending is a new version.
 */
export async function importProtocols(run: ImportRun): Promise<void> {
  for (const placed of await run.reader.protocols(run.problems)) {
    const { document, placeOf } = placed;
    checkReferences(run, placed);
    const protocol = await storeProtocol(run, document);
    const stored = await storedVersions(run, protocol);
    for (const [index, version] of document.versions.entries()) {
      const existing = stored.get(version.version);
      const id = existing?.id ?? v7();
      run.codes.protocolVersions.set(`${document.code}@${version.version}`, id);
      if (existing && existing.status !== 'DRAFT' && !isDeepStrictEqual(existing.content, contentOf(version))) {
        run.problems.add(
          placeOf(['versions', index, 'version']),
          `version ${version.version} of ${document.code} is published and does not change: make it a new version.`,
        );
      }
      if (run.problems.count === 0) await storeVersion(run, protocol, id, version, existing);
    }
  }
}

function checkReferences(
  { codes, problems }: ImportRun,
  { document, placeOf }: PlacedDocument<ProtocolDocument>,
): void {
  for (const [index, { cocktail, assessments }] of document.versions.entries()) {
    const mixtures = [
      { mixture: cocktail.substances, at: ['substances'] },
      ...(cocktail.alternatives ?? []).map((mixture, alternative) => ({ mixture, at: ['alternatives', alternative] })),
    ];
    for (const { mixture, at } of mixtures) {
      for (const [place, { code }] of mixture.entries()) {
        if (codes.substances.has(code)) continue;
        problems.add(
          placeOf(['versions', index, 'cocktail', ...at, place, 'code']),
          `there is no substance \`${code}\` in the folder, the organization or the built-in catalogue.`,
        );
      }
    }
    for (const [place, { measure }] of assessments.entries()) {
      if (codes.measures.has(measure)) continue;
      problems.add(
        placeOf(['versions', index, 'assessments', place, 'measure']),
        `there is no measure \`${measure}\` in the folder or the organization.`,
      );
    }
  }
}

async function storeProtocol(run: ImportRun, { code, name, indication }: ProtocolDocument): Promise<string> {
  const { database, organizationId } = run;
  const { rows } = await sql<{ id: string; name: string; indication: string }>`
    select id, name, indication from protocol where organization_id = ${organizationId}::uuid and code = ${code}`.execute(
    database,
  );
  const existing = rows[0];
  if (run.problems.count > 0) return existing?.id ?? v7();
  if (!existing) {
    const id = v7();
    await sql`
      insert into protocol (organization_id, id, code, name, indication)
      values (${organizationId}::uuid, ${id}::uuid, ${code}, ${name}, ${indication})`.execute(database);
    return id;
  }
  if (existing.name !== name || existing.indication !== indication) {
    await sql`
      update protocol set name = ${name}, indication = ${indication}, version = version + 1
      where organization_id = ${organizationId}::uuid and id = ${existing.id}::uuid`.execute(database);
    run.summary.add(documentFiles.protocols, { updated: 1 });
  }
  return existing.id;
}

async function storedVersions(
  { database, organizationId }: ImportRun,
  protocolId: string,
): Promise<Map<number, StoredVersion>> {
  const { rows } = await sql<StoredVersionRow>`
    select id, number, status, (published_at at time zone 'UTC')::date::text as "publishedOn",
      summary_of_changes as "summaryOfChanges", sessions, interval_days as "intervalDays",
      maintenance_interval_days as "maintenanceIntervalDays", phases, technique, cocktail, assessments,
      (retired_at at time zone 'UTC')::date::text as "retiredOn", retirement_reason as "retirementReason"
    from protocol_version where organization_id = ${organizationId}::uuid and protocol_id = ${protocolId}::uuid`.execute(
    database,
  );
  return new Map(
    rows.map(({ id, number, status, ...content }) => [
      number,
      { id, status, content: { ...content, isRetired: status === 'RETIRED' } },
    ]),
  );
}

interface StoredVersionRow extends VersionContent {
  readonly id: string;
  readonly number: number;
  readonly status: string;
}

function contentOf(version: ProtocolVersionDocument): VersionContent {
  return {
    publishedOn: version.publishedOn ?? null,
    summaryOfChanges: version.summaryOfChanges ?? null,
    sessions: version.sessions,
    intervalDays: version.intervalDays,
    maintenanceIntervalDays: version.maintenanceIntervalDays ?? null,
    phases: stripped(version.phases ?? []),
    technique: stripped(version.technique),
    cocktail: stripped(version.cocktail),
    assessments: stripped(version.assessments),
    retiredOn: version.retiredOn ?? null,
    retirementReason: version.retirementReason ?? null,
    isRetired: protocolVersionStatusOf(version) === 'RETIRED',
  };
}

/** The document as its JSON would read back: without what was left out. */
function stripped(document: object): unknown {
  return JSON.parse(JSON.stringify(document));
}

async function storeVersion(
  { database, organizationId, summary }: ImportRun,
  protocolId: string,
  id: string,
  version: ProtocolVersionDocument,
  existing: StoredVersion | undefined,
): Promise<void> {
  const file = documentFiles.protocols;
  if (existing && isDeepStrictEqual(existing.content, contentOf(version))) {
    summary.add(file, { unchanged: 1 });
    return;
  }
  const [publishedAt, retiredAt] = [version.publishedOn, version.retiredOn].map((day) =>
    day ? `${day}T00:00:00Z` : null,
  );
  await sql`
    insert into protocol_version (organization_id, id, protocol_id, number, status, published_at, summary_of_changes, sessions,
      interval_days, maintenance_interval_days, phases, technique, cocktail, assessments, retired_at, retirement_reason)
    values (${organizationId}::uuid, ${id}::uuid, ${protocolId}::uuid, ${version.version}, ${protocolVersionStatusOf(version)},
      ${publishedAt}::timestamptz, ${version.summaryOfChanges ?? null}, ${version.sessions}, ${version.intervalDays},
      ${version.maintenanceIntervalDays ?? null}, ${JSON.stringify(version.phases ?? [])}::jsonb,
      ${JSON.stringify(version.technique)}::jsonb, ${JSON.stringify(version.cocktail)}::jsonb,
      ${JSON.stringify(version.assessments)}::jsonb, ${retiredAt}::timestamptz, ${version.retirementReason ?? null})
    on conflict (organization_id, id) do update set status = excluded.status, published_at = excluded.published_at,
      summary_of_changes = excluded.summary_of_changes, sessions = excluded.sessions, interval_days = excluded.interval_days,
      maintenance_interval_days = excluded.maintenance_interval_days, phases = excluded.phases,
      technique = excluded.technique, cocktail = excluded.cocktail, assessments = excluded.assessments,
      retired_at = excluded.retired_at, retirement_reason = excluded.retirement_reason,
      version = protocol_version.version + 1`.execute(database);
  summary.add(file, existing ? { updated: 1 } : { created: 1 });
}
