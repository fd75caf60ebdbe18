import { shiftedTo } from './calendar.js';
import { branchCodes, demoBranches } from './demo-branches.js';
import { demoMeasures, measureOf, type MeasureCode } from './demo-measures.js';
import { demoPractitioners } from './demo-practitioners.js';
import { demoProtocols } from './demo-protocols.js';
import { demoVariations } from './demo-variations.js';
import type { ProtocolDocument, VariationDocument } from './protocol-document.js';
import { defaultSize, simulateCourses, type SimulatedCourse } from './simulate-courses.js';
import { lotsRecordedFrom, sessionRow, substanceRows, type Row } from './session-rows.js';

/** The name of the organization that the demo chain fills. */
export const demoOrganizationName = 'Demo chain';

/** An exchange folder in memory, so that the demo chain comes in by the same door as a customer's records. */
export interface DemoChain {
  readonly csv: {
    readonly 'clinics.csv': Iterable<Row>;
    readonly 'practitioners.csv': Iterable<Row>;
    readonly 'registrations.csv': Iterable<Row>;
    readonly 'measures.csv': Iterable<Row>;
    readonly 'substances.csv': Iterable<Row>;
    readonly 'patients.csv': Iterable<Row>;
    readonly 'courses.csv': Iterable<Row>;
    readonly 'sessions.csv': Iterable<Row>;
    readonly 'session_substances.csv': Iterable<Row>;
    readonly 'outcomes.csv': Iterable<Row>;
    readonly 'adverse_events.csv': Iterable<Row>;
  };
  readonly json: {
    readonly 'protocols.json': readonly ProtocolDocument[];
    readonly 'variations.json': readonly VariationDocument[];
  };
}

/**
 * The records of the demo chain: simulated, the same for the same seed on every machine, with true effects that
 * docs/demo-chain.md publishes. `asOf` (`YYYY-MM-DD`) is the day on which the records end; another one moves every date.
 */
export function demoChain(options: { readonly seed?: number; readonly asOf?: string } = {}): DemoChain {
  const size = { ...defaultSize, ...options };
  const courses = simulateCourses(size).map((course, index) => ({ ...course, code: courseCode(index) }));
  const shifted = shiftedTo(size.asOf);
  const lotsFrom = shifted(lotsRecordedFrom);
  return {
    csv: {
      'clinics.csv': clinicRows(),
      'practitioners.csv': practitionerRows(),
      'registrations.csv': registrationRows(shifted),
      'measures.csv': measureRows(),
      'substances.csv': [
        {
          code: 'demo-multivitamin',
          name: 'Multivitamin solution of the demo chain',
          atc: '',
          allergen_groups: 'THIAMINE',
        },
      ],
      'patients.csv': patientRows(courses),
      'courses.csv': courses.map(courseRow),
      'sessions.csv': courses.flatMap(({ code, branch, sessions }) =>
        sessions.map((session) => sessionRow(code, demoBranches[branch], session)),
      ),
      'session_substances.csv': courses.flatMap(({ code, branch, sessions }) =>
        sessions
          .filter(({ lotsRecorded, day }) => lotsRecorded && day >= lotsFrom)
          .flatMap((session) => substanceRows(code, demoBranches[branch], session)),
      ),
      'outcomes.csv': courses.flatMap(outcomeRows),
      'adverse_events.csv': courses.flatMap(adverseEventRows),
    },
    json: {
      'protocols.json': demoProtocols.map((protocol) => ({
        ...protocol,
        versions: protocol.versions.map((one) => ({ ...one, publishedOn: shifted(one.publishedOn) })),
      })),
      'variations.json': demoVariations.map((one) => ({ ...one, proposedOn: shifted(one.proposedOn) })),
    },
  };
}

type CodedCourse = SimulatedCourse & { readonly code: string };

function courseCode(index: number): string {
  return `course-${String(index + 1).padStart(4, '0')}`;
}

function clinicRows(): readonly Row[] {
  return branchCodes.map((code) => {
    const { name, country, region, timeZone } = demoBranches[code];
    return { code, name, country, region, time_zone: timeZone };
  });
}

function practitionerRows(): readonly Row[] {
  return demoPractitioners.map(({ code, fullName, profession, training, branches }) => ({
    code,
    full_name: fullName,
    profession,
    training,
    clinics: branches.join('|'),
  }));
}

function registrationRows(shifted: (day: string) => string): readonly Row[] {
  return demoPractitioners.flatMap(({ code, registrations }) =>
    registrations.map(({ body, number, category, status, validFrom, validUntil }) => ({
      practitioner: code,
      body,
      number,
      subdivision: '',
      category,
      status,
      valid_from: shifted(validFrom),
      valid_until: shifted(validUntil),
    })),
  );
}

function measureRows(): readonly Row[] {
  const indicationOf = new Map(demoProtocols.map(({ code, indication }) => [code, indication]));
  return (Object.keys(demoMeasures) as MeasureCode[]).map((code) => {
    const measure = measureOf(code);
    return {
      code,
      name: measure.name,
      unit: measure.unit,
      value_type: measure.valueType,
      better_when: measure.betterWhen,
      minimum: String(measure.minimum),
      maximum: String(measure.maximum),
      minimal_important_difference: measure.minimalImportantDifference,
      relative_important_difference: '',
      indications: measure.protocols.map((protocol) => indicationOf.get(protocol)!).join('|'),
    };
  });
}

function patientRows(courses: readonly CodedCourse[]): readonly Row[] {
  return [...new Set(courses.map(({ patient }) => patient))].map((patient) => ({
    reference: patient.reference,
    clinic: patient.branch,
    birth_date: patient.birthDate,
    sex: patient.sex,
    full_name: patient.fullName,
    conditions: patient.conditions.join('|'),
    medications: patient.medications.join('|'),
    allergies: patient.allergies.join('|'),
  }));
}

/** Fat type, liposuction and predisposition are asked where they matter: of fat and, the last, of hair. */
function courseRow(course: CodedCourse): Row {
  const { patient, intake, protocol } = course;
  const ofFat = protocol === 'cellulite';
  const written = (value: string, isKnown = true): string => (isKnown ? value : '');
  return {
    code: course.code,
    patient: patient.reference,
    clinic: course.branch,
    practitioner: course.practitioner.code,
    protocol,
    version: String(course.version.version),
    started_on: course.startedOn,
    ended_on: course.endedOn ?? '',
    status: course.status,
    planned_sessions: String(course.version.sessions),
    bmi: written(intake.bmi.toFixed(1), intake.asked.bmi),
    phototype: String(patient.phototype),
    fat_type: written(patient.fatType, ofFat),
    prior_liposuction: written(String(patient.priorLiposuction), ofFat),
    predisposition: written(String(patient.predisposition), ofFat || protocol === 'hair'),
    prior_courses: String(intake.priorCourses),
    exercise_per_week: written(String(intake.exercisePerWeek), intake.asked.lifestyle),
    diet_followed: written(String(intake.dietFollowed), intake.asked.lifestyle),
    water_litres_per_day: written(intake.waterLitresPerDay.toFixed(1), intake.asked.lifestyle),
  };
}

function outcomeRows({ code, outcomes }: CodedCourse): readonly Row[] {
  return outcomes.map(({ measure, timepoint, value, day }) => ({
    course: code,
    measure,
    timepoint,
    value,
    assessed_at: day,
    assessor: demoMeasures[measure].assessor,
    blinded: String(demoMeasures[measure].blinded),
  }));
}

function adverseEventRows({ code, adverseEvents }: CodedCourse): readonly Row[] {
  return adverseEvents.map(({ session, kind, grade, onset, resolved, serious, description }) => ({
    course: code,
    session: String(session),
    kind,
    grade: String(grade),
    onset,
    resolved: resolved ?? '',
    serious: String(serious),
    description,
  }));
}
