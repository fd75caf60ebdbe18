import { sql } from 'kysely';
import { v7 } from 'uuid';
import { documentFiles } from '../format/csv-files.js';
import type { ImportRun } from './import-run.js';
import { noteForJudgement } from './technique-accounts.js';

/** Imports `variations.json`. A variation is told apart by practitioner, version and day of proposal. */
export async function importVariations(run: ImportRun): Promise<void> {
  const { database, organizationId, problems, codes, summary } = run;
  const file = documentFiles.variations;
  const unknown = (what: string) => `there is no ${what} in the folder or the organization.`;
  for (const { document, placeOf } of await run.reader.variations(problems)) {
    const practitionerId = codes.practitioners.get(document.practitioner);
    const versionId = codes.protocolVersions.get(`${document.protocol}@${document.version}`);
    if (!practitionerId) problems.add(placeOf(['practitioner']), unknown(`practitioner \`${document.practitioner}\``));
    if (!versionId)
      problems.add(placeOf(['version']), unknown(`version ${document.version} of protocol \`${document.protocol}\``));
    for (const [index, { code }] of (document.cocktail?.substances ?? []).entries()) {
      if (!codes.substances.has(code))
        problems.add(placeOf(['cocktail', 'substances', index, 'code']), unknown(`substance \`${code}\``));
    }
    for (const [index, mixture] of (document.cocktail?.alternatives ?? []).entries()) {
      for (const [place, { code }] of mixture.entries()) {
        if (!codes.substances.has(code))
          problems.add(placeOf(['cocktail', 'alternatives', index, place, 'code']), unknown(`substance \`${code}\``));
      }
    }
    if (problems.count > 0 || !practitionerId || !versionId) continue;
    const cocktail = document.cocktail ? JSON.stringify(document.cocktail) : null;
    const { rows } = await sql<{ isNew: boolean }>`
      insert into variation as t (organization_id, id, practitioner_id, protocol_version_id, status, rationale, technique,
        cocktail, proposed_at, reviewed_at, review_note, evidence, valid_from, valid_until)
      values (${organizationId}::uuid, ${v7()}::uuid, ${practitionerId}::uuid, ${versionId}::uuid, ${document.status},
        ${document.rationale}, ${JSON.stringify(document.technique ?? {})}::jsonb, ${cocktail}::jsonb,
        ${startOfDay(document.proposedOn)}::timestamptz, ${startOfDay(document.reviewedOn)}::timestamptz,
        ${document.reviewNote ?? null}, ${document.evidence ?? []}::text[], ${document.validFrom ?? null}::date,
        ${document.validUntil ?? null}::date)
      on conflict (organization_id, practitioner_id, protocol_version_id, proposed_at) do update set
        status = excluded.status, rationale = excluded.rationale, technique = excluded.technique,
        cocktail = excluded.cocktail, reviewed_at = excluded.reviewed_at, review_note = excluded.review_note,
        evidence = excluded.evidence, valid_from = excluded.valid_from, valid_until = excluded.valid_until, version = t.version + 1
      where (t.status, t.rationale, t.technique, t.cocktail, t.reviewed_at, t.review_note, t.evidence, t.valid_from,
          t.valid_until) is distinct from
        (excluded.status, excluded.rationale, excluded.technique, excluded.cocktail, excluded.reviewed_at,
          excluded.review_note, excluded.evidence, excluded.valid_from, excluded.valid_until)
      returning version = 1 as "isNew"`.execute(database);
    if (rows[0]) {
      await noteForJudgement(
        run,
        sql`
          select s.course_id from treatment_session s
          where s.organization_id = ${organizationId}::uuid and s.practitioner_id = ${practitionerId}::uuid
            and s.protocol_version_id = ${versionId}::uuid and s.superseded_at is null`,
      );
    }
    summary.add(file, rows[0] ? (rows[0].isNew ? { created: 1 } : { updated: 1 }) : { unchanged: 1 });
  }
}

function startOfDay(day: string | undefined): string | null {
  return day ? `${day}T00:00:00Z` : null;
}
