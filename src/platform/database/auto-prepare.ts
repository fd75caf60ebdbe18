import type { PoolClient } from 'pg';

/** A statement that comes back this often on a connection is prepared there. */
const USES_BEFORE_PREPARING = 5;
/** So many statements are counted on a connection; what comes beyond is parsed and planned each time. */
const COUNTED_STATEMENTS = 500;
/** So many characters of statements are prepared on a connection: PostgreSQL keeps some hundred bytes for each of them. */
const PREPARED_CHARACTERS = 200_000;
/** Longer texts hold many rows' values and hardly ever come back. */
const LONGEST_TEXT = 10_000;

/**
 * Has a connection prepare the statements with parameters that it is asked again and again, as other PostgreSQL drivers do
 * by themselves: parsing and planning cost more than running where a statement touches a row or two.
 */
export function prepareByUse(client: PoolClient): void {
  const uses = new Map<string, number>();
  const names = new Map<string, string>();
  let characters = 0;
  const query = client.query.bind(client) as (...args: readonly unknown[]) => unknown;
  const nameOf = (text: string): string | null => {
    const name = names.get(text);
    if (name) return name;
    const count = (uses.get(text) ?? 0) + 1;
    if (count === 1 && uses.size >= COUNTED_STATEMENTS) return null;
    uses.set(text, count);
    if (count < USES_BEFORE_PREPARING || characters + text.length > PREPARED_CHARACTERS) return null;
    characters += text.length;
    const given = `used_${names.size + 1}`;
    names.set(text, given);
    return given;
  };
  const prepared = (...args: readonly unknown[]): unknown => {
    const [text, values] = args;
    const isCandidate =
      args.length === 2 &&
      typeof text === 'string' &&
      text.length <= LONGEST_TEXT &&
      Array.isArray(values) &&
      values.length > 0;
    const name = isCandidate ? nameOf(text) : null;
    return name === null ? query(...args) : query({ name, text, values });
  };
  client.query = prepared as typeof client.query;
}
