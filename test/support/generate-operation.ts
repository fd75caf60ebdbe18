import fc, { type Arbitrary } from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { documentOf } from './generate-document.js';
import { SelectionSource } from './generate-selection.js';
import { FILLINGS, seldom, ValueSource, type KnownValues } from './generate-values.js';

/** Somebody who can ask, and the capabilities that their key has. */
export interface Asker {
  readonly name: string;
  readonly capabilities: ReadonlySet<string>;
}

/** One request of an operation. */
export interface Ask {
  readonly asker: string;
  readonly operationName: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A valid document, and the requests that are made of it one after the other. */
export interface GeneratedOperation {
  readonly text: string;
  /** Whether its ids, cursors, page sizes and permissions may be such as an operation is refused for. */
  readonly isCareless: boolean;
  readonly asks: readonly Ask[];
}

/** How many records may follow one another, from the root on. */
const DEPTH = 5;
/** The share of operations, in every hundred, that may ask for what they are refused. */
const CARELESS = 10;

/**
 * Arbitrary operations of a schema, each made for one of the askers and asked by those who may do as much. `document` and
 * `variables` come out the same for the same seed.
 */
export function operationsOf(
  schema: GraphQLSchema,
  known: KnownValues,
  askers: readonly Asker[],
): Arbitrary<GeneratedOperation> {
  const everything = new Set(askers.flatMap(({ capabilities }) => [...capabilities]));
  return fc.oneof(
    ...askers.flatMap((asker) => [
      {
        weight: 100 - CARELESS,
        arbitrary: operationFor(schema, new ValueSource(known, false), asker.capabilities, [
          asker,
          ...askers.filter(({ capabilities }) => [...asker.capabilities].every((each) => capabilities.has(each))),
        ]),
      },
      {
        weight: CARELESS / 2,
        arbitrary: operationFor(schema, new ValueSource(known, true), asker.capabilities, [asker]),
      },
    ]),
    { weight: CARELESS, arbitrary: operationFor(schema, new ValueSource(known, true), everything, askers) },
  );
}

function operationFor(
  schema: GraphQLSchema,
  values: ValueSource,
  capabilities: ReadonlySet<string>,
  askers: readonly Asker[],
): Arbitrary<GeneratedOperation> {
  const root = new SelectionSource(schema, values, capabilities).root(DEPTH);
  const ask = fc.record({
    asker: fc.constantFrom(...askers.map(({ name }) => name)),
    which: fc.nat(1),
    filling: fc.nat(FILLINGS - 1),
  });
  const asks = fc.array(ask, { minLength: 1, maxLength: 4 });
  return fc.tuple(root, root, seldom(0.1), asks).map(([first, second, hasTwo, asked]) => {
    const { text, operationNames, variables } = documentOf(hasTwo ? [first, second] : [first]);
    return {
      text,
      isCareless: values.isCareless,
      asks: asked.map(({ asker, which, filling }) => {
        const index = which % operationNames.length;
        return { asker, operationName: operationNames[index]!, variables: variables[index]![filling]! };
      }),
    };
  });
}
