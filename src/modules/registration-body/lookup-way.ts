/** In which way a register lets itself be asked. */
export const lookupKinds = {
  OPEN_API: 'An interface for programs, open to all.',
  API_BY_AGREEMENT: 'An interface for programs, after a key, a contract or an onboarding.',
  REGISTER_FILE: 'A file of the register, for those who have a licence for it.',
  WEB_FORM: 'A page for people, who write down what they saw.',
  BY_REQUEST: 'The body answers letters and mail.',
  NOT_KNOWN: 'Not known here.',
} as const satisfies Record<string, string>;

export type LookupKind = keyof typeof lookupKinds;

/** How to find out what a register says. */
export interface LookupWay {
  /** The best way that is open to a clinic. */
  readonly kind: LookupKind;
  /** Where; null when not known. */
  readonly address: string | null;
  /** Whether a program may ask only after the body gave a permission, a contract or a key. */
  readonly needsPermission: boolean;
  /** Other ways, and what to beware of. */
  readonly remark: string;
}
