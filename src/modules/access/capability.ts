/** What a key may allow. Each guarded field of the schema names one; roles and partners' scopes are sets of them. */
export const capabilities = {
  READ_CLINICS: 'See the organization and its clinics.',
  READ_PRACTITIONERS: 'See practitioners by code, profession and training; not their names.',
  IDENTIFY_PRACTITIONERS: "See practitioners' names and registrations.",
  READ_PROTOCOLS: 'See protocols, variations, substances and outcome measures.',
  READ_PATIENTS: "See patients, courses, sessions and outcomes row by row, without patients' names.",
  IDENTIFY_PATIENTS: "See patients' names and dates of birth.",
  COMPARE_OUTCOMES: 'Ask for comparisons of outcomes.',
  CREATE_CLINICS: 'Open branches.',
  UPDATE_CLINICS: 'Change the name, region and time zone of a branch.',
  MANAGE_PRACTITIONERS: 'Enter practitioners, their registrations and supervisors.',
  VERIFY_REGISTRATIONS: 'Check registrations: ask registers, import extracts, record and confirm what was seen.',
  DEFINE_REGISTRATION_BODIES: "Define bodies of the organization's own.",
  ENROL_PATIENTS: 'Enrol patients.',
  RECORD_TREATMENT: 'Ask for clearances, start and move courses, record, correct and explain sessions.',
  PROPOSE_VARIATIONS: "Propose, carry over and retire practitioners' variations of protocols.",
  REVIEW_VARIATIONS: 'Approve and reject variations that somebody else proposed.',
  RECORD_OUTCOMES: 'Record and correct outcomes.',
  WRITE_PROTOCOLS: 'Write, draft, publish and retire protocol versions.',
  DEFINE_MEASURES: 'Define outcome measures.',
  PUBLISH_RELEASES: 'Cut data releases.',
  MANAGE_KEYS: 'Create and revoke API keys.',
} as const;

export type Capability = keyof typeof capabilities;

export const allCapabilities = Object.keys(capabilities) as readonly Capability[];
