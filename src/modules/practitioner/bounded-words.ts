/** In bytes of JSON: what a register says of one registration is a few hundred. */
const LIMIT = 16_000;

/** The words as they are kept: all of them, or their beginning as text with a remark where there are too many. */
export function boundedWords(words: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  // PostgreSQL's JSON has no null character.
  const text = JSON.stringify(words).replaceAll('\\u0000', '');
  if (Buffer.byteLength(text) <= LIMIT) return JSON.parse(text) as Record<string, unknown>;
  return { isCutShort: true, beginning: text.slice(0, LIMIT / 4) };
}
