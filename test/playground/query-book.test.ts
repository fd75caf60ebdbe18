import { expect, test } from 'vitest';
import { readQueryBook, tabsOf } from '../../playground/src/query-book.js';

const viewer = '# playground: 2\n# Who is asking.\n#  And as what.\nquery Viewer {\n  viewer { role }\n}\n';
const clinic = '# playground: 1\nquery Clinic($id: ID!) { node(id: $id) { id } }\n';
const enrol = '# Enrols a patient.\n\nmutation EnrolPatient { enrolPatient { id } }\n';

const book = readQueryBook(
  {
    '../ops/viewer/viewer.graphql': viewer,
    '../ops/clinic/clinic.graphql': clinic,
    '../ops/patient/enrol.graphql': enrol,
  },
  { '../ops/clinic/clinic.variables.json': '{ "id": "Clinic_1" }\n' },
);

test('an entry tells concept, name, explanation and example variables', () => {
  expect(book.map(({ folder, title, explanation, variables }) => [folder, title, explanation, variables])).toEqual([
    ['clinic', 'Clinic', '', '{ "id": "Clinic_1" }'],
    ['patient', 'EnrolPatient', 'Enrols a patient.', ''],
    ['viewer', 'Viewer', 'Who is asking. And as what.', ''],
  ]);
});

test('the explanation stays above the operation, the mark for the page does not', () => {
  expect(book[2]?.query).toBe(viewer.replace('# playground: 2\n', '').trimEnd());
});

test('marked operations are the tabs, in the order of their marks', () => {
  expect(tabsOf(book).map(({ title }) => title)).toEqual(['Clinic', 'Viewer']);
});

test('a book without marks opens with its first operation', () => {
  const unmarked = readQueryBook({ 'a/b.graphql': enrol, 'a/c.graphql': 'query Other { id }' }, {});
  expect(tabsOf(unmarked).map(({ title }) => title)).toEqual(['EnrolPatient']);
});
