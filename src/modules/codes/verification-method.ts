/** In which way somebody found out what a register says. Each code with what it means. */
export const verificationMethods = {
  REGISTER_LOOKUP: 'A program asked the register over the network.',
  REGISTER_EXTRACT: 'Read from a list that the body, or a service that works for it, supplied.',
  DOCUMENT_SEEN: 'A person saw the register or a document, and a second person confirmed it.',
} as const satisfies Record<string, string>;

export type VerificationMethod = keyof typeof verificationMethods;
