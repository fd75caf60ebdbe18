import { buildSchema, getVariableValues, parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { withoutValue } from '../../../src/platform/graphql/coercion-message.js';

const schema = buildSchema(`
  enum Sex { FEMALE MALE }
  input Patient { name: String!, age: Int, sex: Sex, tags: [String!] }
  type Query { ask(patient: Patient, count: Int): String }
`);

function told(type: string, value: unknown): string {
  const operation = parse(`query ($input: ${type}) { ask }`).definitions[0] as OperationDefinitionNode;
  const { errors } = getVariableValues(schema, operation.variableDefinitions!, { input: value });
  return withoutValue(errors![0]!.message);
}

describe('a remark on a variable tells where and why, and never the value', () => {
  test.each([
    [
      'Patient',
      { name: 'Jane', age: 'Jane Doe; HIV positive' },
      'Variable "$input" got an invalid value at "input.age": it is no Int.',
    ],
    [
      'Patient',
      { name: 'J', sex: 'a"Jane Doe' },
      'Variable "$input" got an invalid value at "input.sex": the value is none of enum "Sex".',
    ],
    ['Patient', { age: 3 }, 'Variable "$input" got an invalid value: field "name" of type "String!" is missing.'],
    [
      'Patient',
      { name: 'J', 'Jane Doe': 1 },
      'Variable "$input" got an invalid value: a field is not defined by type "Patient".',
    ],
    [
      'Patient',
      { name: 'J', weight: 1 },
      'Variable "$input" got an invalid value: field "weight" is not defined by type "Patient".',
    ],
    ['Patient', 'Jane Doe', 'Variable "$input" got an invalid value: type "Patient" is an object.'],
    [
      'Patient',
      { name: 'J', tags: ['x', null] },
      'Variable "$input" got an invalid value at "input.tags[1]": type "String!" must not be null.',
    ],
    ['Int', 'at "secret"; Jane', 'Variable "$input" got an invalid value: it is no Int.'],
  ])('%s %j', (type, value, sentence) => {
    expect(told(type, value)).toBe(sentence);
  });

  test('a message about anything else stays as it is', () => {
    expect(withoutValue('Variable "$id" of required type "ID!" was not provided.')).toBe(
      'Variable "$id" of required type "ID!" was not provided.',
    );
  });
});
