/** How a code of an open catalogue (areas, indications, kinds of adverse event) is spelt: `LOW_BACK_PAIN`. */
export const openCodePattern = /^[A-Z][A-Z0-9_]*$/;

/** True for a well-formed code of an open catalogue, listed or not. */
export function isOpenCode(code: string): boolean {
  return openCodePattern.test(code);
}

/** A code as catalogues spell it: `low back-pain` gives `LOW_BACK_PAIN`. */
export function normalizeOpenCode(word: string): string {
  return word
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
}
