import { Migration } from '@mikro-orm/migrations';

/**
 * What a statement of the read planner calls where a record that must be there is not to be seen: the statement fails with
 * P0002 (no_data_found), and the ordinary path tells the error.
 */
export class Migration007MissingRow extends Migration {
  override up(): void {
    this.addSql(`
      create function missing_row() returns json language plpgsql volatile as $$
      begin
        raise exception 'a record that another one refers to is not to be seen' using errcode = 'no_data_found';
      end $$`);
  }
}
