/** What a code of the chain's own may be, for messages. */
export const ownCodeRule = 'has 1 to 64 characters, no space at its ends, and no `|` or line break among them.';

/**
 * True for a code that a chain may give to something of its own: a clinic, a patient's file, a measure. `|` separates the
 * entries of lists in exchange folders, so a code with one could leave but never come back.
 */
export function isOwnCode(text: string): boolean {
  return /^[^|\p{Cc}]{1,64}$/u.test(text) && text === text.trim();
}
