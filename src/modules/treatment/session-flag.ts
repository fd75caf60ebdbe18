/** What somebody who reads a session must know about how it came to be. Each code with what it means. */
export const sessionFlags = {
  NO_CLEARANCE: 'No clearance to treat was asked for before the session.',
  AGAINST_CLEARANCE: 'Clearance to treat was refused, or did not cover what was done.',
  PRACTITIONER_NOT_REGISTERED: 'The practitioner was not entitled to practise on that day, as far as was known.',
  UNDECLARED_DEVIATION:
    'The technique lies far outside the protocol and no approved variation covers it: a reason is asked for.',
  IMPORTED_UNCHECKED: 'Imported as history: none of the checks above was made.',
} as const satisfies Record<string, string>;

export type SessionFlag = keyof typeof sessionFlags;
