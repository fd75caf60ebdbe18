import { Migration } from '@mikro-orm/migrations';

/**
 * What the read planner's statements need: a function that they call where a record that must be there is not to be seen,
 * so that they fail with P0002 (no_data_found) and the ordinary path tells the error; and indexes for every parent, order
 * and filter that would otherwise read a whole table.
 */
export class Migration007Reads extends Migration {
  override up(): void {
    this.addSql(`
      create function missing_row() returns text language plpgsql volatile as $$
      begin
        raise exception 'a record that another one refers to is not to be seen' using errcode = 'no_data_found';
      end $$`);
    this.addSql(`create index patient_by_enrolment on patient (organization_id, created_at, id)`);
    this.addSql(`create index treatment_course_by_end on treatment_course (organization_id, ended_on, id)`);
    this.addSql(`
      create index treatment_course_by_version on treatment_course (organization_id, protocol_version_id, started_on, id)`);
    this.addSql(`create index treatment_session_by_course on treatment_session (organization_id, course_id)`);
    this.addSql(`create index adverse_event_by_onset on adverse_event (organization_id, onset, id)`);
  }
}
