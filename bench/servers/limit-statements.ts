import type { Statement } from './shared/tenant-transaction.ts';

/*
 * Each statement gives the finished JSON as text, put together piece by piece: PostgreSQL does that in two thirds of the
 * time that nested `row_to_json` takes. Which organization's rows it sees is row security's matter; the conditions on
 * `organization_id` between tables let each step down use the index that its foreign key has.
 */

/** A JSON object whose values are SQL expressions for JSON text. None of them may be null. */
function object(values: Readonly<Record<string, string>>): string {
  const members = Object.entries(values).map(([name, value], index) => `'${index ? ',' : '{'}"${name}":' || ${value}`);
  return `${members.join(' || ')} || '}'`;
}

/** The JSON array of the query's objects. */
function list(element: string, rows: string): string {
  return `'[' || coalesce((select string_agg(x.json, ',') from (select ${element} as json ${rows}) x), '') || ']'`;
}

/** A connection of which only the nodes are wanted. */
function nodes(element: string, rows: string): string {
  return object({ nodes: list(element, rows) });
}

function publicId(type: string, column: string): string {
  return `'"${type}_' || replace(${column}::text, '-', '') || '"'`;
}

function text(column: string): string {
  return `to_json(${column})::text`;
}

/** A number. */
function number(column: string): string {
  return `coalesce(${column}::text, 'null')`;
}

function date(column: string): string {
  return `'"' || ${column}::text || '"'`;
}

function instant(column: string): string {
  return `coalesce(to_char(${column}, '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""'), 'null')`;
}

export const point: Statement = {
  name: 'point',
  text: `
    select ${object({
      id: publicId('Patient', 'p.id'),
      reference: text('p.reference'),
      sex: text('p.sex'),
      clinic: object({ id: publicId('Clinic', 'c.id'), code: text('c.code'), name: text('c.name') }),
    })} as json
    from patient p join clinic c on c.organization_id = p.organization_id and c.id = p.clinic_id
    where p.id = $1`,
};

const sessions = `
  from treatment_session s
  where s.organization_id = k.organization_id and s.course_id = k.id and s.superseded_at is null
  order by s.number, s.recorded_at, s.id`;
const outcomes = `
  from outcome_assessment o
  where o.organization_id = k.organization_id and o.course_id = k.id and o.superseded_at is null
  order by o.assessed_at, o.recorded_at, o.id`;
const courses = `
  from treatment_course k where k.organization_id = p.organization_id and k.patient_id = p.id
  order by k.started_on, k.id`;

const nestedCourse = object({
  code: text('k.code'),
  startedOn: date('k.started_on'),
  sessions: list(
    object({ performedAt: instant('s.performed_at'), technique: object({ depthMm: number('s.depth_mm') }) }),
    sessions,
  ),
  outcomes: list(object({ timepoint: text('o.timepoint'), value: number('o.value') }), outcomes),
});
const nestedPatient = object({ reference: text('p.reference'), courses: nodes(nestedCourse, `${courses} limit 1`) });
const nestedClinic = object({
  id: publicId('Clinic', 'c.id'),
  code: text('c.code'),
  name: text('c.name'),
  patients: nodes(
    nestedPatient,
    `from patient p where p.organization_id = c.organization_id and p.clinic_id = c.id
     order by p.reference, p.id limit 20`,
  ),
});

export const nested: Statement = {
  name: 'nested',
  text: `select ${nodes(nestedClinic, 'from clinic c order by c.code, c.id limit 10')} as json`,
};

export const firstPage = page('first-page', '');
/** $2: the patient that the cursor names. */
export const nextPage = page(
  'next-page',
  'where (p.reference, p.id) > (select c.reference, c.id from patient c where c.id = $2)',
);

/** $1: the size of the page. One row more tells whether there is a next one. */
function page(name: string, behindCursor: string): Statement {
  const pageOutcome = object({
    timepoint: text('o.timepoint'),
    value: number('o.value'),
    assessedAt: instant('o.assessed_at'),
    measure: `(
      select ${object({ code: text('m.code') })} from outcome_measure m
      where m.organization_id = o.organization_id and m.id = o.measure_id)`,
  });
  const pageCourse = object({
    id: publicId('Course', 'k.id'),
    code: text('k.code'),
    status: text('k.status'),
    startedOn: date('k.started_on'),
    outcomes: list(pageOutcome, outcomes),
  });
  const pagePatient = object({
    id: publicId('Patient', 'p.id'),
    reference: text('p.reference'),
    sex: text('p.sex'),
    courses: nodes(pageCourse, `${courses} limit 3`),
  });
  const endCursor = `
    coalesce((
      select '"' || rtrim(translate(encode(uuid_send(id), 'base64'), '+/', '-_'), '=') || '"'
      from page where place <= $1 order by place desc limit 1), 'null')`;
  return {
    name,
    text: `
      with page as materialized (
        select p.organization_id, p.id, p.reference, p.sex, row_number() over (order by p.reference, p.id) as place
        from patient p ${behindCursor} order by p.reference, p.id limit $1::int + 1)
      select ${object({
        totalCount: '(select count(*) from patient)',
        pageInfo: object({ hasNextPage: `(select (count(*) > $1)::text from page)`, endCursor }),
        nodes: list(pagePatient, 'from page p where p.place <= $1 order by p.place'),
      })} as json`,
  };
}

/** $1: the course, locked until the transaction ends so that two sessions cannot be recorded under one number. */
export const lockCourse: Statement = {
  name: 'lock-course',
  text: 'select from treatment_course where id = $1 for no key update',
};

/**
 * Sees what others committed before the lock was had. Of the course $1: when, depth, injections, areas, the session's id.
 * Gives no row when there is no such course, or its practitioner is not to be seen.
 */
export const recordSession: Statement = {
  name: 'record-session',
  text: `
    with course as (
      select k.*, p.clinic_ids @> array[k.clinic_id] as is_at_clinic from treatment_course k
      join practitioner p on p.organization_id = k.organization_id and p.id = k.practitioner_id
      where k.id = $1
    ), begun as (
      update treatment_course k set status = 'IN_PROGRESS', version = k.version + 1 from course
      where k.organization_id = course.organization_id and k.id = course.id and course.status = 'PLANNED'
    ), at_clinic as (
      update practitioner p set clinic_ids = p.clinic_ids || course.clinic_id, version = p.version + 1 from course
      where p.organization_id = course.organization_id and p.id = course.practitioner_id and not course.is_at_clinic
    ), recorded as (
      insert into treatment_session
        (organization_id, id, course_id, clinic_id, practitioner_id, protocol_version_id, number, performed_at, depth_mm,
          injections, areas)
      select course.organization_id, $6, course.id, course.clinic_id, course.practitioner_id, course.protocol_version_id, coalesce((
          select max(s.number) from treatment_session s
          where s.organization_id = course.organization_id and s.course_id = course.id and s.superseded_at is null), 0) + 1,
        $2, $3, $4, $5
      from course
      returning id, number, performed_at, depth_mm, injections
    )
    select ${object({
      id: publicId('Session', 'r.id'),
      number: number('r.number'),
      performedAt: instant('r.performed_at'),
      technique: object({ depthMm: number('r.depth_mm'), injections: number('r.injections') }),
    })} as json
    from recorded r`,
};
