import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  buildSchema,
  isIntrospectionType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  type GraphQLArgument,
  type GraphQLSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../../src/schema.js';

interface Part {
  readonly coordinate: string;
  readonly description: string | null | undefined;
}

test('every type, field, argument, enum value, input field and directive says what it is', async () => {
  const parts = partsOf(await createSchema());
  expect(parts.length).toBeGreaterThan(500);
  expect(undescribed(parts)).toEqual([]);
});

test('a part without a description, or with a single word, is noticed', () => {
  const schema = buildSchema(`
    "The root." type Query { "One word." a("Some argument." x: Int): E, b: I, "Word" c: S }
    "An interface." interface I { "The id." id(y: Int): ID }
    "An enum." enum E { V }
    "An input." input N { f: Int }
    scalar S
    union U = Query
    "A directive." directive @d(z: Int) on FIELD`);
  expect(undescribed(partsOf(schema))).toEqual(['Query.b', 'Query.c', 'I.id(y:)', 'E.V', 'N.f', 'S', 'U', '@d(z:)']);
});

function undescribed(parts: readonly Part[]): readonly string[] {
  return parts
    .filter(({ description }) => (description ?? '').trim().split(/\s+/).length < 2)
    .map(({ coordinate }) => coordinate);
}

/** All that a schema declares itself, by its schema coordinate (GraphQL specification, 2025, section 3.14). */
function partsOf(schema: GraphQLSchema): readonly Part[] {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => {
      const members: Part[] = [{ coordinate: type.name, description: type.description }];
      if (type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType) {
        for (const field of Object.values(type.getFields())) {
          const coordinate = `${type.name}.${field.name}`;
          members.push({ coordinate, description: field.description }, ...argumentsOf(coordinate, field.args));
        }
      } else if (type instanceof GraphQLInputObjectType) {
        for (const { name, description } of Object.values(type.getFields())) {
          members.push({ coordinate: `${type.name}.${name}`, description });
        }
      } else if (type instanceof GraphQLEnumType) {
        for (const { name, description } of type.getValues()) {
          members.push({ coordinate: `${type.name}.${name}`, description });
        }
      }
      return members;
    });
  const directives = schema
    .getDirectives()
    .filter((directive) => !isSpecifiedDirective(directive))
    .flatMap((directive) => {
      const coordinate = `@${directive.name}`;
      return [{ coordinate, description: directive.description }, ...argumentsOf(coordinate, directive.args)];
    });
  return [...types, ...directives];
}

function argumentsOf(owner: string, list: readonly GraphQLArgument[]): readonly Part[] {
  return list.map(({ name, description }) => ({ coordinate: `${owner}(${name}:)`, description }));
}
