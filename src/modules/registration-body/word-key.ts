/** A register's words as they are compared: without case, accents, punctuation, brackets and repeated spaces. */
export function wordKey(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}
