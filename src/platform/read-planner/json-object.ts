import { sql, type RawBuilder } from 'kysely';
import { Unplannable } from './build-read-tree.js';

/** One member of a JSON object: its key and its value. */
export type JsonMember = readonly [key: string, value: RawBuilder<unknown>];

/** PostgreSQL cuts longer column names, and so would `row_to_json`. */
const LONGEST_NAME = 63;
/** PostgreSQL functions take 100 arguments. */
const MOST_PAIRS = 50;

/** A JSON object with these members in their order. Throws Unplannable where PostgreSQL cannot make it. */
export function jsonObject(members: readonly JsonMember[]): RawBuilder<unknown> {
  if (needsBuilding(members)) return built(members);
  return sql`(select row_to_json(x) from (select ${columns(members)}) x)`;
}

/**
 * A select of such objects; `rows` is the rest of the statement from its `from` on. `row_to_json` over a sub-select measured
 * faster than `json_build_object`, which stands in where a key is longer than PostgreSQL's names.
 */
export function jsonRows(members: readonly JsonMember[], rows: RawBuilder<unknown>): RawBuilder<unknown> {
  if (needsBuilding(members)) return sql`select ${built(members)} ${rows}`;
  return sql`select row_to_json(x) from (select ${columns(members)} ${rows}) x`;
}

function needsBuilding(members: readonly JsonMember[]): boolean {
  return members.some(([key]) => key.length > LONGEST_NAME);
}

function columns(members: readonly JsonMember[]): RawBuilder<unknown> {
  return sql.join(members.map(([key, value]) => sql`${value} as ${sql.id(key)}`));
}

function built(members: readonly JsonMember[]): RawBuilder<unknown> {
  if (members.length > MOST_PAIRS) throw new Unplannable('too many fields beside one with a name beyond 63 characters');
  return sql`json_build_object(${sql.join(members.map(([key, value]) => sql`${sql.lit(key)}::text, ${value}`))})`;
}
