/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A registration of a practitioner who is entered already. */
export type AddRegistrationInput = {
  /** The code of the body, as in `HPCSA`. */
  body: string;
  /** The category of registration, in the words of the body. */
  category?: string | null | undefined;
  /** The number as it is typed; it is stored as the body prints it. */
  number: string;
  /** Whose registration it is. */
  practitionerId: string;
  /** State or province, where licences are given there. */
  subdivision?: string | null | undefined;
  /** Who answers for the work, where the category asks for a supervisor. */
  supervisorId?: string | null | undefined;
  /** The first day on which it is valid. */
  validFrom?: string | null | undefined;
  /** The last day on which it is valid. */
  validUntil?: string | null | undefined;
};

/** Which adverse events; all conditions must hold. */
export type AdverseEventFilter = {
  /** At one of these clinics. */
  clinicIds?: Array<string> | null | undefined;
  /** In this course. */
  courseId?: string | null | undefined;
  /** Of one of these kinds, as in `NTM_INFECTION`. */
  kinds?: Array<string> | null | undefined;
  /** Of this grade or a higher one. */
  minimumGrade?: number | null | undefined;
  /** Begun on this day or later. */
  onsetFrom?: string | null | undefined;
  /** Begun on this day or earlier. */
  onsetUntil?: string | null | undefined;
  /** Serious ones only, or only those that are not. */
  serious?: boolean | null | undefined;
  /** When true, only those that are not known to be over. */
  unresolved?: boolean | null | undefined;
};

/** Who assessed an outcome. */
export type AssessorRole =
  /** A device that reads without judgement, such as a scale. */
  | 'DEVICE'
  /** An assessor from outside the clinic. */
  | 'INDEPENDENT'
  /** Somebody else. */
  | 'OTHER'
  /** A practitioner who does not treat this patient. */
  | 'OTHER_PRACTITIONER'
  /** The patient, by a questionnaire or scale. */
  | 'PATIENT'
  /** The practitioner who treats the patient. */
  | 'PRACTITIONER';

/** What a key may allow. A partner's scopes are chosen from these. */
export type Capability =
  /** Ask for comparisons of outcomes. */
  | 'COMPARE_OUTCOMES'
  /** Open branches. */
  | 'CREATE_CLINICS'
  /** Define outcome measures. */
  | 'DEFINE_MEASURES'
  /** Define bodies of the organization's own. */
  | 'DEFINE_REGISTRATION_BODIES'
  /** Enrol patients. */
  | 'ENROL_PATIENTS'
  /** See patients' names and dates of birth. */
  | 'IDENTIFY_PATIENTS'
  /** See practitioners' names and registrations. */
  | 'IDENTIFY_PRACTITIONERS'
  /** Create and revoke API keys. */
  | 'MANAGE_KEYS'
  /** Enter practitioners, their registrations and supervisors. */
  | 'MANAGE_PRACTITIONERS'
  /** Propose, carry over and retire practitioners' variations of protocols. */
  | 'PROPOSE_VARIATIONS'
  /** Cut data releases. */
  | 'PUBLISH_RELEASES'
  /** See the organization and its clinics. */
  | 'READ_CLINICS'
  /** See patients, courses, sessions and outcomes row by row, without patients' names. */
  | 'READ_PATIENTS'
  /** See practitioners by code, profession and training; not their names. */
  | 'READ_PRACTITIONERS'
  /** See protocols, variations, substances and outcome measures. */
  | 'READ_PROTOCOLS'
  /** Record and correct outcomes. */
  | 'RECORD_OUTCOMES'
  /** Ask for clearances, start and move courses, record, correct and explain sessions. */
  | 'RECORD_TREATMENT'
  /** Approve and reject variations that somebody else proposed. */
  | 'REVIEW_VARIATIONS'
  /** Change the name, region and time zone of a branch. */
  | 'UPDATE_CLINICS'
  /** Check registrations: ask registers, import extracts, record and confirm what was seen. */
  | 'VERIFY_REGISTRATIONS'
  /** Write, draft, publish and retire protocol versions. */
  | 'WRITE_PROTOCOLS';

/** What becomes of a variation's override under another version of its protocol. */
export type CarryOverOutcome =
  /** The new version asks for the same as the old one, so the override makes sense as it did. */
  | 'CARRIES_OVER'
  /** The new version asks for something else again: somebody has to decide. */
  | 'CONFLICT'
  /** The new version asks for what the variation wanted: nothing is left to override. */
  | 'FALLS_AWAY';

/** What became of one point from one version to another. */
export type ChangeKind =
  /** Free or not planned before, asked for now. */
  | 'ADDED'
  /** Asked for before and now, in another way. */
  | 'CHANGED'
  /** Asked for before, free or not planned now. */
  | 'REMOVED';

/** What is to be mixed, and for what. What is left out is taken as not known, and the answer says what it would decide. */
export type CheckMixtureInput = {
  /** The area to be treated, in cm². */
  areaCm2?: number | null | undefined;
  /** All areas that are treated. */
  areas?: Array<string> | null | undefined;
  /** All that goes into the syringe, diluents included, in the order of mixing. */
  components: Array<CocktailComponentInput>;
  /** Where it is to be given (ISO 3166-1 alpha-2), as in `ZA`. */
  country?: string | null | undefined;
  /** What is treated. */
  indication?: string | null | undefined;
  /** On which day; today (UTC) when left out. */
  on?: string | null | undefined;
  /** The patient's body weight, in kg. */
  weightKg?: number | null | undefined;
};

/** What came of one check of a registration. */
export type CheckResult =
  /** The number cannot be one of this body, so nobody was asked. */
  | 'FORMAT_INVALID'
  /** The register shows the registration, and it entitles to nothing now. */
  | 'FOUND_NOT_ENTITLED'
  /** The register shows something else under the number; `mismatches` says what. */
  | 'MISMATCH'
  /** The register does not show the number. */
  | 'NOT_FOUND'
  /** No usable answer. Says nothing about the registration: earlier results stand until they expire. */
  | 'SOURCE_UNAVAILABLE'
  /** The register shows the registration in force, of this person. */
  | 'VERIFIED';

/** Who is to be treated with what, by whom, where and when. */
export type ClearTreatmentInput = {
  /** Where; the clinic that enrolled the patient when left out. */
  clinicId?: string | null | undefined;
  /** All that is to be mixed, in the order of mixing; the protocol version's cocktail when left out. */
  cocktail?: Array<CocktailComponentInput> | null | undefined;
  /** Who is to be treated. */
  patientId: string;
  /** On which day; today at the clinic when left out. */
  plannedOn?: string | null | undefined;
  /** Who is to treat. */
  practitionerId: string;
  /** The plan: a published protocol version. */
  protocolVersionId: string;
};

/** What a clearance to treat comes to. */
export type ClearanceDecision =
  /** Nothing that counts speaks against the treatment. As a finding: it is said, and decides nothing. */
  | 'CLEARED'
  /** Something speaks against it, and the organization leaves it to a person. */
  | 'NEEDS_REVIEW'
  /** It must not take place. */
  | 'REFUSED';

/** What a finding of a clearance is about. */
export type ClearanceKind =
  /** What is to be injected. */
  | 'COCKTAIL'
  /** Whether the patient may be treated. */
  | 'ELIGIBILITY'
  /** The practitioner's registration on that day in the clinic's country. */
  | 'REGISTRATION';

/** Which clinics; all conditions must hold. */
export type ClinicFilter = {
  /** One of these codes. */
  codes?: Array<string> | null | undefined;
  /** In this country (ISO 3166-1 alpha-2). */
  country?: string | null | undefined;
  /** In this region. */
  region?: string | null | undefined;
};

/** One step of an ordering of Clinic records. Ties are settled by the id. */
export type ClinicOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: ClinicOrderField;
};

/** What a list of Clinic records can be ordered by. */
export type ClinicOrderField =
  /** The chain's code. */
  | 'CODE'
  /** The country code. */
  | 'COUNTRY'
  /** The name. */
  | 'NAME';

/** One substance of a mixture. Name it by code or by id. */
export type CocktailComponentInput = {
  /** Its strength, in `concentrationUnit`. */
  concentration?: number | null | undefined;
  /** The unit of the strength; needed beside one. */
  concentrationUnit?: ConcentrationUnit | null | undefined;
  /** The code of the substance, as in `procaine`. */
  substance?: string | null | undefined;
  /** The id of the substance, instead of its code. */
  substanceId?: string | null | undefined;
  /** What it is dissolved in. */
  vehicle?: string | null | undefined;
  /** Its volume in a session, in mL. */
  volumeMl?: number | null | undefined;
};

/** A whole mixture. */
export type CocktailMixtureInput = {
  /** All that is mixed, in the order of mixing. */
  components: Array<CocktailComponentInput>;
};

/** Something coded that is known of a patient. */
export type CodedEntryInput = {
  /** The code in that system, as in `E11`. */
  code: string;
  /** The code system, as in `icd10`, `atc` or `substance`. */
  system: string;
};

/** What outcomes can be compared by. */
export type ComparisonDimension =
  /** The patient's age at the start of the course, in tens of years, as in `40-49`. */
  | 'AGE_BAND'
  /** The clinic of the course. */
  | 'CLINIC'
  /** The delivery (by hand, by gun, …) of the first session. */
  | 'DELIVERY'
  /** The indication of the protocol. */
  | 'INDICATION'
  /** The practitioner of the course, by code. */
  | 'PRACTITIONER'
  /** The protocol of the course, all versions together. */
  | 'PROTOCOL'
  /** The protocol version that the course runs on, as in `waist-slimming@2`. */
  | 'PROTOCOL_VERSION'
  /** The quarter of the year in which the course began, as in `2025-Q1`. */
  | 'QUARTER'
  /** The clinic's region. */
  | 'REGION'
  /** The patient's administrative sex. */
  | 'SEX'
  /** The injection technique of the first session. */
  | 'TECHNIQUE'
  /** The practitioner's school of training. */
  | 'TRAINING';

/** What a careful statistician would say about reading a comparison. */
export type ComparisonWarningCode =
  /** A covariate follows nearly from the others: its own coefficient is uncertain. */
  | 'COVARIATES_ENTANGLED'
  /** A covariate is the same for all courses analysed, so adjusting for it changes nothing. */
  | 'COVARIATE_CONSTANT'
  /** Fewer than ten courses: mean and standard deviation are hardly reliable. Wait for more. */
  | 'FEW_COURSES'
  /** Too many follow-ups are missing, or more in some groups than in others. Patients who stay away may fare differently: draw no verdict, and complete the follow-up first. */
  | 'FOLLOW_UP_BIAS'
  /** A group differs from all others in a covariate by more than half a standard deviation. */
  | 'GROUPS_DIFFER'
  /** More than one course in ten lacks a covariate and is left out. Record the covariates, or adjust for fewer. */
  | 'INCOMPLETE_COVARIATES'
  /** The groups are compared as they are. Their patients may differ: adjust for what was known at the start (`adjustFor`). */
  | 'NOT_ADJUSTED'
  /** One practitioner treated all courses of a branch: practitioner and branch cannot be told apart. */
  | 'ONE_PRACTITIONER'
  /** Some follow-ups were made outside the window of their timepoint; they count all the same. */
  | 'OUTSIDE_WINDOW'
  /** Some patients have several courses here, so the courses are not independent and the intervals too narrow. */
  | 'REPEATED_PATIENTS'
  /** The covariates matter more in some groups than in others: no single difference tells it all. */
  | 'SLOPES_DIFFER'
  /** Some courses were treated mostly by somebody else than the practitioner they count for. */
  | 'TREATED_BY_OTHERS';

/** The unit in which the strength of a substance is stated. */
export type ConcentrationUnit =
  /** International units in a millilitre. */
  | 'IU_PER_ML'
  /** Milligrams in a gram. */
  | 'MG_PER_G'
  /** Milligrams in a millilitre. */
  | 'MG_PER_ML'
  /** Milligrams in the whole vial, to be dissolved. */
  | 'MG_PER_VIAL'
  /** Millimoles in a litre. */
  | 'MMOL_PER_L'
  /** Grams in 100 millilitres: 1 % is 10 mg in a millilitre. */
  | 'PERCENT'
  /** Micrograms in a millilitre. */
  | 'UG_PER_ML';

/** What a record of an outcome should have said. What is left out stays as it was recorded, null takes it away, and the record that is replaced stays readable. */
export type CorrectOutcomeInput = {
  /** When it was assessed. */
  assessedAt?: string | null | undefined;
  /** Who assessed it. */
  assessor?: AssessorRole | null | undefined;
  /** Whether the assessor did not know the treatment. */
  blinded?: boolean | null | undefined;
  /** The record to correct: the newest one. */
  id: string;
  /** What it was assessed for. */
  timepoint?: string | null | undefined;
  /** The value, in the unit of the measure. */
  value?: number | null | undefined;
};

/** What a record of a session should have said. What is left out stays as it was recorded, null takes it away, and the record that is replaced stays readable. */
export type CorrectSessionInput = {
  /** The areas that were treated. */
  areas?: Array<string> | null | undefined;
  /** All that was delivered, in the order of mixing. */
  cocktail?: Array<SessionComponentInput> | null | undefined;
  /** Remarks of whoever treated. */
  notes?: string | null | undefined;
  /** Which session of the course it is. */
  number?: number | null | undefined;
  /** When it was done. */
  performedAt?: string | null | undefined;
  /** Who treated. */
  practitionerId?: string | null | undefined;
  /** The room or cabin. */
  room?: string | null | undefined;
  /** The record to correct: the newest one of the session. */
  sessionId: string;
  /** How it was done. */
  technique?: TechniqueRecordInput | null | undefined;
};

/** What is known of the patient at the start; leave out what is not. The age follows from the date of birth. */
export type CourseBaselineInput = {
  /** Body mass index, in kg/m². */
  bmi?: number | null | undefined;
  /** Whether the patient follows a diet. */
  dietFollowed?: boolean | null | undefined;
  /** How many times a week the patient exercises. */
  exercisePerWeek?: number | null | undefined;
  /** The feel of the treated fat. */
  fatType?: FatType | null | undefined;
  /** Fitzpatrick's skin phototype, 1 (palest) to 6. */
  phototype?: number | null | undefined;
  /** Whether the complaint runs in the family. */
  predisposition?: boolean | null | undefined;
  /** How many courses of mesotherapy the patient had before. */
  priorCourses?: number | null | undefined;
  /** Whether the area had liposuction before. */
  priorLiposuction?: boolean | null | undefined;
  /** Water drunk, in litres a day. */
  waterLitresPerDay?: number | null | undefined;
};

/** Which courses; all conditions must hold. */
export type CourseFilter = {
  /** At one of these clinics. */
  clinicIds?: Array<string> | null | undefined;
  /** One of these codes. */
  codes?: Array<string> | null | undefined;
  /** Of this patient. */
  patientId?: string | null | undefined;
  /** Led by this practitioner. */
  practitionerId?: string | null | undefined;
  /** By this protocol, in any version. */
  protocolId?: string | null | undefined;
  /** By this protocol version. */
  protocolVersionId?: string | null | undefined;
  /** Started on this day or later. */
  startedFrom?: string | null | undefined;
  /** Started on this day or earlier. */
  startedUntil?: string | null | undefined;
  /** Standing at one of these. */
  statuses?: Array<CourseStatus> | null | undefined;
};

/** One stretch of a course of treatment. */
export type CoursePhaseInput = {
  /** Days from one session of it to the next. */
  intervalDays: ToleratedCountInput;
  /** What the stretch is for; the first is an induction. */
  kind: CoursePhaseKind;
  /** How many sessions it has; may be left out for the last phase, when that is a maintenance without end. */
  sessions?: ToleratedCountInput | null | undefined;
};

/** What a stretch of a course of treatment is for. */
export type CoursePhaseKind =
  /** The sessions that bring the effect about. */
  | 'INDUCTION'
  /** Sessions at longer intervals that keep it. */
  | 'MAINTENANCE';

/** Where a course of treatment stands. */
export type CourseStatus =
  /** Ended as planned. */
  | 'COMPLETED'
  /** Under way. */
  | 'IN_PROGRESS'
  /** Agreed with the patient, no session yet. */
  | 'PLANNED'
  /** Ended before the planned sessions were done. */
  | 'STOPPED';

/** Who shall be able to ask, and for what. */
export type CreateApiKeyInput = {
  /** The clinics of a CLINIC_MANAGER (needed) or a PRACTITIONER (theirs, when left out). */
  clinicIds?: Array<string> | null | undefined;
  /** What the key is for, to recognise it by later. */
  label?: string | null | undefined;
  /** Whose key it is; needed for the role PRACTITIONER. */
  practitionerId?: string | null | undefined;
  /** The role of the bearer. */
  role: Role;
  /** What a PARTNER may do; needed for that role only. */
  scopes?: Array<Capability> | null | undefined;
};

/** A new branch. */
export type CreateClinicInput = {
  /** Short code, unique in the organization; it also names the branch in comparisons. */
  code: string;
  /** ISO 3166-1 alpha-2, as in `ZA`. */
  country: string;
  /** The name by which people know the branch. */
  name: string;
  /** State, province or sales region. */
  region?: string | null | undefined;
  /** IANA time zone; that of the country's capital when left out. */
  timeZone?: string | null | undefined;
};

/** Somebody new who treats. */
export type CreatePractitionerInput = {
  /** Where the practitioner works. A clinic manager must name a clinic of theirs. */
  clinicIds?: Array<string> | null | undefined;
  /** Short code, unique in the organization. */
  code: string;
  /** The name. */
  fullName: string;
  /** The profession; MEDICAL_PRACTITIONER when left out. */
  profession?: Profession | null | undefined;
  /** The registrations; stored as UNVERIFIED. */
  registrations?: Array<RegistrationInput> | null | undefined;
  /** The school of mesotherapy. */
  training?: TrainingSchool | null | undefined;
};

/** A new protocol with its first version, as a draft. */
export type CreateProtocolInput = {
  /** Every measure that is due, and when. */
  assessments?: Array<PlannedAssessmentInput> | null | undefined;
  /** All that is mixed, in the order of mixing; free when empty. */
  cocktail?: Array<CocktailComponentInput> | null | undefined;
  /** Other mixtures that follow the protocol as well as `cocktail`; none when empty. */
  cocktailAlternatives?: Array<CocktailMixtureInput> | null | undefined;
  /** The distance, 0 to 1, up to which a mixture still follows the protocol: by amounts (Ruzicka) where all are known, else by substances (Jaccard). 0 when never stated. */
  cocktailTolerance?: number | null | undefined;
  /** How much the cocktail counts in distances; 1 when never stated. */
  cocktailWeight?: number | null | undefined;
  /** Short code, unique in the organization; it also names the protocol in comparisons. */
  code: string;
  /** What it treats. */
  indication: string;
  /** Days from one session to the next. Needed where neither phases nor an earlier version say it. */
  intervalDays?: number | null | undefined;
  /** Days between maintenance sessions after the course; null for none. */
  maintenanceIntervalDays?: number | null | undefined;
  /** The name by which people know it. */
  name: string;
  /** The whole course in phases; empty or null for none. `sessions` (the sum of the inductions), `intervalDays` (of the first phase) and `maintenanceIntervalDays` follow from them: leave these out, or let them agree. */
  phases?: Array<CoursePhaseInput> | null | undefined;
  /** Sessions of the induction. Needed where neither phases nor an earlier version say it. */
  sessions?: number | null | undefined;
  /** What is new in this version, and why. */
  summaryOfChanges?: string | null | undefined;
  /** How the injections are to be done; what is left out is free. */
  technique?: TechniqueSpecInput | null | undefined;
};

/** A new measure. What its numbers mean does not change later. */
export type DefineOutcomeMeasureInput = {
  /** In which direction it is better; LOWER when left out. */
  betterWhen?: Direction | null | undefined;
  /** Short code, unique in the organization, as in `vas-pain`; without `|`. */
  code: string;
  /** What it is used for. */
  indications?: Array<string> | null | undefined;
  /** The highest value there can be; higher ones are refused. */
  maximum?: number | null | undefined;
  /** The smallest benefit that patients notice, in the unit of the measure. */
  minimalImportantDifference?: number | null | undefined;
  /** The lowest value there can be; lower ones are refused. */
  minimum?: number | null | undefined;
  /** The name by which people know it. */
  name: string;
  /** The smallest benefit that patients notice, as a share of the baseline: 0.3 is 30 %. */
  relativeImportantDifference?: number | null | undefined;
  /** The unit of its values, as in `cm`. */
  unit?: string | null | undefined;
  /** What kind of number it yields; CONTINUOUS when left out. */
  valueType?: ValueType | null | undefined;
};

/** A body that is not built in, such as the medical board of a state. The organization vouches for what it says. */
export type DefineRegistrationBodyInput = {
  /** The kinds of registration; with some, one that is not listed permits nothing. */
  categories?: Array<RegisterCategoryInput> | null | undefined;
  /** The code that registrations name it by, as in `CA-BOARD`. */
  code: string;
  /** Where its registrations hold (ISO 3166-1 alpha-2). */
  country: string;
  /** The page where people look a number up. */
  lookupAddress?: string | null | undefined;
  /** Its full name. */
  name: string;
  /** How its numbers look: `#` is a digit, `@` a letter, `?` either, as in `CA-#####`. Every number is taken when left out. */
  numberShapes?: Array<string> | null | undefined;
  /** The professions that it registers. */
  professions: Array<Profession>;
  /** The register's words. Any other word counts as UNKNOWN, which entitles to nothing. */
  statusWords: Array<RegisterStatusWordInput>;
  /** The states or provinces that it licenses for, as clinics' `region` names them; left out where its registrations hold in the whole country. */
  subdivisions?: Array<string> | null | undefined;
  /** The last day of its year of registration; left out where there is none for all. */
  yearEndsOn?: YearDayInput | null | undefined;
};

/** By which means the needle is driven. */
export type DeliveryMode =
  /** A syringe in the hand, one needle. */
  | 'MANUAL'
  /** A syringe in the hand with several needles in a line or ring. */
  | 'MANUAL_MULTI_INJECTOR'
  /** Injection gun, several shots for each pull of the trigger. */
  | 'MESOGUN_BURST'
  /** Injection gun that shoots at a fixed rate while the trigger is held. */
  | 'MESOGUN_CONTINUOUS'
  /** Injection gun in the nappage mode: fast superficial shots while it moves over the skin. */
  | 'MESOGUN_CONTINUOUS_NAPPAGE'
  /** Injection gun, one shot for each pull of the trigger. */
  | 'MESOGUN_SINGLE'
  /** Slow perfusion by a device through fixed needles. */
  | 'MESOPERFUSION'
  /** Oscillating pen with fine needles; recorded because it is a comparator. */
  | 'MICRONEEDLE_PEN'
  /** Device that lifts the skin by suction and injects through five or nine needles. */
  | 'VACUUM_MULTI_NEEDLE';

/** Why a session departed from its protocol. */
export type DeviationReasonKind =
  /** The patient needed it otherwise: skin, anatomy, pain, an earlier reaction. */
  | 'CLINICAL_INDICATION'
  /** The practitioner's own way, which no approved variation states yet. */
  | 'HABIT'
  /** Another reason, told in the note. */
  | 'OTHER'
  /** The patient asked for it. */
  | 'PATIENT_WISH'
  /** It was done as the protocol asks and recorded wrongly; correct the record as well. */
  | 'RECORDING_ERROR'
  /** A substance, needle or device was not to be had. */
  | 'SUPPLY';

/** How far a session departs from its protocol in one parameter. */
export type DeviationSeverity =
  /** A whole tolerance unit outside or more, half of a mixture or more, or a code that the protocol does not name. */
  | 'MAJOR'
  /** Less than half a tolerance unit outside; of a mixture, less than a fifth of it. */
  | 'MINOR'
  /** Less than a whole tolerance unit outside; of a mixture, less than half of it. */
  | 'MODERATE';

/** In which direction a measure is better for the patient. */
export type Direction =
  /** A higher value is better, as with hair density or satisfaction. */
  | 'HIGHER'
  /** A lower value is better, as with pain or a circumference. */
  | 'LOWER';

/** What a person saw of a registration, on the page of the register or on a certificate, copied as it stands there. */
export type DocumentSeenInput = {
  /** The category, in the words of the body. */
  category?: string | null | undefined;
  /** Conditions on practice. */
  conditions?: Array<string> | null | undefined;
  /** Whether somebody has read the conditions and found that they let the work be done. */
  conditionsAllowWork?: boolean | null | undefined;
  /** The picture or document itself. */
  evidence: EvidenceFileInput;
  /** The family name as printed. Needed when it was found. */
  familyName?: string | null | undefined;
  /** False where the register was searched and does not show the number. */
  found?: boolean;
  /** The given names as printed. */
  givenNames?: string | null | undefined;
  /** The number as printed; the registration's own when left out. */
  number?: string | null | undefined;
  /** Whatever else a reader should know. */
  remarks?: string | null | undefined;
  /** When it was seen. */
  seenAt: string;
  /** Where it was seen, such as the address of the page. */
  source: string;
  /** The register's own word for the status. Needed when it was found. */
  statusInRegister?: string | null | undefined;
  /** Since when, where that is told. */
  statusSince?: string | null | undefined;
  /** State or province. */
  subdivision?: string | null | undefined;
  /** The first day of the period. */
  validFrom?: string | null | undefined;
  /** The last day of the period. */
  validUntil?: string | null | undefined;
};

/** A draft of a further version. It starts as a copy of the version in force, or of the one that `copyFrom` names; with `versionId` an existing draft is changed instead. What is left out stays as it is there; within `technique`, a parameter that is left out stays and null frees it; `phases`, `cocktail`, `cocktailAlternatives` and `assessments` replace the whole list. A cocktail that is freed loses its alternatives. */
export type DraftProtocolVersionInput = {
  /** Every measure that is due, and when. */
  assessments?: Array<PlannedAssessmentInput> | null | undefined;
  /** All that is mixed, in the order of mixing; free when empty. */
  cocktail?: Array<CocktailComponentInput> | null | undefined;
  /** Other mixtures that follow the protocol as well as `cocktail`; none when empty. */
  cocktailAlternatives?: Array<CocktailMixtureInput> | null | undefined;
  /** The distance, 0 to 1, up to which a mixture still follows the protocol: by amounts (Ruzicka) where all are known, else by substances (Jaccard). 0 when never stated. */
  cocktailTolerance?: number | null | undefined;
  /** How much the cocktail counts in distances; 1 when never stated. */
  cocktailWeight?: number | null | undefined;
  /** The version of the protocol that a new draft starts from; the version in force when left out, else the newest. */
  copyFrom?: string | null | undefined;
  /** Days from one session to the next. Needed where neither phases nor an earlier version say it. */
  intervalDays?: number | null | undefined;
  /** Days between maintenance sessions after the course; null for none. */
  maintenanceIntervalDays?: number | null | undefined;
  /** The whole course in phases; empty or null for none. `sessions` (the sum of the inductions), `intervalDays` (of the first phase) and `maintenanceIntervalDays` follow from them: leave these out, or let them agree. */
  phases?: Array<CoursePhaseInput> | null | undefined;
  /** The protocol. */
  protocolId: string;
  /** Sessions of the induction. Needed where neither phases nor an earlier version say it. */
  sessions?: number | null | undefined;
  /** What is new in this version, and why. */
  summaryOfChanges?: string | null | undefined;
  /** How the injections are to be done; what is left out is free. */
  technique?: TechniqueSpecInput | null | undefined;
  /** The `version` of that draft as it was read; refused as STALE when it was changed since. */
  version?: number | null | undefined;
  /** A draft of the protocol to change, instead of making a new one; goes with `version`. */
  versionId?: string | null | undefined;
};

/** A new patient of a clinic. */
export type EnrolPatientInput = {
  /** Allergies, as in `substance` `procaine`. */
  allergies?: Array<CodedEntryInput> | null | undefined;
  /** The date of birth. */
  birthDate?: string | null | undefined;
  /** The clinic that enrols. */
  clinicId: string;
  /** Known conditions, as in `icd10` `E11`. */
  conditions?: Array<CodedEntryInput> | null | undefined;
  /** The name. */
  fullName?: string | null | undefined;
  /** Medicines taken, as in `atc` `A10AE04`. */
  medications?: Array<CodedEntryInput> | null | undefined;
  /** The clinic's file number, unique in the organization. */
  reference: string;
  /** Administrative sex; UNKNOWN when left out. */
  sex?: Sex | null | undefined;
};

/** A file that was seen: a PDF, PNG or JPEG of at most 5 MB. A request of more than 256 kB announces it by the header `mesograph-evidence: true`. */
export type EvidenceFileInput = {
  /** Its bytes in base64. */
  content: string;
  /** A name to know it by. */
  name: string;
};

/** Why a session departed from its protocol. */
export type ExplainDeviationInput = {
  /** In words; needed with `OTHER`. No names. */
  note?: string | null | undefined;
  /** The kind of reason. */
  reason: DeviationReasonKind;
  /** The current record of the session. */
  sessionId: string;
};

/** The feel of the treated fat. */
export type FatType =
  /** Firm or compact fat. */
  | 'FIRM'
  /** Both, by area. */
  | 'MIXED'
  /** Soft or flaccid fat. */
  | 'SOFT';

/** A list that a body, or a service that works for it, supplied. Columns: docs/registration.md. */
export type ImportRegisterExtractInput = {
  /** As of when it tells; now when left out. */
  asOf?: string | null | undefined;
  /** The code of the body, as in `HPCSA`. */
  body: string;
  /** The list as CSV. */
  csv: string;
  /** True where it lists the whole register, so that whoever is missing is not registered. */
  isWhole?: boolean;
  /** Who supplied it, and what it is called. */
  source: string;
};

/** What authorities tell apart when they allow or forbid. */
export type IndicationClass =
  /** To dissolve fat for looks, anywhere. */
  | 'AESTHETIC_FAT'
  /** Whatever it is used for. */
  | 'ANY'
  /** To dissolve fat for looks, anywhere but below the chin. */
  | 'FAT_ELSEWHERE'
  /** To lighten the skin. */
  | 'SKIN_LIGHTENING'
  /** To dissolve fat for looks, below the chin. */
  | 'SUBMENTAL_FAT';

/** How the needle meets the skin. Schools use the same words for different depths, so depth is recorded beside it. */
export type InjectionTechnique =
  /** Dry mesotherapy: needles without product. */
  | 'DRY'
  /** Epidermal technique (Perrin): scratching under drops, no bleeding; claimed depth 0–0.5 mm. */
  | 'EPIDERMIC'
  /** Deep dermo-hypodermic: the whole needle at 45°; claimed depth up to 10 mm. */
  | 'HYPODERMIC_DEEP'
  /** Deep intradermal (intradermique profonde), point by point into the dermis; claimed depth 2–4 mm. */
  | 'IDP'
  /** Superficial intradermal: claimed depth up to 2 mm. */
  | 'IDS'
  /** Injection lipolysis: a grid of points into subcutaneous fat; claimed depth 6–13 mm. */
  | 'LIPOLYSIS_GRID'
  /** Local intradermal therapy, the Italian standard: 0.1–0.2 mL a point at 30–45°, points 2–3 cm apart. */
  | 'LIT_SIM'
  /** Slow mesoperfusion: a slow drip through fixed needles, for minutes. */
  | 'MESOPERFUSION'
  /** Multi-puncture by hand or gun; claimed depth 0.5–4 mm. */
  | 'MULTI_PRICK'
  /** Intradermal nappage (Dalloz-Bourguignon): rapid pricks at 30–60° under constant pressure; claimed depth 2–4 mm. */
  | 'NAPPAGE'
  /** Epidermal nappage: quick tangential pricks, part of the drop is spilled; claimed depth under 1 mm. */
  | 'NAPPAGE_SUPERFICIAL'
  /** Without a needle: iontophoresis, jet or electroporation; kept so that records of it are not lost. */
  | 'NEEDLE_FREE'
  /** Papule or wheal: a visible bleb in the upper dermis; claimed depth 1–2 mm. */
  | 'PAPULE'
  /** Point by point, deep: single points at 45–90°; claimed depth 4–12 mm. */
  | 'POINT_BY_POINT'
  /** Retrograde linear: tunnelling, fan, herringbone or grid, with product left on the way out. */
  | 'RETROGRADE_LINEAR';

/** In which way a register lets itself be asked. */
export type LookupKind =
  /** An interface for programs, after a key, a contract or an onboarding. */
  | 'API_BY_AGREEMENT'
  /** The body answers letters and mail. */
  | 'BY_REQUEST'
  /** Not known here. */
  | 'NOT_KNOWN'
  /** An interface for programs, open to all. */
  | 'OPEN_API'
  /** A file of the register, for those who have a licence for it. */
  | 'REGISTER_FILE'
  /** A page for people, who write down what they saw. */
  | 'WEB_FORM';

/** What a maximum amount is stated in. */
export type MaximumUnit =
  /** International units in a session. */
  | 'IU'
  /** Milligrams in a session. */
  | 'MG'
  /** Milligrams in a session for each square centimetre that is treated. */
  | 'MG_PER_CM2'
  /** Milligrams in a session for each kilogram of body weight. */
  | 'MG_PER_KG'
  /** Millilitres in a session. */
  | 'ML';

/** What of a registration can differ from what the register shows. */
export type MismatchField =
  /** The family name. */
  | 'FAMILY_NAME'
  /** The given names. */
  | 'GIVEN_NAMES'
  /** The number, or which of several entries under it is meant. */
  | 'NUMBER'
  /** The state or province. */
  | 'SUBDIVISION';

/** What was found about a mixture. */
export type MixtureFindingCode =
  /** The amount exceeds the maximum of a session. */
  | 'ABOVE_MAXIMUM'
  /** The amount cannot be reckoned from what was stated. */
  | 'AMOUNT_NOT_STATED'
  /** An authority approved it for this. */
  | 'APPROVED'
  /** The maximum goes by the treated area, which was not stated. */
  | 'AREA_NOT_STATED'
  /** An authority banned it. */
  | 'BANNED'
  /** The country was not stated. */
  | 'COUNTRY_NOT_STATED'
  /** The day was not stated. */
  | 'DAY_NOT_STATED'
  /** It depends on an indication or area that was not stated, or that the source does not decide. */
  | 'INDICATION_UNDECIDED'
  /** No maximum is known. */
  | 'MAXIMUM_UNKNOWN'
  /** Approved for something else, not for this. */
  | 'OFF_LABEL'
  /** The two go together with loss or risk. */
  | 'PAIR_CAUTION'
  /** The two go together. */
  | 'PAIR_COMPATIBLE'
  /** The two do not go together. */
  | 'PAIR_INCOMPATIBLE'
  /** It depends on a vehicle or strength that was not stated. */
  | 'PAIR_UNDECIDED'
  /** Nothing is known of the two together. */
  | 'PAIR_UNKNOWN'
  /** No status is known in the country. */
  | 'STATUS_UNKNOWN'
  /** An authority suspended it. */
  | 'SUSPENDED'
  /** The mixture has more substances than are looked at. */
  | 'TOO_MANY_SUBSTANCES'
  /** Not registered: at most for a named patient, where the country allows that. */
  | 'UNREGISTERED'
  /** The maximum goes by body weight, which was not stated. */
  | 'WEIGHT_NOT_STATED'
  /** The amount does not exceed the maximum of a session. */
  | 'WITHIN_MAXIMUM';

/** What a finding about a mixture rests on. */
export type MixtureFindingKind =
  /** How much of a substance is given in a session. */
  | 'MAXIMUM'
  /** Whether two substances go together. */
  | 'PAIR'
  /** What the authorities of the country say. */
  | 'REGULATORY';

/** How much a finding about a mixture weighs, the worst first. */
export type MixtureFindingSeverity =
  /** A public source that was read speaks against it. */
  | 'BLOCK'
  /** Known, and nothing speaks against it. */
  | 'NONE'
  /** Nobody knows, or something that decides was not stated. Never the same as harmless. */
  | 'UNKNOWN'
  /** Something speaks against it. When it is not verified, it rests on practice alone, and a pharmacist has to judge. */
  | 'WARN';

/** Which course to move, to which version, and why. */
export type MoveCourseInput = {
  /** A course that has not ended. */
  courseId: string;
  /** Another published version of the same protocol. */
  protocolVersionId: string;
  /** Why this patient goes on by another version. No names. */
  reason: string;
};

/** Who answers for the work of a practitioner under supervision. */
export type NameSupervisorInput = {
  /** The registration whose category asks for a supervisor. */
  registrationId: string;
  /** The supervisor; null takes the named one away. */
  supervisorId?: string | null | undefined;
};

/** Which way a list runs. */
export type OrderDirection =
  /** Smallest, earliest or first by letter first; what is not recorded comes last. */
  | 'ASC'
  /** Largest, latest or last by letter first; what is not recorded comes first. */
  | 'DESC';

/** Which measures; all conditions must hold. */
export type OutcomeMeasureFilter = {
  /** With one of these codes. */
  codes?: Array<string> | null | undefined;
  /** Used for this indication. */
  indication?: string | null | undefined;
  /** Yielding this kind of number. */
  valueType?: ValueType | null | undefined;
};

/** Which patients; all conditions must hold. */
export type PatientFilter = {
  /** Enrolled at this clinic. */
  clinicId?: string | null | undefined;
  /** With exactly this file number. */
  reference?: string | null | undefined;
  /** Of this sex. */
  sex?: Sex | null | undefined;
};

/** One step of an ordering of Patient records. Ties are settled by the id. */
export type PatientOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: PatientOrderField;
};

/** What a list of Patient records can be ordered by. */
export type PatientOrderField =
  /** When the record was made. */
  | 'ENROLLED'
  /** The clinic's file number. */
  | 'REFERENCE';

/** What of the plan of a course differs between two protocol versions. */
export type PlanPart =
  /** The times at which one measure is due. */
  | 'ASSESSMENT'
  /** The days from one session of the induction to the next. */
  | 'INTERVAL_DAYS'
  /** The days between maintenance sessions. */
  | 'MAINTENANCE_INTERVAL_DAYS'
  /** The phases of the course, where one of the versions states them. */
  | 'PHASES'
  /** The sessions of the induction. */
  | 'SESSIONS';

/** A measure, with the times at which it is due. */
export type PlannedAssessmentInput = {
  /** The code of the measure; `outcomeMeasures` lists them. */
  measure: string;
  /** When it is due. */
  timepoints: Array<string>;
};

/** Why a practitioner may not see patients. */
export type PracticeObstacle =
  /** A person has seen it, and a second person has not confirmed it yet. */
  | 'AWAITS_CONFIRMATION'
  /** The organization has not decided that the category permits the work. */
  | 'CATEGORY_NEEDS_OWN_RULE'
  /** The category of registration does not permit the work. */
  | 'CATEGORY_NOT_PERMITTED'
  /** There are conditions, and nobody has found that they let the work be done. */
  | 'CONDITIONS_NOT_REVIEWED'
  /** The number cannot be one of the body. */
  | 'FORMAT_INVALID'
  /** The register shows something else under the number. */
  | 'MISMATCH'
  /** The number identifies and permits nothing. */
  | 'NOT_A_LICENCE'
  /** The status in the register entitles to nothing. */
  | 'NOT_ENTITLED'
  /** The register does not show the number. */
  | 'NOT_FOUND'
  /** Nobody has checked the registration. */
  | 'NOT_VERIFIED'
  /** No registration is recorded. */
  | 'NO_REGISTRATION'
  /** No registration is recorded with a body of the country. */
  | 'OTHER_COUNTRY'
  /** The licence is for other states or provinces. */
  | 'OTHER_SUBDIVISION'
  /** The day lies outside the period of the registration. */
  | 'OUTSIDE_PERIOD'
  /** Nobody has checked since the body's year of registration ended. */
  | 'RENEWAL_NOT_VERIFIED'
  /** The register uses a word that is not known here. */
  | 'STATUS_NOT_KNOWN'
  /** Licences are given by state or province there, and none was named. */
  | 'SUBDIVISION_NOT_NAMED'
  /** The supervisor may not work alone there on that day. */
  | 'SUPERVISOR_MAY_NOT_PRACTISE'
  /** The category asks for a supervisor, and none is named. */
  | 'SUPERVISOR_NOT_NAMED'
  /** The last check is older than the organization allows. */
  | 'VERIFICATION_TOO_OLD';

/** What a kind of registration lets its holder do in their own profession. Whether that profession may give mesotherapy is for the law and the organization. */
export type PracticeRight =
  /** On their own responsibility. */
  | 'ALONE'
  /** Only where the organization has decided so for this kind of registration. */
  | 'BY_OWN_RULE'
  /** Not with patients. */
  | 'NONE'
  /** Only under a supervisor who is named. */
  | 'SUPERVISED';

/** Which practitioners; all conditions must hold. */
export type PractitionerFilter = {
  /** Working at this clinic. */
  clinicId?: string | null | undefined;
  /** One of these codes. */
  codes?: Array<string> | null | undefined;
  /** Of this profession. */
  profession?: Profession | null | undefined;
  /** Of this school. */
  training?: TrainingSchool | null | undefined;
};

/** One step of an ordering of Practitioner records. Ties are settled by the id. */
export type PractitionerOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: PractitionerOrderField;
};

/** What a list of Practitioner records can be ordered by. */
export type PractitionerOrderField =
  /** The chain's code. */
  | 'CODE'
  /** The profession. */
  | 'PROFESSION'
  /** The school of training. */
  | 'TRAINING';

/** The profession that a practitioner is registered for. */
export type Profession =
  /** Clinical associate, as registered in South Africa. */
  | 'CLINICAL_ASSOCIATE'
  /** Dentist or oral surgeon. */
  | 'DENTIST'
  /** Physician or surgeon. */
  | 'MEDICAL_PRACTITIONER'
  /** Registered nurse or nurse practitioner. */
  | 'NURSE'
  /** Another profession. */
  | 'OTHER'
  /** A pharmacist. */
  | 'PHARMACIST'
  /** Physician assistant or associate, working under a physician. */
  | 'PHYSICIAN_ASSISTANT'
  /** A physiotherapist. */
  | 'PHYSIOTHERAPIST';

/** A practitioner's own way of doing a published protocol version. */
export type ProposeVariationInput = {
  /** What is mixed in place of the version’s cocktail. */
  cocktail?: Array<CocktailComponentInput> | null | undefined;
  /** The distance, 0 to 1, up to which another mixture counts as this one. */
  cocktailTolerance?: number | null | undefined;
  /** What speaks for it: papers, guidelines, own audits, one each. */
  evidence?: Array<string> | null | undefined;
  /** Whose way it is; the key’s own practitioner when left out. */
  practitionerId?: string | null | undefined;
  /** The published version that it varies. */
  protocolVersionId: string;
  /** Why the practitioner departs from the protocol. No names of patients. */
  rationale: string;
  /** What differs; what is left out stays as the version asks. */
  technique?: TechniqueSpecInput | null | undefined;
  /** From which day it is wanted; the reviewer decides. */
  validFrom?: string | null | undefined;
  /** Until which day, included; open when left out. */
  validUntil?: string | null | undefined;
};

/** Which protocols; all conditions must hold. */
export type ProtocolFilter = {
  /** With one of these codes. */
  codes?: Array<string> | null | undefined;
  /** Treating this. */
  indication?: string | null | undefined;
};

/** Where a protocol version stands. */
export type ProtocolVersionStatus =
  /** Being written: it may change and no course runs on it. */
  | 'DRAFT'
  /** In force: courses run on it and it never changes again. */
  | 'PUBLISHED'
  /** No new course starts on it; those that run on it keep it. */
  | 'RETIRED';

/** Which draft to put in force. */
export type PublishProtocolVersionInput = {
  /** The id of the draft. */
  id: string;
  /** The `version` of the draft as it was read, so that nothing unread is published; STALE when it was changed. */
  version: number;
};

/** A variation of an earlier version, carried over to another one. */
export type RebaseVariationInput = {
  /** The variation of the earlier version. */
  id: string;
  /** The conflicting parameters in which the variation is kept; in all others the new version holds. */
  keep?: Array<TechniqueParameter> | null | undefined;
  /** What is added to the rationale. */
  note?: string | null | undefined;
  /** The published version that it is carried over to. */
  protocolVersionId: string;
};

/** What a measure read. */
export type RecordOutcomeInput = {
  /** When it was assessed. */
  assessedAt?: string | null | undefined;
  /** Who assessed it. */
  assessor?: AssessorRole | null | undefined;
  /** Whether the assessor did not know the treatment. */
  blinded?: boolean | null | undefined;
  /** The course that it belongs to. */
  courseId: string;
  /** The code of the measure, as in `waist`. */
  measure: string;
  /** What it was assessed for. */
  timepoint: string;
  /** The value, in the unit of the measure. */
  value: number;
};

/** A session that was done. It is stored whatever was done in it. */
export type RecordSessionInput = {
  /** The areas that were treated. */
  areas?: Array<string> | null | undefined;
  /** All that was delivered, in the order of mixing. */
  cocktail?: Array<SessionComponentInput> | null | undefined;
  /** The course that it belongs to. */
  courseId: string;
  /** Remarks of whoever treated. */
  notes?: string | null | undefined;
  /** Which session of the course it is; the next one when left out. */
  number?: number | null | undefined;
  /** When it was done. */
  performedAt: string;
  /** Who treated; the course's practitioner when left out. */
  practitionerId?: string | null | undefined;
  /** The room or cabin. */
  room?: string | null | undefined;
  /** How it was done. */
  technique?: TechniqueRecordInput | null | undefined;
};

/** A kind of registration with a body. */
export type RegisterCategoryInput = {
  /** The name, in the words of the body. */
  name: string;
  /** What it lets its holder do in their own profession. */
  right: PracticeRight;
};

/** A word of a register with the status that it stands for. */
export type RegisterStatusWordInput = {
  /** The status that it stands for. */
  status: RegistrationStatus;
  /** The word or phrase, as the register has it. */
  word: string;
};

/** A registration with a professional body, as the practitioner states it. */
export type RegistrationInput = {
  /** The code of the body, as in `HPCSA`. */
  body: string;
  /** The category of registration, in the words of the body. */
  category?: string | null | undefined;
  /** The number as it is typed; it is stored as the body prints it. */
  number: string;
  /** State or province, where licences are given there. */
  subdivision?: string | null | undefined;
  /** The first day on which it is valid. */
  validFrom?: string | null | undefined;
  /** The last day on which it is valid. */
  validUntil?: string | null | undefined;
};

/** Where a registration stands, in one vocabulary for all bodies. */
export type RegistrationStatus =
  /** Registered and entitled to practise. */
  | 'ACTIVE'
  /** Registered, with conditions or undertakings on practice. */
  | 'CONDITIONAL'
  /** Ended because it was not renewed, for fees or contact details. */
  | 'LAPSED'
  /** The register does not show the number. */
  | 'NOT_FOUND'
  /** Registered without the right to practise, as non-clinical or without a licence. */
  | 'NOT_PRACTISING'
  /** Taken off the register, by the practitioner or by a decision. */
  | 'REMOVED'
  /** Suspended by the register. */
  | 'SUSPENDED'
  /** The register uses a word that has no equivalent here; counts as not entitled. */
  | 'UNKNOWN'
  /** As entered: nobody has checked it against the register. */
  | 'UNVERIFIED';

/** Where a substance or mixture stands with an authority. */
export type RegulatoryState =
  /** Approved for this. */
  | 'APPROVED'
  /** Forbidden by law or decision. */
  | 'BANNED'
  /** Approved for something else, not for this. */
  | 'OFF_LABEL'
  /** Its approval was suspended. */
  | 'SUSPENDED'
  /** Not registered: at most for a named patient, where the country allows that. */
  | 'UNREGISTERED_NAMED_PATIENT';

/** Which published version to retire, and why. */
export type RetireProtocolVersionInput = {
  /** The id of the version. */
  id: string;
  /** Why no new course should start on it. */
  reason: string;
  /** The `version` of it as it was read; refused as STALE when it was changed since. */
  version?: number | null | undefined;
};

/** The end of a variation. Sessions in its period stay declared. */
export type RetireVariationInput = {
  /** The variation. */
  id: string;
  /** Why, in words. */
  note?: string | null | undefined;
  /** Its last day, today or before; today (UTC) when left out. */
  validUntil?: string | null | undefined;
  /** The `version` of it that you read. */
  version: number;
};

/** A decision about a proposal of somebody else. */
export type ReviewVariationInput = {
  /** Whether it is agreed. */
  decision: VariationDecision;
  /** The proposed variation. */
  id: string;
  /** In words; needed to reject. */
  note?: string | null | undefined;
  /** From which day sessions that match it count as declared; the proposed day when left out, else today (UTC). A day that is past declares what was done since. */
  validFrom?: string | null | undefined;
  /** Until which day, included; the proposed one when left out, null is open. */
  validUntil?: string | null | undefined;
  /** The `version` of it that you read. */
  version: number;
};

/** Which key shall work no longer. */
export type RevokeApiKeyInput = {
  /** The id of the key. */
  id: string;
};

/** What a key is for; each role has its capabilities. */
export type Role =
  /** Compares: sees aggregates, protocols, measures and clinics, never a patient's, course's or session's row. */
  | 'ANALYST'
  /** Runs one or more clinics: sees and records what happens there. */
  | 'CLINIC_MANAGER'
  /** Runs the chain: may do everything, at every clinic. */
  | 'OWNER'
  /** A front end or another system: may do what the scopes of its key say. */
  | 'PARTNER'
  /** Treats at one or more clinics: sees and records what happens there. */
  | 'PRACTITIONER';

/** One substance that was delivered. Name it by code or by id. */
export type SessionComponentInput = {
  /** Its strength, in `concentrationUnit`. */
  concentration?: number | null | undefined;
  /** The unit of the strength; needed beside one. */
  concentrationUnit?: ConcentrationUnit | null | undefined;
  /** The lot on the vial, by which a recall finds the patients. */
  lotNumber?: string | null | undefined;
  /** The code of the substance, as in `procaine`. */
  substance?: string | null | undefined;
  /** The id of the substance, instead of its code. */
  substanceId?: string | null | undefined;
  /** What it is dissolved in. */
  vehicle?: string | null | undefined;
  /** Its volume in a session, in mL. */
  volumeMl?: number | null | undefined;
};

/** What a reader of a session must know about how it came to be. */
export type SessionFlag =
  /** Clearance to treat was refused, or did not cover what was done. */
  | 'AGAINST_CLEARANCE'
  /** Imported as history: none of the checks above was made. */
  | 'IMPORTED_UNCHECKED'
  /** No clearance to treat was asked for before the session. */
  | 'NO_CLEARANCE'
  /** The practitioner was not entitled to practise on that day, as far as was known. */
  | 'PRACTITIONER_NOT_REGISTERED'
  /** The technique lies far outside the protocol and no approved variation covers it: a reason is asked for. */
  | 'UNDECLARED_DEVIATION';

/** Administrative sex, as in FHIR. */
export type Sex =
  /** Recorded as female. */
  | 'FEMALE'
  /** Recorded as male. */
  | 'MALE'
  /** Recorded as neither female nor male. */
  | 'OTHER'
  /** Not recorded. */
  | 'UNKNOWN';

/** A new course of treatment. */
export type StartCourseInput = {
  /** What is known of the patient at the start. */
  baseline?: CourseBaselineInput | null | undefined;
  /** Where; the clinic that enrolled the patient when left out. */
  clinicId?: string | null | undefined;
  /** Code, unique in the organization; one is made when left out. */
  code?: string | null | undefined;
  /** Who is treated. */
  patientId: string;
  /** How many sessions are planned; the protocol's number when left out. */
  plannedSessions?: number | null | undefined;
  /** Who leads the treatment. */
  practitionerId: string;
  /** By which protocol version; it must be published. */
  protocolVersionId: string;
  /** The first day; today at the clinic when left out. A later day makes the course PLANNED. */
  startedOn?: string | null | undefined;
};

/** Which substances; all conditions must hold. */
export type SubstanceFilter = {
  /** Of this group of allergens. */
  allergenGroup?: string | null | undefined;
  /** With exactly this ATC code. */
  atc?: string | null | undefined;
  /** With one of these codes. */
  codes?: Array<string> | null | undefined;
  /** True: of the built-in catalogue; false: added by the chain. */
  isBuiltIn?: boolean | null | undefined;
};

/** Pictures of how a protocol is delivered. */
export type TechniqueChart =
  /** Each practitioner’s distance from the protocol, month by month. */
  | 'DRIFT'
  /** Practitioners against parameters: how far each lies from the protocol, and in which direction. */
  | 'HEATMAP'
  /** Each measured parameter: the practitioners’ means with intervals beside target and tolerance. */
  | 'PROFILE';

/** What of a technique a protocol can ask for and a practitioner can vary. */
export type TechniqueParameter =
  /** The angle between needle and skin, in degrees. */
  | 'ANGLE_DEGREES'
  /** The area of the body. */
  | 'AREA'
  /** Which substances are mixed, and how much of each where that is stated. */
  | 'COCKTAIL'
  /** By which means the needle is driven: hand, injector or gun. */
  | 'DELIVERY'
  /** The depth below the skin at which the product is left, in mm. */
  | 'DEPTH_MM'
  /** How many injections a session has. */
  | 'INJECTIONS'
  /** The gauge of the needle: a higher number is a thinner needle. */
  | 'NEEDLE_GAUGE'
  /** The length of the needle, in mm. */
  | 'NEEDLE_LENGTH_MM'
  /** The distance between neighbouring points, in mm. */
  | 'SPACING_MM'
  /** The injection technique. */
  | 'TECHNIQUE'
  /** The volume of the whole session, in mL. */
  | 'TOTAL_VOLUME_ML'
  /** The volume of one injection, in mL. */
  | 'VOLUME_PER_INJECTION_ML';

/** How a session was done; leave out what was not recorded. */
export type TechniqueRecordInput = {
  /** The angle between needle and skin, in degrees; 90 is perpendicular. */
  angleDegrees?: number | null | undefined;
  /** The treated area, in cm². */
  areaCm2?: number | null | undefined;
  /** By which means the needle was driven. */
  delivery?: DeliveryMode | null | undefined;
  /** The depth at which the product was left, in mm. */
  depthMm?: number | null | undefined;
  /** How many injections were given. */
  injections?: number | null | undefined;
  /** How much of the needle went in, in mm. */
  insertedLengthMm?: number | null | undefined;
  /** The gauge of the needle, 25 to 34. */
  needleGauge?: number | null | undefined;
  /** The length of the needle, in mm. */
  needleLengthMm?: number | null | undefined;
  /** The distance between neighbouring points, in mm. */
  spacingMm?: number | null | undefined;
  /** The injection technique. */
  technique?: InjectionTechnique | null | undefined;
  /** The volume of the whole session, in mL. */
  totalVolumeMl?: number | null | undefined;
  /** The volume of one injection, in mL. */
  volumePerInjectionMl?: number | null | undefined;
};

/** How the injections are to be done. In a change, a parameter that is left out stays; null or an empty list frees it. */
export type TechniqueSpecInput = {
  /** The angle between needle and skin, in degrees up to 90. */
  angleDegrees?: ToleratedNumberInput | null | undefined;
  /** Any of these areas follows the protocol. */
  areas?: Array<string> | null | undefined;
  /** How much the areas count in distances; 1 when never stated. */
  areasWeight?: number | null | undefined;
  /** Any of these ways of delivery follows the protocol. */
  deliveries?: Array<DeliveryMode> | null | undefined;
  /** How much the ways of delivery count in distances; 1 when never stated. */
  deliveriesWeight?: number | null | undefined;
  /** The depth below the skin, in mm. */
  depthMm?: ToleratedNumberInput | null | undefined;
  /** How many injections a session has. */
  injections?: ToleratedNumberInput | null | undefined;
  /** The gauge of the needle. */
  needleGauge?: ToleratedNumberInput | null | undefined;
  /** The length of the needle, in mm. */
  needleLengthMm?: ToleratedNumberInput | null | undefined;
  /** The distance between neighbouring points, in mm. */
  spacingMm?: ToleratedNumberInput | null | undefined;
  /** Any of these techniques follows the protocol. */
  techniques?: Array<InjectionTechnique> | null | undefined;
  /** How much the techniques count in distances; 1 when never stated. */
  techniquesWeight?: number | null | undefined;
  /** The volume of the whole session, in mL. */
  totalVolumeMl?: ToleratedNumberInput | null | undefined;
  /** The volume of one injection, in mL. */
  volumePerInjectionMl?: ToleratedNumberInput | null | undefined;
};

/** The unit in which a number of a technique is stated. Kept and shown in the unit that the name of the parameter tells. */
export type TechniqueUnit =
  /** Centimetres: one is 10 mm. */
  | 'CM'
  /** Degrees of an angle. */
  | 'DEGREE'
  /** Inches: one is exactly 25.4 mm. */
  | 'INCH'
  /** Millilitres, in which volumes are kept. */
  | 'ML'
  /** Millimetres, in which lengths are kept. */
  | 'MM'
  /** Microlitres: 1,000 make a millilitre. */
  | 'UL'
  /** Micrometres: 1,000 make a millimetre. */
  | 'UM';

/** Which courses the report is over; all conditions must hold. */
export type TechniqueVariationInput = {
  /** At these clinics; all that the key may see when left out. */
  clinicIds?: Array<string> | null | undefined;
  /** Courses that started in the month of this day or later. A course counts where it began. */
  from?: string | null | undefined;
  /** The code of the protocol. */
  protocol: string;
  /** Courses that started in the month of this day or before. */
  to?: string | null | undefined;
  /** The number of one version; all versions when left out. */
  version?: number | null | undefined;
};

/** What in the record of a technique does not fit together. */
export type TechniqueWarningCode =
  /** The depth that follows from inserted length and angle lies outside what the technique claims. */
  | 'EFFECTIVE_DEPTH_OUTSIDE_BAND'
  /** Injections differ by more than 20 % from what area and spacing give. */
  | 'GRID_MISMATCH'
  /** The recorded depth is greater than the needle is long. */
  | 'RECORDED_DEPTH_EXCEEDS_NEEDLE'
  /** The recorded depth lies outside what the technique claims. */
  | 'RECORDED_DEPTH_OUTSIDE_BAND'
  /** Injections times their volume differ from the total volume by more than 20 %. */
  | 'VOLUME_MISMATCH';

/** A whole number that is aimed at, with the range inside which a course still follows the protocol. */
export type ToleratedCountInput = {
  /** The highest number that still follows the protocol. */
  max: number;
  /** The lowest number that still follows the protocol. */
  min: number;
  /** What is aimed at; between `min` and `max`. */
  target: number;
};

/** A target with the range inside which a session still follows the protocol. */
export type ToleratedNumberInput = {
  /** The highest value that still follows the protocol. */
  max: number;
  /** The lowest value that still follows the protocol. */
  min: number;
  /** The difference that counts as a distance of 1; half the tolerance's width when left out. */
  scale?: number | null | undefined;
  /** What is aimed at; between `min` and `max`. */
  target: number;
  /** The unit of all these numbers but the weight; the parameter's own when left out. Converted exactly: 100 `UL` are kept as 0.1 mL. */
  unit?: TechniqueUnit | null | undefined;
  /** How much the parameter counts in distances; 1 when left out. */
  weight?: number | null | undefined;
};

/** The school that a practitioner was trained in. Technique follows training; a label for grouping, never a rule. */
export type TrainingSchool =
  /** French school (Pistor, 1952): small amounts, several drugs in one syringe, superficial and point by point. */
  | 'FRENCH'
  /** Italian school: intradermal only, documented indication, mostly a single drug, weekly. */
  | 'ITALIAN'
  /** North American practice: mostly aesthetic, larger volumes and stronger agents. */
  | 'NORTH_AMERICAN'
  /** Another school, or several. */
  | 'OTHER'
  /** South American practice: phosphatidylcholine from Brazil, larger volumes, enzymes. */
  | 'SOUTH_AMERICAN';

/** Why a figure is null. */
export type UndefinedReason =
  /** What is asked for cannot be told apart from who treated: no practitioner links the two sides. */
  | 'ALIASED'
  /** The covariates cannot be told apart from each other or from the groups. */
  | 'COLLINEAR'
  /** There are too few courses for the number of groups and covariates. */
  | 'DF_LT_1'
  /** A comparison needs at least two groups. */
  | 'K_LT_2'
  /** No follow-up is due yet. */
  | 'NONE_DUE'
  /** The search for the estimate did not settle. */
  | 'NOT_CONVERGED'
  /** The measure is ordinal or binary: its codes have no mean. Read the responder shares. */
  | 'NOT_NUMERIC'
  /** Nothing was adjusted for. */
  | 'NO_COVARIATE'
  /** Too many patients here are unlike those of all other groups for an adjusted figure. */
  | 'NO_OVERLAP'
  /** There is nothing to compare with. */
  | 'NO_REFERENCE'
  /** The measure has no minimal important difference: say with `responder` what counts as a response. */
  | 'NO_RULE'
  /** Each practitioner does nearly always the same, so nothing can be learned within practitioners. */
  | 'NO_WITHIN_VARIATION'
  /** No course with this outcome was recorded. */
  | 'N_LT_1'
  /** A single course shows no spread: at least two are needed. */
  | 'N_LT_2'
  /** Withheld, because too few patients stand behind it. */
  | 'SUPPRESSED'
  /** All values are equal, which speaks of rounding, not of certainty. */
  | 'ZERO_VARIANCE';

/** Which sessions; all conditions must hold. */
export type UnexplainedDeviationFilter = {
  /** At one of these clinics. */
  clinicIds?: Array<string> | null | undefined;
  /** Done by this practitioner. */
  practitionerId?: string | null | undefined;
};

/** What to change of a branch; what is left out stays. */
export type UpdateClinicInput = {
  /** The id of the clinic. */
  id: string;
  /** The new name. */
  name?: string | null | undefined;
  /** The new region; null takes it away. */
  region?: string | null | undefined;
  /** The new IANA time zone. */
  timeZone?: string | null | undefined;
  /** The version that was read; refused as STALE when somebody changed it since. */
  version: number;
};

/** Why a mutation was refused. */
export type UserErrorCode =
  /** The record was corrected before: correct its newest form. */
  | 'ALREADY_CORRECTED'
  /** The key was revoked before. */
  | 'ALREADY_REVOKED'
  /** The clinic is not one of yours. */
  | 'FORBIDDEN_CLINIC'
  /** The value is not acceptable; the message says why. */
  | 'INVALID'
  /** The register cannot be asked from here: record what a person saw. */
  | 'LOOKUP_UNAVAILABLE'
  /** Only a draft can be changed or published. */
  | 'NOT_DRAFT'
  /** What the id or code names does not exist, or is not yours. */
  | 'NOT_FOUND'
  /** A course runs on a published protocol version. */
  | 'NOT_PUBLISHED'
  /** The value lies outside what the measure or parameter allows. */
  | 'OUT_OF_RANGE'
  /** The practitioner may not see patients there on that day; the message says why. */
  | 'PRACTITIONER_NOT_REGISTERED'
  /** Nothing was stored, because another mutation of the same operation was refused. */
  | 'ROLLED_BACK'
  /** A second person has to confirm, with a key of their own. */
  | 'SAME_PERSON'
  /** Somebody changed the record since it was read: read it again and repeat the change. */
  | 'STALE'
  /** The code or reference is already in use in the organization. */
  | 'TAKEN';

/** What kind of number a measure yields: it chooses the statistic. */
export type ValueType =
  /** Yes (1) or no (0): shares are told. */
  | 'BINARY'
  /** A quantity on a scale with equal steps, such as centimetres: means and differences are told. */
  | 'CONTINUOUS'
  /** A whole number of things counted, such as hairs in a field. */
  | 'COUNT'
  /** Ordered grades whose steps need not be equal: shares of each grade are told, not a mean of codes. */
  | 'ORDINAL';

/** What a review of a variation comes to. */
export type VariationDecision =
  /** Agreed: sessions in its period that match it count as declared. */
  | 'APPROVE'
  /** Not agreed; the note says why. */
  | 'REJECT';

/** Which variations; all conditions must hold. */
export type VariationFilter = {
  /** Of this practitioner. */
  practitionerId?: string | null | undefined;
  /** Of any version of this protocol. */
  protocolId?: string | null | undefined;
  /** Of exactly this protocol version. */
  protocolVersionId?: string | null | undefined;
  /** Standing at one of these. */
  statuses?: Array<VariationStatus> | null | undefined;
};

/** Where a practitioner's variation of a protocol stands. */
export type VariationStatus =
  /** Reviewed and agreed: sessions that match it count as declared. */
  | 'APPROVED'
  /** Stated with its reason, not yet reviewed. */
  | 'PROPOSED'
  /** Reviewed and not agreed. */
  | 'REJECTED'
  /** Was agreed once and is used no more. */
  | 'RETIRED';

/** In which way somebody found out what a register says. */
export type VerificationMethod =
  /** A person saw the register or a document, and a second person confirmed it. */
  | 'DOCUMENT_SEEN'
  /** Read from a list that the body, or a service that works for it, supplied. */
  | 'REGISTER_EXTRACT'
  /** A program asked the register over the network. */
  | 'REGISTER_LOOKUP';

/** Which registration, and how. With nothing but its id the register is asked, where it can be; `seen` records what a person saw; `confirms` is the second person. */
export type VerifyRegistrationInput = {
  /** The check by another person that is confirmed. */
  confirms?: string | null | undefined;
  /** The registration. */
  registrationId: string;
  /** What a person saw. */
  seen?: DocumentSeenInput | null | undefined;
};

/** A day of every year. */
export type YearDayInput = {
  /** The day of the month. */
  day: number;
  /** The month, 1 to 12. */
  month: number;
};

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { apiKeys: Array<{ id: string, label: string | null, role: Role, scopes: Array<Capability>, createdAt: string, revokedAt: string | null, clinics: Array<{ code: string }> }> };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string | null, apiKey: { id: string, role: Role, label: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: { id: string, revokedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type AdverseEventsQueryVariables = Exact<{
  filter?: AdverseEventFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AdverseEventsQuery = { adverseEvents: { totalCount: number, nodes: Array<{ id: string, kind: string, grade: number, serious: boolean, onset: string, resolved: string | null, description: string | null, course: { code: string, clinic: { code: string } }, session: { number: number, performedAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ClearTreatmentMutationVariables = Exact<{
  input: ClearTreatmentInput;
}>;


export type ClearTreatmentMutation = { clearTreatment: { clearance: { id: string, plannedOn: string, decision: ClearanceDecision, findings: Array<{ kind: ClearanceKind, code: string, decision: ClearanceDecision, message: string }> } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type ClinicsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ClinicFilter | null | undefined;
  orderBy?: Array<ClinicOrder> | ClinicOrder | null | undefined;
}>;


export type ClinicsQuery = { clinics: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, name: string, country: string, region: string | null, timeZone: string, version: number }> } };

export type CreateClinicMutationVariables = Exact<{
  input: CreateClinicInput;
}>;


export type CreateClinicMutation = { createClinic: { clinic: { id: string, code: string, name: string, country: string, region: string | null, timeZone: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type NodeByIdQueryVariables = Exact<{
  id: string;
}>;


export type NodeByIdQuery = { node:
    | { __typename: 'AdverseEvent', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Clearance', id: string }
    | { __typename: 'Clinic', code: string, name: string, id: string }
    | { __typename: 'Course', id: string }
    | { __typename: 'DataRelease', id: string }
    | { __typename: 'EvidenceFile', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'OutcomeAssessment', id: string }
    | { __typename: 'OutcomeMeasure', id: string }
    | { __typename: 'Patient', id: string }
    | { __typename: 'Practitioner', id: string }
    | { __typename: 'Protocol', code: string, name: string, id: string }
    | { __typename: 'ProtocolVersion', id: string }
    | { __typename: 'Registration', id: string }
    | { __typename: 'RegistrationCheck', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Substance', id: string }
    | { __typename: 'Variation', id: string }
   | null };

export type UpdateClinicMutationVariables = Exact<{
  input: UpdateClinicInput;
}>;


export type UpdateClinicMutation = { updateClinic: { clinic: { id: string, code: string, name: string, region: string | null, timeZone: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type CompareClinicsQueryVariables = Exact<{
  measure: string;
  timepoint: string;
}>;


export type CompareClinicsQuery = { compareOutcomes: { n: number | null, suppressedGroups: number, method: string, warnings: Array<{ code: ComparisonWarningCode, message: string }>, groups: Array<{ adjustedPValue: number | null, keys: Array<{ code: string, label: string }>, statistics: { n: number, mean: number | null, sd: number | null, interval: { lower: number | null, upper: number | null } | null } | null, adjustedMean: { estimate: number, lower: number | null, upper: number | null } | null, difference: { estimate: number, lower: number | null, upper: number | null } | null, responders: { estimate: number, lower: number | null, upper: number | null } | null, followUp: { started: number, due: number, observed: number, missingShare: number | null } | null, notes: Array<{ figure: string, code: UndefinedReason }> }>, adjustment: { groupTest: { statistic: number | null, df1: number | null, df2: number | null, pValue: number | null } } | null, release: { number: number, cutOff: string } } };

export type ComparePractitionersByVersionQueryVariables = Exact<{
  measure: string;
  timepoint: string;
}>;


export type ComparePractitionersByVersionQuery = { compareOutcomes: { n: number | null, suppressedGroups: number, groups: Array<{ keys: Array<{ dimension: ComparisonDimension, code: string }>, statistics: { n: number, mean: number | null, standardError: number | null } | null, adjustedMean: { estimate: number, standardError: number | null } | null }>, welch: { name: string, statistic: number | null, df1: number | null, df2: number | null, pValue: number | null } | null, warnings: Array<{ code: ComparisonWarningCode }> } };

export type CrudeComparisonQueryVariables = Exact<{
  measure: string;
  timepoint: string;
}>;


export type CrudeComparisonQuery = { compareOutcomes: { n: number | null, overall: { n: number, mean: number | null, sd: number | null, standardError: number | null, median: number | null, baselineMean: number | null, baselineSd: number | null } | null, groups: Array<{ pValue: number | null, adjustedPValue: number | null, keys: Array<{ code: string }>, statistics: { n: number, mean: number | null, sd: number | null, standardError: number | null, median: number | null, baselineMean: number | null, baselineSd: number | null, interval: { estimate: number, lower: number | null, upper: number | null, standardError: number | null } | null } | null, responders: { estimate: number, lower: number | null, upper: number | null } | null, respondersOfDue: { estimate: number, lower: number | null, upper: number | null } | null }>, welch: { statistic: number | null, df1: number | null, df2: number | null, pValue: number | null } | null, anova: { statistic: number | null, df1: number | null, df2: number | null, pValue: number | null, notes: Array<{ code: UndefinedReason, message: string }> } | null, warnings: Array<{ code: ComparisonWarningCode, message: string }> } };

export type CheckMixtureQueryVariables = Exact<{
  input: CheckMixtureInput;
}>;


export type CheckMixtureQuery = { checkMixture: { severity: MixtureFindingSeverity, findings: Array<{ kind: MixtureFindingKind, severity: MixtureFindingSeverity, code: MixtureFindingCode, substances: Array<string>, message: string, source: string | null, verified: boolean }> } };

export type DeliveredCocktailsQueryVariables = Exact<{
  courses?: number | null | undefined;
}>;


export type DeliveredCocktailsQuery = { courses: { nodes: Array<{ code: string, sessions: Array<{ number: number, cocktailFindings: Array<{ kind: MixtureFindingKind, severity: MixtureFindingSeverity, code: MixtureFindingCode, substances: Array<string>, message: string, verified: boolean }>, techniqueWarnings: Array<{ code: TechniqueWarningCode, message: string }> }> }> } };

export type PlannedCocktailsQueryVariables = Exact<{
  country?: string | null | undefined;
  on?: string | null | undefined;
}>;


export type PlannedCocktailsQuery = { protocols: { nodes: Array<{ code: string, currentVersion: { number: number, cocktailFindings: Array<{ kind: MixtureFindingKind, severity: MixtureFindingSeverity, code: MixtureFindingCode, substances: Array<string>, message: string, verified: boolean }> } | null }> } };

export type SubstanceKnowledgeQueryVariables = Exact<{
  codes?: Array<string> | string | null | undefined;
  country?: string | null | undefined;
  on?: string | null | undefined;
}>;


export type SubstanceKnowledgeQuery = { substances: Array<{ code: string, name: string, maximumPerSession: Array<{ amount: number, unit: MaximumUnit, source: string, verified: boolean }>, regulatoryStatuses: Array<{ countries: Array<string>, indicationClass: IndicationClass, status: RegulatoryState, from: string, to: string | null, jurisdiction: string, reason: string, source: string, verified: boolean }> }> };

export type DefineOutcomeMeasureMutationVariables = Exact<{
  input: DefineOutcomeMeasureInput;
}>;


export type DefineOutcomeMeasureMutation = { defineOutcomeMeasure: { outcomeMeasure: { id: string, code: string, name: string, unit: string | null, valueType: ValueType, betterWhen: Direction, minimum: number | null, maximum: number | null, minimalImportantDifference: number | null, relativeImportantDifference: number | null, indications: Array<string> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type OutcomeMeasuresQueryVariables = Exact<{
  filter?: OutcomeMeasureFilter | null | undefined;
}>;


export type OutcomeMeasuresQuery = { outcomeMeasures: Array<{ id: string, code: string, name: string, unit: string | null, valueType: ValueType, betterWhen: Direction, minimum: number | null, maximum: number | null, minimalImportantDifference: number | null, relativeImportantDifference: number | null, indications: Array<string> }> };

export type CorrectOutcomeMutationVariables = Exact<{
  input: CorrectOutcomeInput;
}>;


export type CorrectOutcomeMutation = { correctOutcome: { outcome: { id: string, timepoint: string, value: number, changeFromBaseline: number | null, corrects: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type CourseProgressQueryVariables = Exact<{
  filter?: CourseFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type CourseProgressQuery = { courses: { nodes: Array<{ code: string, startedOn: string, progress: Array<{ baseline: number | null, measure: { code: string, unit: string | null, betterWhen: Direction }, followUps: Array<{ timepoint: string, value: number, change: number | null }> }> }> } };

export type OutcomeHistoryQueryVariables = Exact<{
  id: string;
}>;


export type OutcomeHistoryQuery = { node:
    | { id: string, outcomes: Array<{ id: string, timepoint: string, value: number, changeFromBaseline: number | null, assessedAt: string | null, assessor: AssessorRole | null, blinded: boolean | null, recordedAt: string, measure: { code: string }, corrects: { id: string } | null, correctedBy: { id: string } | null }> }
    | Record<PropertyKey, never>
   | null };

export type RecordOutcomeMutationVariables = Exact<{
  input: RecordOutcomeInput;
}>;


export type RecordOutcomeMutation = { recordOutcome: { outcome: { id: string, timepoint: string, value: number, changeFromBaseline: number | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type ClinicPatientsQueryVariables = Exact<{
  clinics?: number | null | undefined;
  patients?: number | null | undefined;
}>;


export type ClinicPatientsQuery = { clinics: { edges: Array<{ cursor: string, node: { code: string, patients: { totalCount: number, nodes: Array<{ reference: string, clinic: { code: string } }> } } }> } };

export type EnrolPatientMutationVariables = Exact<{
  input: EnrolPatientInput;
}>;


export type EnrolPatientMutation = { enrolPatient: { patient: { id: string, reference: string, sex: Sex, age: number | null, clinic: { code: string } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type PatientsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: PatientFilter | null | undefined;
  orderBy?: Array<PatientOrder> | PatientOrder | null | undefined;
}>;


export type PatientsQuery = { patients: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, reference: string, sex: Sex, age: number | null, clinic: { code: string }, conditions: Array<{ system: string, code: string }>, medications: Array<{ system: string, code: string }>, allergies: Array<{ system: string, code: string }> }> } };

export type CheckRegistrationNumberQueryVariables = Exact<{
  body: string;
  number: string;
}>;


export type CheckRegistrationNumberQuery = { checkRegistrationNumber: { valid: boolean, normalized: string | null, problem: string | null, warnings: Array<string> } };

export type CreatePractitionerMutationVariables = Exact<{
  input: CreatePractitionerInput;
}>;


export type CreatePractitionerMutation = { createPractitioner: { practitioner: { id: string, code: string, profession: Profession, training: TrainingSchool | null, clinics: Array<{ code: string }>, registrations: Array<{ bodyCode: string, number: string, status: RegistrationStatus }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type PractitionerRegistrationsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type PractitionerRegistrationsQuery = { practitioners: { nodes: Array<{ code: string, fullName: string, registrations: Array<{ bodyCode: string, number: string, subdivision: string | null, category: string | null, status: RegistrationStatus, validFrom: string | null, validUntil: string | null }> }> } };

export type PractitionersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: PractitionerFilter | null | undefined;
  orderBy?: Array<PractitionerOrder> | PractitionerOrder | null | undefined;
}>;


export type PractitionersQuery = { practitioners: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, profession: Profession, training: TrainingSchool | null, clinics: Array<{ code: string }> }> } };

export type RegistrationBodiesQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type RegistrationBodiesQuery = { registrationBodies: Array<{ code: string, name: string, country: string, professions: Array<Profession>, isLicence: boolean, numberFormat: string, numberExample: string, hasCheckDigit: boolean, renewalRule: string, notKnown: Array<string>, categories: Array<{ name: string, right: PracticeRight }>, statusWords: Array<{ word: string, status: RegistrationStatus }>, nextRenewal: { yearEndsOn: string, recheckFrom: string, recheckUntil: string } | null, lookup: { kind: LookupKind, address: string | null, needsPermission: boolean, remark: string } }> };

export type RegistrationStatusChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type RegistrationStatusChangedSubscription = { registrationStatusChanged: { id: string, bodyCode: string, number: string, status: RegistrationStatus, validUntil: string | null, practitioner: { code: string, fullName: string } } };

export type CreateProtocolMutationVariables = Exact<{
  input: CreateProtocolInput;
}>;


export type CreateProtocolMutation = { createProtocol: { protocol: { id: string, code: string, versions: Array<{ id: string, number: number, status: ProtocolVersionStatus, version: number }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type DraftProtocolVersionMutationVariables = Exact<{
  input: DraftProtocolVersionInput;
}>;


export type DraftProtocolVersionMutation = { draftProtocolVersion: { protocolVersion: { id: string, number: number, status: ProtocolVersionStatus, version: number, summaryOfChanges: string | null, sessions: number, intervalDays: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type ProtocolInForceQueryVariables = Exact<{
  code: string;
}>;


export type ProtocolInForceQuery = { protocols: { nodes: Array<{ name: string, currentVersion: { number: number, sessions: number, intervalDays: number, maintenanceIntervalDays: number | null, technique: { techniques: Array<InjectionTechnique>, deliveries: Array<DeliveryMode>, areas: Array<string>, needleGauge: { target: number, min: number, max: number, scale: number, weight: number } | null, needleLengthMm: { target: number, min: number, max: number, scale: number, weight: number } | null, depthMm: { target: number, min: number, max: number, scale: number, weight: number } | null, angleDegrees: { target: number, min: number, max: number, scale: number, weight: number } | null, spacingMm: { target: number, min: number, max: number, scale: number, weight: number } | null, injections: { target: number, min: number, max: number, scale: number, weight: number } | null, volumePerInjectionMl: { target: number, min: number, max: number, scale: number, weight: number } | null, totalVolumeMl: { target: number, min: number, max: number, scale: number, weight: number } | null }, cocktail: Array<{ volumeMl: number | null, concentration: number | null, concentrationUnit: ConcentrationUnit | null, amountMg: number | null, substance: { code: string, name: string } }>, assessments: Array<{ timepoints: Array<string>, measure: { code: string, unit: string | null } }> } | null }> } };

export type ToleranceFragment = { target: number, min: number, max: number, scale: number, weight: number };

export type ProtocolPlanQueryVariables = Exact<{
  code: string;
}>;


export type ProtocolPlanQuery = { protocols: { nodes: Array<{ code: string, versions: Array<{ number: number, status: ProtocolVersionStatus, retiredAt: string | null, retirementReason: string | null, cocktailTolerance: number | null, phases: Array<{ kind: CoursePhaseKind, sessions: { target: number, min: number, max: number } | null, intervalDays: { target: number, min: number, max: number } }>, cocktail: Array<{ amountMg: number | null, substance: { code: string } }>, cocktailAlternatives: Array<{ components: Array<{ amountMg: number | null, substance: { code: string } }> }> }> }> } };

export type CountFragment = { target: number, min: number, max: number };

export type ProtocolVersionChangesQueryVariables = Exact<{
  id: string;
  earlierId: string;
}>;


export type ProtocolVersionChangesQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { number: number, status: ProtocolVersionStatus, summaryOfChanges: string | null, id: string, changesFrom: Array<{ parameter: TechniqueParameter, kind: ChangeKind, from: string | null, to: string | null, fromCodes: Array<string> | null, toCodes: Array<string> | null, fromWeight: number | null, toWeight: number | null, fromNumber: { target: number, min: number, max: number } | null, toNumber: { target: number, min: number, max: number } | null, fromCocktail: { tolerance: number, components: Array<{ amountMg: number | null, substance: { code: string } }>, alternatives: Array<{ components: Array<{ amountMg: number | null, substance: { code: string } }> }> } | null, toCocktail: { tolerance: number, components: Array<{ amountMg: number | null, substance: { code: string } }>, alternatives: Array<{ components: Array<{ amountMg: number | null, substance: { code: string } }> }> } | null }>, planChangesFrom: Array<{ part: PlanPart, kind: ChangeKind, from: string | null, to: string | null, fromCount: number | null, toCount: number | null, measure: string | null, fromTimepoints: Array<string> | null, toTimepoints: Array<string> | null }> }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type LimitsFragment = { target: number, min: number, max: number };

export type MixturesFragment = { tolerance: number, components: Array<{ amountMg: number | null, substance: { code: string } }>, alternatives: Array<{ components: Array<{ amountMg: number | null, substance: { code: string } }> }> };

export type PartFragment = { amountMg: number | null, substance: { code: string } };

export type ProtocolsQueryVariables = Exact<{
  filter?: ProtocolFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProtocolsQuery = { protocols: { totalCount: number, nodes: Array<{ id: string, code: string, name: string, indication: string, currentVersion: { id: string, number: number, publishedAt: string | null, summaryOfChanges: string | null } | null, versions: Array<{ id: string, number: number, status: ProtocolVersionStatus }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PublishProtocolVersionMutationVariables = Exact<{
  input: PublishProtocolVersionInput;
}>;


export type PublishProtocolVersionMutation = { publishProtocolVersion: { protocolVersion: { id: string, number: number, status: ProtocolVersionStatus, publishedAt: string | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type RetireProtocolVersionMutationVariables = Exact<{
  input: RetireProtocolVersionInput;
}>;


export type RetireProtocolVersionMutation = { retireProtocolVersion: { protocolVersion: { id: string, number: number, status: ProtocolVersionStatus, retiredAt: string | null, retirementReason: string | null, protocol: { currentVersion: { number: number } | null } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type AddRegistrationMutationVariables = Exact<{
  input: AddRegistrationInput;
}>;


export type AddRegistrationMutation = { addRegistration: { warnings: Array<string> | null, registration: { id: string, number: string, status: RegistrationStatus, nextCheckOn: string, body: { code: string, name: string, canBeAsked: boolean, lookup: { address: string | null } } } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type DefineRegistrationBodyMutationVariables = Exact<{
  input: DefineRegistrationBodyInput;
}>;


export type DefineRegistrationBodyMutation = { defineRegistrationBody: { registrationBody: { code: string, name: string, country: string, subdivisions: Array<string>, numberFormat: string, numberExample: string } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type ExpiringRegistrationsQueryVariables = Exact<{
  within?: number;
  first?: number | null | undefined;
}>;


export type ExpiringRegistrationsQuery = { expiringRegistrations: { totalCount: number, nodes: Array<{ bodyCode: string, number: string, status: RegistrationStatus, nextCheckOn: string, expiresAt: string | null, practitioner: { code: string, fullName: string } }> } };

export type ImportRegisterExtractMutationVariables = Exact<{
  input: ImportRegisterExtractInput;
}>;


export type ImportRegisterExtractMutation = { importRegisterExtract: { otherRows: number | null, checks: Array<{ result: CheckResult, explanation: string | null, registration: { number: string, status: RegistrationStatus, practitioner: { code: string } } }> | null, flaggedSessions: Array<{ id: string, flags: Array<SessionFlag> }> | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type MaySeePatientsQueryVariables = Exact<{
  on?: string | null | undefined;
  country?: string | null | undefined;
}>;


export type MaySeePatientsQuery = { practitioners: { nodes: Array<{ code: string, fullName: string, maySeePatients: { allowed: boolean, reasons: Array<string>, findings: Array<{ code: PracticeObstacle }> } }> } };

export type NameSupervisorMutationVariables = Exact<{
  input: NameSupervisorInput;
}>;


export type NameSupervisorMutation = { nameSupervisor: { registration: { number: string, supervisor: { code: string } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type RegistrationChecksQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type RegistrationChecksQuery = { practitioners: { nodes: Array<{ fullName: string, registrations: Array<{ number: string, status: RegistrationStatus, statusInRegister: string | null, checks: { totalCount: number, nodes: Array<{ checkedAt: string, checkedByRole: string, method: VerificationMethod, source: string, result: CheckResult, words: string, expiresAt: string | null }> } }> }> } };

export type VerifyRegistrationMutationVariables = Exact<{
  input: VerifyRegistrationInput;
}>;


export type VerifyRegistrationMutation = { verifyRegistration: { check: { id: string, checkedAt: string, method: VerificationMethod, source: string, result: CheckResult, mismatches: Array<MismatchField>, explanation: string | null, status: RegistrationStatus | null, statusInRegister: string | null, expiresAt: string | null, evidence: { name: string, mediaType: string, sha256: string } | null } | null, registration: { status: RegistrationStatus, verifiedAt: string | null, verifiedBy: VerificationMethod | null, nextCheckOn: string } | null, flaggedSessions: Array<{ id: string, performedAt: string, flags: Array<SessionFlag> }> | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type CurrentReleaseQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentReleaseQuery = { currentRelease: { id: string, number: number, cutOff: string, courses: number, hash: string } | null };

export type PublishDataReleaseMutationVariables = Exact<{ [key: string]: never; }>;


export type PublishDataReleaseMutation = { publishDataRelease: { release: { number: number, cutOff: string, courses: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type SubstancesQueryVariables = Exact<{
  filter?: SubstanceFilter | null | undefined;
}>;


export type SubstancesQuery = { substances: Array<{ id: string, code: string, name: string, atc: Array<string>, allergenGroups: Array<string>, isBuiltIn: boolean }> };

export type TechniqueBySchoolQueryVariables = Exact<{
  input: TechniqueVariationInput;
}>;


export type TechniqueBySchoolQuery = { techniqueVariation: { schools: Array<{ school: TrainingSchool, practitioners: number, courses: number, adherence: number | null, distanceFromProtocol: number | null, distanceFromPeers: number | null, parameters: Array<{ parameter: TechniqueParameter, typical: string | null, signedMean: number | null, fromPeers: number | null }> }> } };

export type TechniqueChartQueryVariables = Exact<{
  input: TechniqueVariationInput;
  kind: TechniqueChart;
}>;


export type TechniqueChartQuery = { techniqueVariation: { chart: string } };

export type TechniqueProfileQueryVariables = Exact<{
  practitionerId: string;
  protocolId: string;
}>;


export type TechniqueProfileQuery = { node:
    | { code: string, techniqueProfile: { sessions: number, adherence: number | null, distanceFromProtocol: number | null, drift: Array<{ month: string, courses: number, distanceFromProtocol: number | null, adherence: number | null }> } | null }
    | Record<PropertyKey, never>
   | null };

export type TechniqueVariationQueryVariables = Exact<{
  input: TechniqueVariationInput;
}>;


export type TechniqueVariationQuery = { techniqueVariation: { from: string | null, to: string | null, sessions: number, courses: number, coverage: number | null, protocol: { code: string, name: string }, practitioners: Array<{ sessions: number, courses: number, coverage: number | null, adherence: number | null, declared: number | null, indicated: number | null, distanceFromProtocol: number | null, distanceFromPeers: number | null, practitioner: { code: string, training: TrainingSchool | null }, distanceFromProtocolInterval: { lower: number | null, upper: number | null } | null, parameters: Array<{ parameter: TechniqueParameter, n: number, typical: string | null, mean: number | null, sd: number | null, signedMean: number | null, consistency: number | null, outsideTolerance: number | null, fromProtocol: number | null, fromPeers: number | null }>, trend: { slope: number, standardError: number, pValue: number } | null, nearest: Array<{ distance: number, practitioner: { code: string } | null }> }>, parameters: Array<{ parameter: TechniqueParameter, n: number, practitioners: number, betweenPractitioners: number, withinSd: number | null, test: { name: string, statistic: number | null, pValue: number | null } | null }>, spread: Array<{ figure: string, n: number, lower: number, median: number, upper: number }>, notes: Array<{ figure: string, code: UndefinedReason, message: string }> } };

export type ClinicCoursesQueryVariables = Exact<{ [key: string]: never; }>;


export type ClinicCoursesQuery = { clinics: { nodes: Array<{ code: string, courses: { totalCount: number, nodes: Array<{ code: string, startedOn: string }> } }> } };

export type CorrectSessionMutationVariables = Exact<{
  input: CorrectSessionInput;
}>;


export type CorrectSessionMutation = { correctSession: { session: { id: string, number: number, performedAt: string, corrects: { id: string, correctedBy: { id: string } | null } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type CourseQueryVariables = Exact<{
  id: string;
}>;


export type CourseQuery = { node:
    | { id: string, code: string, status: CourseStatus, startedOn: string, baseline: { age: number | null, bmi: number | null, phototype: number | null, fatType: FatType | null, priorLiposuction: boolean | null, predisposition: boolean | null, priorCourses: number | null, exercisePerWeek: number | null, dietFollowed: boolean | null, waterLitresPerDay: number | null }, sessions: Array<{ id: string, number: number, performedAt: string, areas: Array<string>, flags: Array<SessionFlag>, room: string | null, notes: string | null, practitioner: { code: string }, technique: { technique: InjectionTechnique | null, delivery: DeliveryMode | null, needleGauge: number | null, needleLengthMm: number | null, insertedLengthMm: number | null, angleDegrees: number | null, depthMm: number | null, effectiveDepthMm: number | null, spacingMm: number | null, areaCm2: number | null, injections: number | null, volumePerInjectionMl: number | null, totalVolumeMl: number | null }, cocktail: Array<{ volumeMl: number | null, amountMg: number | null, concentration: number | null, concentrationUnit: ConcentrationUnit | null, lotNumber: string | null, substance: { code: string, name: string } }> }> }
    | Record<PropertyKey, never>
   | null };

export type SessionRecordFragment = { id: string, number: number, performedAt: string, areas: Array<string>, flags: Array<SessionFlag>, room: string | null, notes: string | null, practitioner: { code: string }, technique: { technique: InjectionTechnique | null, delivery: DeliveryMode | null, needleGauge: number | null, needleLengthMm: number | null, insertedLengthMm: number | null, angleDegrees: number | null, depthMm: number | null, effectiveDepthMm: number | null, spacingMm: number | null, areaCm2: number | null, injections: number | null, volumePerInjectionMl: number | null, totalVolumeMl: number | null }, cocktail: Array<{ volumeMl: number | null, amountMg: number | null, concentration: number | null, concentrationUnit: ConcentrationUnit | null, lotNumber: string | null, substance: { code: string, name: string } }> };

export type CoursesQueryVariables = Exact<{
  filter?: CourseFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CoursesQuery = { courses: { totalCount: number, nodes: Array<{ id: string, code: string, status: CourseStatus, startedOn: string, endedOn: string | null, plannedSessions: number | null, patient: { reference: string, sex: Sex }, clinic: { code: string }, practitioner: { code: string }, protocolVersion: { number: number, protocol: { code: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ExplainDeviationMutationVariables = Exact<{
  input: ExplainDeviationInput;
}>;


export type ExplainDeviationMutation = { explainDeviation: { session: { id: string, deviationReasons: Array<{ reason: DeviationReasonKind, note: string | null, givenAt: string }> } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type MoveCourseMutationVariables = Exact<{
  input: MoveCourseInput;
}>;


export type MoveCourseMutation = { moveCourse: { course: { id: string, code: string, protocolVersion: { number: number }, moves: Array<{ reason: string, movedAt: string, movedByRole: string, fromVersion: { number: number }, toVersion: { number: number } }> } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type PatientCoursesQueryVariables = Exact<{
  filter?: PatientFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type PatientCoursesQuery = { patients: { nodes: Array<{ reference: string, courses: { totalCount: number, nodes: Array<{ code: string, status: CourseStatus, startedOn: string }> } }> } };

export type RecordSessionMutationVariables = Exact<{
  input: RecordSessionInput;
}>;


export type RecordSessionMutation = { recordSession: { session: { id: string, number: number, performedAt: string, flags: Array<SessionFlag>, technique: { technique: InjectionTechnique | null, depthMm: number | null, effectiveDepthMm: number | null }, cocktail: Array<{ lotNumber: string | null, substance: { code: string } }> } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type SessionHistoryQueryVariables = Exact<{
  id: string;
}>;


export type SessionHistoryQuery = { node:
    | { id: string, sessions: Array<{ id: string, number: number, performedAt: string, recordedAt: string, technique: { depthMm: number | null, totalVolumeMl: number | null }, corrects: { id: string } | null, correctedBy: { id: string } | null }> }
    | Record<PropertyKey, never>
   | null };

export type StartCourseMutationVariables = Exact<{
  input: StartCourseInput;
}>;


export type StartCourseMutation = { startCourse: { course: { id: string, code: string, status: CourseStatus, startedOn: string, plannedSessions: number | null, clinic: { code: string } } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type UnexplainedDeviationsQueryVariables = Exact<{
  filter?: UnexplainedDeviationFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UnexplainedDeviationsQuery = { unexplainedDeviations: { totalCount: number, nodes: Array<{ id: string, performedAt: string, practitioner: { code: string }, protocolVersion: { number: number, protocol: { code: string } }, deviations: Array<{ parameter: TechniqueParameter, expected: string, actual: string, distance: number, severity: DeviationSeverity, declared: boolean }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type VariationCarryOverQueryVariables = Exact<{
  versionId: string;
}>;


export type VariationCarryOverQuery = { node:
    | { number: number, variationCarryOver: Array<{ outcome: CarryOverOutcome, variation: { id: string, practitioner: { code: string } }, fields: Array<{ parameter: TechniqueParameter, outcome: CarryOverOutcome, before: string | null, now: string | null, variation: string | null }> }> }
    | Record<PropertyKey, never>
   | null };

export type ProposeVariationMutationVariables = Exact<{
  input: ProposeVariationInput;
}>;


export type ProposeVariationMutation = { proposeVariation: { variation: { id: string, version: number, status: VariationStatus, rationale: string, evidence: Array<string>, validFrom: string | null, validUntil: string | null, reviewNote: string | null, sessions: number, proposedByPractitioner: { code: string } | null, rebasedFrom: { id: string } | null, changes: Array<{ parameter: TechniqueParameter, from: string | null, to: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type ProtocolVariationsQueryVariables = Exact<{
  code: string;
  status?: VariationStatus | null | undefined;
}>;


export type ProtocolVariationsQuery = { protocols: { nodes: Array<{ code: string, variations: { totalCount: number, nodes: Array<{ id: string, status: VariationStatus, rationale: string, practitioner: { code: string, variations: { totalCount: number } } }> } }> } };

export type RebaseVariationMutationVariables = Exact<{
  input: RebaseVariationInput;
}>;


export type RebaseVariationMutation = { rebaseVariation: { variation: { id: string, version: number, status: VariationStatus, rationale: string, evidence: Array<string>, validFrom: string | null, validUntil: string | null, reviewNote: string | null, sessions: number, proposedByPractitioner: { code: string } | null, rebasedFrom: { id: string } | null, changes: Array<{ parameter: TechniqueParameter, from: string | null, to: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type RetireVariationMutationVariables = Exact<{
  input: RetireVariationInput;
}>;


export type RetireVariationMutation = { retireVariation: { variation: { id: string, version: number, status: VariationStatus, rationale: string, evidence: Array<string>, validFrom: string | null, validUntil: string | null, reviewNote: string | null, sessions: number, proposedByPractitioner: { code: string } | null, rebasedFrom: { id: string } | null, changes: Array<{ parameter: TechniqueParameter, from: string | null, to: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type ReviewVariationMutationVariables = Exact<{
  input: ReviewVariationInput;
}>;


export type ReviewVariationMutation = { reviewVariation: { variation: { id: string, version: number, status: VariationStatus, rationale: string, evidence: Array<string>, validFrom: string | null, validUntil: string | null, reviewNote: string | null, sessions: number, proposedByPractitioner: { code: string } | null, rebasedFrom: { id: string } | null, changes: Array<{ parameter: TechniqueParameter, from: string | null, to: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string>, message: string }> } };

export type VariationsQueryVariables = Exact<{
  filter?: VariationFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type VariationsQuery = { variations: { totalCount: number, nodes: Array<{ id: string, status: VariationStatus, rationale: string, proposedAt: string, reviewedAt: string | null, reviewNote: string | null, practitioner: { code: string }, protocolVersion: { number: number, protocol: { code: string } }, changes: Array<{ parameter: TechniqueParameter, from: string | null, to: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role: Role, capabilities: Array<Capability>, organization: { name: string, minimumGroupSize: number }, clinics: Array<{ code: string, name: string }> | null, practitioner: { code: string } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ToleranceFragmentDoc = new TypedDocumentString(`
    fragment Tolerance on ToleratedNumber {
  target
  min
  max
  scale
  weight
}
    `, {"fragmentName":"Tolerance"}) as unknown as TypedDocumentString<ToleranceFragment, unknown>;
export const CountFragmentDoc = new TypedDocumentString(`
    fragment Count on ToleratedCount {
  target
  min
  max
}
    `, {"fragmentName":"Count"}) as unknown as TypedDocumentString<CountFragment, unknown>;
export const LimitsFragmentDoc = new TypedDocumentString(`
    fragment Limits on ToleratedNumber {
  target
  min
  max
}
    `, {"fragmentName":"Limits"}) as unknown as TypedDocumentString<LimitsFragment, unknown>;
export const PartFragmentDoc = new TypedDocumentString(`
    fragment Part on CocktailComponent {
  substance {
    code
  }
  amountMg
}
    `, {"fragmentName":"Part"}) as unknown as TypedDocumentString<PartFragment, unknown>;
export const MixturesFragmentDoc = new TypedDocumentString(`
    fragment Mixtures on CocktailSpec {
  components {
    ...Part
  }
  alternatives {
    components {
      ...Part
    }
  }
  tolerance
}
    fragment Part on CocktailComponent {
  substance {
    code
  }
  amountMg
}`, {"fragmentName":"Mixtures"}) as unknown as TypedDocumentString<MixturesFragment, unknown>;
export const SessionRecordFragmentDoc = new TypedDocumentString(`
    fragment SessionRecord on Session {
  id
  number
  performedAt
  practitioner {
    code
  }
  areas
  technique {
    technique
    delivery
    needleGauge
    needleLengthMm
    insertedLengthMm
    angleDegrees
    depthMm
    effectiveDepthMm
    spacingMm
    areaCm2
    injections
    volumePerInjectionMl
    totalVolumeMl
  }
  cocktail {
    substance {
      code
      name
    }
    volumeMl
    amountMg
    concentration
    concentrationUnit
    lotNumber
  }
  flags
  room
  notes
}
    `, {"fragmentName":"SessionRecord"}) as unknown as TypedDocumentString<SessionRecordFragment, unknown>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys {
  apiKeys {
    id
    label
    role
    scopes
    createdAt
    revokedAt
    clinics {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    secret
    apiKey {
      id
      role
      label
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      id
      revokedAt
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const AdverseEventsDocument = new TypedDocumentString(`
    query AdverseEvents($filter: AdverseEventFilter, $first: Int = 20, $after: String) {
  adverseEvents(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      id
      kind
      grade
      serious
      onset
      resolved
      description
      course {
        code
        clinic {
          code
        }
      }
      session {
        number
        performedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AdverseEventsQuery, AdverseEventsQueryVariables>;
export const ClearTreatmentDocument = new TypedDocumentString(`
    mutation ClearTreatment($input: ClearTreatmentInput!) {
  clearTreatment(input: $input) {
    clearance {
      id
      plannedOn
      decision
      findings {
        kind
        code
        decision
        message
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ClearTreatmentMutation, ClearTreatmentMutationVariables>;
export const ClinicsDocument = new TypedDocumentString(`
    query Clinics($first: Int, $after: String, $filter: ClinicFilter, $orderBy: [ClinicOrder!]) {
  clinics(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      code
      name
      country
      region
      timeZone
      version
    }
  }
}
    `) as unknown as TypedDocumentString<ClinicsQuery, ClinicsQueryVariables>;
export const CreateClinicDocument = new TypedDocumentString(`
    mutation CreateClinic($input: CreateClinicInput!) {
  createClinic(input: $input) {
    clinic {
      id
      code
      name
      country
      region
      timeZone
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateClinicMutation, CreateClinicMutationVariables>;
export const NodeByIdDocument = new TypedDocumentString(`
    query NodeById($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Clinic {
      code
      name
    }
    ... on Protocol {
      code
      name
    }
  }
}
    `) as unknown as TypedDocumentString<NodeByIdQuery, NodeByIdQueryVariables>;
export const UpdateClinicDocument = new TypedDocumentString(`
    mutation UpdateClinic($input: UpdateClinicInput!) {
  updateClinic(input: $input) {
    clinic {
      id
      code
      name
      region
      timeZone
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateClinicMutation, UpdateClinicMutationVariables>;
export const CompareClinicsDocument = new TypedDocumentString(`
    query CompareClinics($measure: String!, $timepoint: Timepoint!) {
  compareOutcomes(
    input: {measure: $measure, timepoint: $timepoint, groupBy: [CLINIC], adjustFor: [BASELINE, AGE, SEX, BMI]}
  ) {
    n
    suppressedGroups
    warnings {
      code
      message
    }
    groups {
      keys {
        code
        label
      }
      statistics {
        n
        mean
        sd
        interval {
          lower
          upper
        }
      }
      adjustedMean {
        estimate
        lower
        upper
      }
      difference {
        estimate
        lower
        upper
      }
      adjustedPValue
      responders {
        estimate
        lower
        upper
      }
      followUp {
        started
        due
        observed
        missingShare
      }
      notes {
        figure
        code
      }
    }
    adjustment {
      groupTest {
        statistic
        df1
        df2
        pValue
      }
    }
    release {
      number
      cutOff
    }
    method
  }
}
    `) as unknown as TypedDocumentString<CompareClinicsQuery, CompareClinicsQueryVariables>;
export const ComparePractitionersByVersionDocument = new TypedDocumentString(`
    query ComparePractitionersByVersion($measure: String!, $timepoint: Timepoint!) {
  compareOutcomes(
    input: {measure: $measure, timepoint: $timepoint, groupBy: [PRACTITIONER, PROTOCOL_VERSION], adjustFor: [BASELINE]}
  ) {
    n
    suppressedGroups
    groups {
      keys {
        dimension
        code
      }
      statistics {
        n
        mean
        standardError
      }
      adjustedMean {
        estimate
        standardError
      }
    }
    welch {
      name
      statistic
      df1
      df2
      pValue
    }
    warnings {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ComparePractitionersByVersionQuery, ComparePractitionersByVersionQueryVariables>;
export const CrudeComparisonDocument = new TypedDocumentString(`
    query CrudeComparison($measure: String!, $timepoint: Timepoint!) {
  compareOutcomes(
    input: {measure: $measure, timepoint: $timepoint, groupBy: [CLINIC]}
  ) {
    n
    overall {
      n
      mean
      sd
      standardError
      median
      baselineMean
      baselineSd
    }
    groups {
      keys {
        code
      }
      statistics {
        n
        mean
        sd
        standardError
        median
        baselineMean
        baselineSd
        interval {
          estimate
          lower
          upper
          standardError
        }
      }
      responders {
        estimate
        lower
        upper
      }
      respondersOfDue {
        estimate
        lower
        upper
      }
      pValue
      adjustedPValue
    }
    welch {
      statistic
      df1
      df2
      pValue
    }
    anova {
      statistic
      df1
      df2
      pValue
      notes {
        code
        message
      }
    }
    warnings {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CrudeComparisonQuery, CrudeComparisonQueryVariables>;
export const CheckMixtureDocument = new TypedDocumentString(`
    query CheckMixture($input: CheckMixtureInput!) {
  checkMixture(input: $input) {
    severity
    findings {
      kind
      severity
      code
      substances
      message
      source
      verified
    }
  }
}
    `) as unknown as TypedDocumentString<CheckMixtureQuery, CheckMixtureQueryVariables>;
export const DeliveredCocktailsDocument = new TypedDocumentString(`
    query DeliveredCocktails($courses: Int) {
  courses(first: $courses) {
    nodes {
      code
      sessions {
        number
        cocktailFindings {
          kind
          severity
          code
          substances
          message
          verified
        }
        techniqueWarnings {
          code
          message
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeliveredCocktailsQuery, DeliveredCocktailsQueryVariables>;
export const PlannedCocktailsDocument = new TypedDocumentString(`
    query PlannedCocktails($country: String, $on: Date) {
  protocols(first: 20) {
    nodes {
      code
      currentVersion {
        number
        cocktailFindings(country: $country, on: $on) {
          kind
          severity
          code
          substances
          message
          verified
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlannedCocktailsQuery, PlannedCocktailsQueryVariables>;
export const SubstanceKnowledgeDocument = new TypedDocumentString(`
    query SubstanceKnowledge($codes: [String!], $country: String, $on: Date) {
  substances(filter: {codes: $codes}) {
    code
    name
    maximumPerSession {
      amount
      unit
      source
      verified
    }
    regulatoryStatuses(country: $country, on: $on) {
      countries
      indicationClass
      status
      from
      to
      jurisdiction
      reason
      source
      verified
    }
  }
}
    `) as unknown as TypedDocumentString<SubstanceKnowledgeQuery, SubstanceKnowledgeQueryVariables>;
export const DefineOutcomeMeasureDocument = new TypedDocumentString(`
    mutation DefineOutcomeMeasure($input: DefineOutcomeMeasureInput!) {
  defineOutcomeMeasure(input: $input) {
    outcomeMeasure {
      id
      code
      name
      unit
      valueType
      betterWhen
      minimum
      maximum
      minimalImportantDifference
      relativeImportantDifference
      indications
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DefineOutcomeMeasureMutation, DefineOutcomeMeasureMutationVariables>;
export const OutcomeMeasuresDocument = new TypedDocumentString(`
    query OutcomeMeasures($filter: OutcomeMeasureFilter) {
  outcomeMeasures(filter: $filter) {
    id
    code
    name
    unit
    valueType
    betterWhen
    minimum
    maximum
    minimalImportantDifference
    relativeImportantDifference
    indications
  }
}
    `) as unknown as TypedDocumentString<OutcomeMeasuresQuery, OutcomeMeasuresQueryVariables>;
export const CorrectOutcomeDocument = new TypedDocumentString(`
    mutation CorrectOutcome($input: CorrectOutcomeInput!) {
  correctOutcome(input: $input) {
    outcome {
      id
      timepoint
      value
      changeFromBaseline
      corrects {
        id
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CorrectOutcomeMutation, CorrectOutcomeMutationVariables>;
export const CourseProgressDocument = new TypedDocumentString(`
    query CourseProgress($filter: CourseFilter, $first: Int = 10) {
  courses(
    filter: $filter
    orderBy: [{field: STARTED_ON, direction: DESC}]
    first: $first
  ) {
    nodes {
      code
      startedOn
      progress {
        measure {
          code
          unit
          betterWhen
        }
        baseline
        followUps {
          timepoint
          value
          change
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CourseProgressQuery, CourseProgressQueryVariables>;
export const OutcomeHistoryDocument = new TypedDocumentString(`
    query OutcomeHistory($id: ID!) {
  node(id: $id) {
    ... on Course {
      id
      outcomes(includeCorrected: true) {
        id
        measure {
          code
        }
        timepoint
        value
        changeFromBaseline
        assessedAt
        assessor
        blinded
        recordedAt
        corrects {
          id
        }
        correctedBy {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OutcomeHistoryQuery, OutcomeHistoryQueryVariables>;
export const RecordOutcomeDocument = new TypedDocumentString(`
    mutation RecordOutcome($input: RecordOutcomeInput!) {
  recordOutcome(input: $input) {
    outcome {
      id
      timepoint
      value
      changeFromBaseline
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const ClinicPatientsDocument = new TypedDocumentString(`
    query ClinicPatients($clinics: Int, $patients: Int) {
  clinics(first: $clinics) {
    edges {
      cursor
      node {
        code
        patients(first: $patients) {
          totalCount
          nodes {
            reference
            clinic {
              code
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ClinicPatientsQuery, ClinicPatientsQueryVariables>;
export const EnrolPatientDocument = new TypedDocumentString(`
    mutation EnrolPatient($input: EnrolPatientInput!) {
  enrolPatient(input: $input) {
    patient {
      id
      reference
      sex
      age
      clinic {
        code
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EnrolPatientMutation, EnrolPatientMutationVariables>;
export const PatientsDocument = new TypedDocumentString(`
    query Patients($first: Int, $after: String, $filter: PatientFilter, $orderBy: [PatientOrder!]) {
  patients(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      reference
      sex
      age
      clinic {
        code
      }
      conditions {
        system
        code
      }
      medications {
        system
        code
      }
      allergies {
        system
        code
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PatientsQuery, PatientsQueryVariables>;
export const CheckRegistrationNumberDocument = new TypedDocumentString(`
    query CheckRegistrationNumber($body: String!, $number: String!) {
  checkRegistrationNumber(body: $body, number: $number) {
    valid
    normalized
    problem
    warnings
  }
}
    `) as unknown as TypedDocumentString<CheckRegistrationNumberQuery, CheckRegistrationNumberQueryVariables>;
export const CreatePractitionerDocument = new TypedDocumentString(`
    mutation CreatePractitioner($input: CreatePractitionerInput!) {
  createPractitioner(input: $input) {
    practitioner {
      id
      code
      profession
      training
      clinics {
        code
      }
      registrations {
        bodyCode
        number
        status
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePractitionerMutation, CreatePractitionerMutationVariables>;
export const PractitionerRegistrationsDocument = new TypedDocumentString(`
    query PractitionerRegistrations($first: Int) {
  practitioners(first: $first) {
    nodes {
      code
      fullName
      registrations {
        bodyCode
        number
        subdivision
        category
        status
        validFrom
        validUntil
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PractitionerRegistrationsQuery, PractitionerRegistrationsQueryVariables>;
export const PractitionersDocument = new TypedDocumentString(`
    query Practitioners($first: Int, $after: String, $filter: PractitionerFilter, $orderBy: [PractitionerOrder!]) {
  practitioners(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      code
      profession
      training
      clinics {
        code
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PractitionersQuery, PractitionersQueryVariables>;
export const RegistrationBodiesDocument = new TypedDocumentString(`
    query RegistrationBodies($on: Date) {
  registrationBodies {
    code
    name
    country
    professions
    isLicence
    numberFormat
    numberExample
    hasCheckDigit
    categories {
      name
      right
    }
    statusWords {
      word
      status
    }
    renewalRule
    nextRenewal(on: $on) {
      yearEndsOn
      recheckFrom
      recheckUntil
    }
    lookup {
      kind
      address
      needsPermission
      remark
    }
    notKnown
  }
}
    `) as unknown as TypedDocumentString<RegistrationBodiesQuery, RegistrationBodiesQueryVariables>;
export const RegistrationStatusChangedDocument = new TypedDocumentString(`
    subscription RegistrationStatusChanged {
  registrationStatusChanged {
    id
    bodyCode
    number
    status
    validUntil
    practitioner {
      code
      fullName
    }
  }
}
    `) as unknown as TypedDocumentString<RegistrationStatusChangedSubscription, RegistrationStatusChangedSubscriptionVariables>;
export const CreateProtocolDocument = new TypedDocumentString(`
    mutation CreateProtocol($input: CreateProtocolInput!) {
  createProtocol(input: $input) {
    protocol {
      id
      code
      versions {
        id
        number
        status
        version
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateProtocolMutation, CreateProtocolMutationVariables>;
export const DraftProtocolVersionDocument = new TypedDocumentString(`
    mutation DraftProtocolVersion($input: DraftProtocolVersionInput!) {
  draftProtocolVersion(input: $input) {
    protocolVersion {
      id
      number
      status
      version
      summaryOfChanges
      sessions
      intervalDays
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DraftProtocolVersionMutation, DraftProtocolVersionMutationVariables>;
export const ProtocolInForceDocument = new TypedDocumentString(`
    query ProtocolInForce($code: String!) {
  protocols(filter: {codes: [$code]}) {
    nodes {
      name
      currentVersion {
        number
        sessions
        intervalDays
        maintenanceIntervalDays
        technique {
          techniques
          deliveries
          areas
          needleGauge {
            ...Tolerance
          }
          needleLengthMm {
            ...Tolerance
          }
          depthMm {
            ...Tolerance
          }
          angleDegrees {
            ...Tolerance
          }
          spacingMm {
            ...Tolerance
          }
          injections {
            ...Tolerance
          }
          volumePerInjectionMl {
            ...Tolerance
          }
          totalVolumeMl {
            ...Tolerance
          }
        }
        cocktail {
          substance {
            code
            name
          }
          volumeMl
          concentration
          concentrationUnit
          amountMg
        }
        assessments {
          measure {
            code
            unit
          }
          timepoints
        }
      }
    }
  }
}
    fragment Tolerance on ToleratedNumber {
  target
  min
  max
  scale
  weight
}`) as unknown as TypedDocumentString<ProtocolInForceQuery, ProtocolInForceQueryVariables>;
export const ProtocolPlanDocument = new TypedDocumentString(`
    query ProtocolPlan($code: String!) {
  protocols(filter: {codes: [$code]}, first: 1) {
    nodes {
      code
      versions {
        number
        status
        retiredAt
        retirementReason
        phases {
          kind
          sessions {
            ...Count
          }
          intervalDays {
            ...Count
          }
        }
        cocktail {
          substance {
            code
          }
          amountMg
        }
        cocktailAlternatives {
          components {
            substance {
              code
            }
            amountMg
          }
        }
        cocktailTolerance
      }
    }
  }
}
    fragment Count on ToleratedCount {
  target
  min
  max
}`) as unknown as TypedDocumentString<ProtocolPlanQuery, ProtocolPlanQueryVariables>;
export const ProtocolVersionChangesDocument = new TypedDocumentString(`
    query ProtocolVersionChanges($id: ID!, $earlierId: ID!) {
  node(id: $id) {
    id
    ... on ProtocolVersion {
      number
      status
      summaryOfChanges
      changesFrom(versionId: $earlierId) {
        parameter
        kind
        from
        to
        fromNumber {
          ...Limits
        }
        toNumber {
          ...Limits
        }
        fromCodes
        toCodes
        fromCocktail {
          ...Mixtures
        }
        toCocktail {
          ...Mixtures
        }
        fromWeight
        toWeight
      }
      planChangesFrom(versionId: $earlierId) {
        part
        kind
        from
        to
        fromCount
        toCount
        measure
        fromTimepoints
        toTimepoints
      }
    }
  }
}
    fragment Limits on ToleratedNumber {
  target
  min
  max
}
fragment Mixtures on CocktailSpec {
  components {
    ...Part
  }
  alternatives {
    components {
      ...Part
    }
  }
  tolerance
}
fragment Part on CocktailComponent {
  substance {
    code
  }
  amountMg
}`) as unknown as TypedDocumentString<ProtocolVersionChangesQuery, ProtocolVersionChangesQueryVariables>;
export const ProtocolsDocument = new TypedDocumentString(`
    query Protocols($filter: ProtocolFilter, $first: Int, $after: String) {
  protocols(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      id
      code
      name
      indication
      currentVersion {
        id
        number
        publishedAt
        summaryOfChanges
      }
      versions {
        id
        number
        status
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProtocolsQuery, ProtocolsQueryVariables>;
export const PublishProtocolVersionDocument = new TypedDocumentString(`
    mutation PublishProtocolVersion($input: PublishProtocolVersionInput!) {
  publishProtocolVersion(input: $input) {
    protocolVersion {
      id
      number
      status
      publishedAt
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PublishProtocolVersionMutation, PublishProtocolVersionMutationVariables>;
export const RetireProtocolVersionDocument = new TypedDocumentString(`
    mutation RetireProtocolVersion($input: RetireProtocolVersionInput!) {
  retireProtocolVersion(input: $input) {
    protocolVersion {
      id
      number
      status
      retiredAt
      retirementReason
      protocol {
        currentVersion {
          number
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RetireProtocolVersionMutation, RetireProtocolVersionMutationVariables>;
export const AddRegistrationDocument = new TypedDocumentString(`
    mutation AddRegistration($input: AddRegistrationInput!) {
  addRegistration(input: $input) {
    registration {
      id
      number
      status
      nextCheckOn
      body {
        code
        name
        canBeAsked
        lookup {
          address
        }
      }
    }
    warnings
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddRegistrationMutation, AddRegistrationMutationVariables>;
export const DefineRegistrationBodyDocument = new TypedDocumentString(`
    mutation DefineRegistrationBody($input: DefineRegistrationBodyInput!) {
  defineRegistrationBody(input: $input) {
    registrationBody {
      code
      name
      country
      subdivisions
      numberFormat
      numberExample
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DefineRegistrationBodyMutation, DefineRegistrationBodyMutationVariables>;
export const ExpiringRegistrationsDocument = new TypedDocumentString(`
    query ExpiringRegistrations($within: Int! = 365, $first: Int) {
  expiringRegistrations(within: $within, first: $first) {
    totalCount
    nodes {
      bodyCode
      number
      status
      nextCheckOn
      expiresAt
      practitioner {
        code
        fullName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExpiringRegistrationsQuery, ExpiringRegistrationsQueryVariables>;
export const ImportRegisterExtractDocument = new TypedDocumentString(`
    mutation ImportRegisterExtract($input: ImportRegisterExtractInput!) {
  importRegisterExtract(input: $input) {
    checks {
      result
      explanation
      registration {
        number
        status
        practitioner {
          code
        }
      }
    }
    otherRows
    flaggedSessions {
      id
      flags
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ImportRegisterExtractMutation, ImportRegisterExtractMutationVariables>;
export const MaySeePatientsDocument = new TypedDocumentString(`
    query MaySeePatients($on: Date, $country: String) {
  practitioners(first: 5) {
    nodes {
      code
      fullName
      maySeePatients(on: $on, country: $country) {
        allowed
        reasons
        findings {
          code
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MaySeePatientsQuery, MaySeePatientsQueryVariables>;
export const NameSupervisorDocument = new TypedDocumentString(`
    mutation NameSupervisor($input: NameSupervisorInput!) {
  nameSupervisor(input: $input) {
    registration {
      number
      supervisor {
        code
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<NameSupervisorMutation, NameSupervisorMutationVariables>;
export const RegistrationChecksDocument = new TypedDocumentString(`
    query RegistrationChecks($first: Int = 5) {
  practitioners(first: $first) {
    nodes {
      fullName
      registrations {
        number
        status
        statusInRegister
        checks(first: 10) {
          totalCount
          nodes {
            checkedAt
            checkedByRole
            method
            source
            result
            words
            expiresAt
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RegistrationChecksQuery, RegistrationChecksQueryVariables>;
export const VerifyRegistrationDocument = new TypedDocumentString(`
    mutation VerifyRegistration($input: VerifyRegistrationInput!) {
  verifyRegistration(input: $input) {
    check {
      id
      checkedAt
      method
      source
      result
      mismatches
      explanation
      status
      statusInRegister
      expiresAt
      evidence {
        name
        mediaType
        sha256
      }
    }
    registration {
      status
      verifiedAt
      verifiedBy
      nextCheckOn
    }
    flaggedSessions {
      id
      performedAt
      flags
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyRegistrationMutation, VerifyRegistrationMutationVariables>;
export const CurrentReleaseDocument = new TypedDocumentString(`
    query CurrentRelease {
  currentRelease {
    id
    number
    cutOff
    courses
    hash
  }
}
    `) as unknown as TypedDocumentString<CurrentReleaseQuery, CurrentReleaseQueryVariables>;
export const PublishDataReleaseDocument = new TypedDocumentString(`
    mutation PublishDataRelease {
  publishDataRelease(input: {}) {
    release {
      number
      cutOff
      courses
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PublishDataReleaseMutation, PublishDataReleaseMutationVariables>;
export const SubstancesDocument = new TypedDocumentString(`
    query Substances($filter: SubstanceFilter) {
  substances(filter: $filter) {
    id
    code
    name
    atc
    allergenGroups
    isBuiltIn
  }
}
    `) as unknown as TypedDocumentString<SubstancesQuery, SubstancesQueryVariables>;
export const TechniqueBySchoolDocument = new TypedDocumentString(`
    query TechniqueBySchool($input: TechniqueVariationInput!) {
  techniqueVariation(input: $input) {
    schools {
      school
      practitioners
      courses
      adherence
      distanceFromProtocol
      distanceFromPeers
      parameters {
        parameter
        typical
        signedMean
        fromPeers
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TechniqueBySchoolQuery, TechniqueBySchoolQueryVariables>;
export const TechniqueChartDocument = new TypedDocumentString(`
    query TechniqueChart($input: TechniqueVariationInput!, $kind: TechniqueChart!) {
  techniqueVariation(input: $input) {
    chart(kind: $kind)
  }
}
    `) as unknown as TypedDocumentString<TechniqueChartQuery, TechniqueChartQueryVariables>;
export const TechniqueProfileDocument = new TypedDocumentString(`
    query TechniqueProfile($practitionerId: ID!, $protocolId: ID!) {
  node(id: $practitionerId) {
    ... on Practitioner {
      code
      techniqueProfile(protocolId: $protocolId) {
        sessions
        adherence
        distanceFromProtocol
        drift {
          month
          courses
          distanceFromProtocol
          adherence
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TechniqueProfileQuery, TechniqueProfileQueryVariables>;
export const TechniqueVariationDocument = new TypedDocumentString(`
    query TechniqueVariation($input: TechniqueVariationInput!) {
  techniqueVariation(input: $input) {
    protocol {
      code
      name
    }
    from
    to
    sessions
    courses
    coverage
    practitioners {
      practitioner {
        code
        training
      }
      sessions
      courses
      coverage
      adherence
      declared
      indicated
      distanceFromProtocol
      distanceFromProtocolInterval {
        lower
        upper
      }
      distanceFromPeers
      parameters {
        parameter
        n
        typical
        mean
        sd
        signedMean
        consistency
        outsideTolerance
        fromProtocol
        fromPeers
      }
      trend {
        slope
        standardError
        pValue
      }
      nearest {
        practitioner {
          code
        }
        distance
      }
    }
    parameters {
      parameter
      n
      practitioners
      betweenPractitioners
      withinSd
      test {
        name
        statistic
        pValue
      }
    }
    spread {
      figure
      n
      lower
      median
      upper
    }
    notes {
      figure
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TechniqueVariationQuery, TechniqueVariationQueryVariables>;
export const ClinicCoursesDocument = new TypedDocumentString(`
    query ClinicCourses {
  clinics {
    nodes {
      code
      courses(filter: {statuses: [IN_PROGRESS]}, last: 3) {
        totalCount
        nodes {
          code
          startedOn
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ClinicCoursesQuery, ClinicCoursesQueryVariables>;
export const CorrectSessionDocument = new TypedDocumentString(`
    mutation CorrectSession($input: CorrectSessionInput!) {
  correctSession(input: $input) {
    session {
      id
      number
      performedAt
      corrects {
        id
        correctedBy {
          id
        }
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CorrectSessionMutation, CorrectSessionMutationVariables>;
export const CourseDocument = new TypedDocumentString(`
    query Course($id: ID!) {
  node(id: $id) {
    ... on Course {
      id
      code
      status
      startedOn
      baseline {
        age
        bmi
        phototype
        fatType
        priorLiposuction
        predisposition
        priorCourses
        exercisePerWeek
        dietFollowed
        waterLitresPerDay
      }
      sessions {
        ...SessionRecord
      }
    }
  }
}
    fragment SessionRecord on Session {
  id
  number
  performedAt
  practitioner {
    code
  }
  areas
  technique {
    technique
    delivery
    needleGauge
    needleLengthMm
    insertedLengthMm
    angleDegrees
    depthMm
    effectiveDepthMm
    spacingMm
    areaCm2
    injections
    volumePerInjectionMl
    totalVolumeMl
  }
  cocktail {
    substance {
      code
      name
    }
    volumeMl
    amountMg
    concentration
    concentrationUnit
    lotNumber
  }
  flags
  room
  notes
}`) as unknown as TypedDocumentString<CourseQuery, CourseQueryVariables>;
export const CoursesDocument = new TypedDocumentString(`
    query Courses($filter: CourseFilter, $first: Int = 20, $after: String) {
  courses(
    filter: $filter
    orderBy: [{field: STARTED_ON, direction: DESC}]
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      id
      code
      status
      startedOn
      endedOn
      plannedSessions
      patient {
        reference
        sex
      }
      clinic {
        code
      }
      practitioner {
        code
      }
      protocolVersion {
        number
        protocol {
          code
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CoursesQuery, CoursesQueryVariables>;
export const ExplainDeviationDocument = new TypedDocumentString(`
    mutation ExplainDeviation($input: ExplainDeviationInput!) {
  explainDeviation(input: $input) {
    session {
      id
      deviationReasons {
        reason
        note
        givenAt
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainDeviationMutation, ExplainDeviationMutationVariables>;
export const MoveCourseDocument = new TypedDocumentString(`
    mutation MoveCourse($input: MoveCourseInput!) {
  moveCourse(input: $input) {
    course {
      id
      code
      protocolVersion {
        number
      }
      moves {
        fromVersion {
          number
        }
        toVersion {
          number
        }
        reason
        movedAt
        movedByRole
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MoveCourseMutation, MoveCourseMutationVariables>;
export const PatientCoursesDocument = new TypedDocumentString(`
    query PatientCourses($filter: PatientFilter, $first: Int = 10) {
  patients(filter: $filter, first: $first) {
    nodes {
      reference
      courses(first: 10) {
        totalCount
        nodes {
          code
          status
          startedOn
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PatientCoursesQuery, PatientCoursesQueryVariables>;
export const RecordSessionDocument = new TypedDocumentString(`
    mutation RecordSession($input: RecordSessionInput!) {
  recordSession(input: $input) {
    session {
      id
      number
      performedAt
      technique {
        technique
        depthMm
        effectiveDepthMm
      }
      cocktail {
        substance {
          code
        }
        lotNumber
      }
      flags
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecordSessionMutation, RecordSessionMutationVariables>;
export const SessionHistoryDocument = new TypedDocumentString(`
    query SessionHistory($id: ID!) {
  node(id: $id) {
    ... on Course {
      id
      sessions(includeCorrected: true) {
        id
        number
        performedAt
        recordedAt
        technique {
          depthMm
          totalVolumeMl
        }
        corrects {
          id
        }
        correctedBy {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SessionHistoryQuery, SessionHistoryQueryVariables>;
export const StartCourseDocument = new TypedDocumentString(`
    mutation StartCourse($input: StartCourseInput!) {
  startCourse(input: $input) {
    course {
      id
      code
      status
      startedOn
      plannedSessions
      clinic {
        code
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StartCourseMutation, StartCourseMutationVariables>;
export const UnexplainedDeviationsDocument = new TypedDocumentString(`
    query UnexplainedDeviations($filter: UnexplainedDeviationFilter, $first: Int, $after: String) {
  unexplainedDeviations(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      performedAt
      practitioner {
        code
      }
      protocolVersion {
        number
        protocol {
          code
        }
      }
      deviations {
        parameter
        expected
        actual
        distance
        severity
        declared
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<UnexplainedDeviationsQuery, UnexplainedDeviationsQueryVariables>;
export const VariationCarryOverDocument = new TypedDocumentString(`
    query VariationCarryOver($versionId: ID!) {
  node(id: $versionId) {
    ... on ProtocolVersion {
      number
      variationCarryOver {
        outcome
        variation {
          id
          practitioner {
            code
          }
        }
        fields {
          parameter
          outcome
          before
          now
          variation
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VariationCarryOverQuery, VariationCarryOverQueryVariables>;
export const ProposeVariationDocument = new TypedDocumentString(`
    mutation ProposeVariation($input: ProposeVariationInput!) {
  proposeVariation(input: $input) {
    variation {
      id
      version
      status
      rationale
      evidence
      validFrom
      validUntil
      reviewNote
      sessions
      proposedByPractitioner {
        code
      }
      rebasedFrom {
        id
      }
      changes {
        parameter
        from
        to
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ProposeVariationMutation, ProposeVariationMutationVariables>;
export const ProtocolVariationsDocument = new TypedDocumentString(`
    query ProtocolVariations($code: String!, $status: VariationStatus) {
  protocols(filter: {codes: [$code]}) {
    nodes {
      code
      variations(status: $status, first: 50) {
        totalCount
        nodes {
          id
          status
          rationale
          practitioner {
            code
            variations(first: 10) {
              totalCount
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProtocolVariationsQuery, ProtocolVariationsQueryVariables>;
export const RebaseVariationDocument = new TypedDocumentString(`
    mutation RebaseVariation($input: RebaseVariationInput!) {
  rebaseVariation(input: $input) {
    variation {
      id
      version
      status
      rationale
      evidence
      validFrom
      validUntil
      reviewNote
      sessions
      proposedByPractitioner {
        code
      }
      rebasedFrom {
        id
      }
      changes {
        parameter
        from
        to
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RebaseVariationMutation, RebaseVariationMutationVariables>;
export const RetireVariationDocument = new TypedDocumentString(`
    mutation RetireVariation($input: RetireVariationInput!) {
  retireVariation(input: $input) {
    variation {
      id
      version
      status
      rationale
      evidence
      validFrom
      validUntil
      reviewNote
      sessions
      proposedByPractitioner {
        code
      }
      rebasedFrom {
        id
      }
      changes {
        parameter
        from
        to
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetireVariationMutation, RetireVariationMutationVariables>;
export const ReviewVariationDocument = new TypedDocumentString(`
    mutation ReviewVariation($input: ReviewVariationInput!) {
  reviewVariation(input: $input) {
    variation {
      id
      version
      status
      rationale
      evidence
      validFrom
      validUntil
      reviewNote
      sessions
      proposedByPractitioner {
        code
      }
      rebasedFrom {
        id
      }
      changes {
        parameter
        from
        to
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewVariationMutation, ReviewVariationMutationVariables>;
export const VariationsDocument = new TypedDocumentString(`
    query Variations($filter: VariationFilter, $first: Int, $after: String) {
  variations(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      id
      status
      practitioner {
        code
      }
      protocolVersion {
        number
        protocol {
          code
        }
      }
      rationale
      changes {
        parameter
        from
        to
      }
      proposedAt
      reviewedAt
      reviewNote
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<VariationsQuery, VariationsQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    role
    capabilities
    organization {
      name
      minimumGroupSize
    }
    clinics {
      code
      name
    }
    practitioner {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;