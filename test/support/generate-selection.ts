import fc, { type Arbitrary, type WeightedArbitrary } from 'fast-check';
import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLSchema,
} from 'graphql';
import { REQUIRES } from '../../src/platform/auth/requires.js';
import type {
  Composite,
  GeneratedCondition,
  GeneratedField,
  GeneratedFragment,
  GeneratedSelection,
  GeneratedSpread,
} from './generate-model.js';
import { FILLINGS, seldom, type GeneratedArgument, type ValueSource } from './generate-values.js';

const LONG = 'a_name_that_is_longer_than_those_that_the_database_can_give_to_a';
/** Response keys that something could stumble over. */
const aliases = [
  'a',
  'id',
  'name',
  'nodes',
  'code',
  'clinic',
  '_',
  '_0',
  'answer',
  'data',
  'x',
  'place',
  'Select',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__proto__',
  '__a',
  'then',
  'toJSON',
  'length',
  LONG.slice(0, 62),
  LONG.slice(0, 63),
  LONG,
  `${LONG}_and_one`,
  `${LONG}_and_two`,
];

/** Root fields about the schema itself: their arguments, and what is selected of them. */
const INTROSPECTION: Readonly<Record<string, readonly [args: string, body: string]>> = {
  __schema: ['', ' { queryType { name } subscriptionType { name } }'],
  __type: ['(name: "Clinic")', ' { kind name interfaces { name } }'],
};

/** The text before and behind the directives of a field about the schema itself, or null for another field. */
export function introspection(field: string): readonly [args: string, body: string] | null {
  return INTROSPECTION[field] ?? null;
}

/** Arbitrary selections of a schema, of fields that these capabilities allow. */
export class SelectionSource {
  readonly #schema: GraphQLSchema;
  readonly #values: ValueSource;
  readonly #may: ReadonlySet<string>;
  readonly #known = new Map<string, Arbitrary<readonly GeneratedSelection[]>>();

  constructor(schema: GraphQLSchema, values: ValueSource, may: ReadonlySet<string>) {
    this.#schema = schema;
    this.#values = values;
    this.#may = may;
  }

  /** What an operation selects at its root, going through at most `depth` records in a row. */
  root(depth: number): Arbitrary<readonly GeneratedSelection[]> {
    return this.#selections(this.#schema.getQueryType()!, depth, 2, 3);
  }

  /** Selections on a type. `nesting` fragments may still stand inside one another. */
  #selections(
    type: Composite,
    depth: number,
    nesting: number,
    most = isWrapper(type) || depth > 2 ? 2 : 4,
  ): Arbitrary<readonly GeneratedSelection[]> {
    const key = `${type.name} ${depth} ${nesting}`;
    const known = this.#known.get(key);
    if (known) return known;
    const fields = this.#fields(type, depth);
    const total = fields.reduce((sum, { weight }) => sum + weight, 0);
    const selection = fc.oneof(
      ...fields,
      // Some types lead to others alone.
      { weight: Math.max(1, Math.ceil(total / 20)), arbitrary: this.#typename(type) },
      ...(nesting > 0 ? this.#fragments(type, depth, nesting - 1, total) : []),
    );
    const selections = fc.array(selection, { minLength: 1, maxLength: most });
    this.#known.set(key, selections);
    return selections;
  }

  #fields(type: Composite, depth: number): readonly WeightedArbitrary<GeneratedSelection>[] {
    const isRoot = type === this.#schema.getQueryType();
    const weighted = Object.values(type.getFields())
      .filter((field) => this.#isAllowed(type, field))
      .flatMap((field): WeightedArbitrary<GeneratedSelection>[] => {
        const made = getNamedType(field.type);
        if (isLeafType(made)) return [{ weight: 2, arbitrary: this.#field(type, field, null, depth) }];
        const below = made as Composite;
        const left = isWrapper(below) ? depth : depth - 1;
        if (left < 0) return [];
        if (isInterfaceType(below)) return [{ weight: 4, arbitrary: this.#nodeField(type, field, below, left) }];
        const weight = ['compareOutcomes', 'techniqueVariation', 'viewer'].includes(field.name) ? 1 : isRoot ? 4 : 3;
        return [{ weight, arbitrary: this.#field(type, field, below, left) }];
      });
    if (!isRoot) return weighted;
    const beside = Object.keys(INTROSPECTION).map((name) => ({
      weight: 1,
      arbitrary: this.#introspection(type, name),
    }));
    return [...weighted, ...beside];
  }

  #field(
    parent: Composite,
    field: GraphQLField<unknown, unknown>,
    made: Composite | null,
    depth: number,
    args: Arbitrary<readonly GeneratedArgument[]> = this.#arguments(parent, field),
    below?: Arbitrary<readonly GeneratedSelection[]>,
  ): Arbitrary<GeneratedField> {
    return fc.record({
      is: fc.constant('FIELD' as const),
      parent: fc.constant(parent),
      field: fc.constant(field.name),
      type: fc.constant(String(field.type)),
      alias: alias(),
      args,
      // Built when it is first wanted: types lead to one another in circles.
      below: below ?? (made ? fc.constant(null).chain(() => this.#selections(made, depth, 2)) : fc.constant([])),
      made: fc.constant(made),
      isSplit: seldom(0.08),
      conditions: conditions(),
    });
  }

  /** `node` or `nodes`: ids of a type, and mostly something that is selected on it. */
  #nodeField(
    parent: Composite,
    field: GraphQLField<unknown, unknown>,
    made: GraphQLInterfaceType,
    depth: number,
  ): Arbitrary<GeneratedSelection> {
    const [argument] = field.args;
    const isList = argument!.name === 'ids';
    const types = this.#schema.getPossibleTypes(made).filter((type) => this.#isAllowedType(type));
    const ofType = types.map((type) => {
      const id = this.#values.id(type.name);
      const ids = isList
        ? fc.array(
            fc.oneof(
              { weight: 3, arbitrary: id },
              { weight: 1, arbitrary: fc.oneof(...types.map(({ name }) => this.#values.id(name))) },
            ),
            { maxLength: 5 },
          )
        : id;
      const fitting = this.#fragment(type, fc.constantFrom('INLINE', 'NAMED', 'NAMED_TWICE'), depth, 1);
      const below = fc
        .tuple(fitting, this.#selections(made, depth, 2))
        .map(([first, others]) => [first, ...others.slice(0, 2)]);
      return this.#field(
        parent,
        field,
        made,
        depth,
        this.#values.constant(argument!, ids).map((each) => [each]),
        below,
      );
    });
    return fc.oneof(...ofType);
  }

  #arguments(
    parent: Composite,
    { name, args, type }: GraphQLField<unknown, unknown>,
  ): Arbitrary<readonly GeneratedArgument[]> {
    if (name === 'compareOutcomes')
      return this.#values.constant(args[0]!, fc.constant(comparison)).map((each) => [each]);
    if (name === 'checkMixture') return this.#values.constant(args[0]!, fc.constant(mixture)).map((each) => [each]);
    const isPaging = (argument: string) => ['first', 'after', 'last', 'before'].includes(argument);
    const others = args.filter((argument) => !isPaging(argument.name));
    const paging = args.filter((argument) => isPaging(argument.name));
    const node = getNamedType(type).name.replace(/Connection$/, '');
    const isTop = parent === this.#schema.getQueryType();
    return fc
      .tuple(
        fc.tuple(...others.map((argument) => this.#values.argument(parent.name, argument))),
        paging.length > 0 ? this.#values.page(paging, node, isTop) : fc.constant([]),
      )
      .map(([first, second]) => [...first, ...second]);
  }

  #fragments(
    type: Composite,
    depth: number,
    nesting: number,
    total: number,
  ): readonly WeightedArbitrary<GeneratedSelection>[] {
    const form = fc.constantFrom<GeneratedFragment['form'][]>('INLINE', 'UNTYPED', 'NAMED', 'NAMED', 'NAMED_TWICE');
    const again: Arbitrary<GeneratedSpread> = fc.record({
      is: fc.constant('SPREAD_AGAIN'),
      parent: fc.constant(type),
      pick: fc.nat(20),
      conditions: conditions(),
    });
    const interfaces = isObjectType(type) ? type.getInterfaces() : [];
    const possible = isInterfaceType(type) ? this.#schema.getPossibleTypes(type) : [];
    const allowed = possible.filter((each) => this.#isAllowedType(each));
    const typed = fc.constantFrom<GeneratedFragment['form'][]>('INLINE', 'NAMED', 'NAMED_TWICE');
    return [
      { weight: Math.ceil(total / 12), arbitrary: this.#fragment(type, form, depth, nesting) },
      { weight: Math.ceil(total / 15), arbitrary: again },
      ...interfaces.map((each) => ({
        weight: Math.ceil(total / 20),
        arbitrary: this.#fragment(each, typed, depth, nesting),
      })),
      ...allowed.map((each) => ({ weight: 1, arbitrary: this.#fragment(each, typed, depth, nesting) })),
    ];
  }

  #fragment(
    on: Composite,
    form: Arbitrary<GeneratedFragment['form']>,
    depth: number,
    nesting: number,
  ): Arbitrary<GeneratedFragment> {
    return fc.record({
      is: fc.constant('FRAGMENT' as const),
      on: fc.constant(on),
      form,
      below: fc.constant(null).chain(() => this.#selections(on, depth, nesting)),
      conditions: conditions(),
    });
  }

  #typename(parent: Composite): Arbitrary<GeneratedField> {
    return this.#bare(parent, '__typename', 'String!');
  }

  #introspection(parent: Composite, field: string): Arbitrary<GeneratedField> {
    return this.#bare(parent, field, field);
  }

  #bare(parent: Composite, field: string, type: string): Arbitrary<GeneratedField> {
    return fc.record({
      is: fc.constant('FIELD' as const),
      parent: fc.constant(parent),
      field: fc.constant(field),
      type: fc.constant(type),
      alias: alias(),
      args: fc.constant([]),
      below: fc.constant([]),
      made: fc.constant(null),
      isSplit: fc.constant(false),
      conditions: conditions(),
    });
  }

  #isAllowed(parent: Composite, field: GraphQLField<unknown, unknown>): boolean {
    const made = getNamedType(field.type);
    const record = isObjectType(made) && made.name.endsWith('Connection') ? made.getFields().nodes : undefined;
    const type = record ? getNamedType(record.type) : made;
    return this.#mayUse(field) && this.#mayUse(parent) && this.#isAllowedType(type);
  }

  #isAllowedType(type: { readonly extensions: object }): boolean {
    return this.#mayUse(type);
  }

  #mayUse({ extensions }: { readonly extensions: object }): boolean {
    const required = (extensions as Record<string, string | undefined>)[REQUIRES];
    return required === undefined || this.#may.has(required);
  }
}

const mixture = { components: [{ substance: 'caffeine', volumeMl: 2 }, { substance: 'procaine' }], country: 'FR' };
const comparison = { measure: 'thigh', timepoint: 'week-12', groupBy: ['CLINIC'] };

function alias(): Arbitrary<string | null> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...aliases) });
}

function conditions(): Arbitrary<readonly GeneratedCondition[]> {
  const condition: Arbitrary<GeneratedCondition> = fc.record({
    directive: fc.constantFrom('include', 'skip'),
    values: fc.array(fc.boolean(), { minLength: FILLINGS, maxLength: FILLINGS }),
    passed: fc.constantFrom('LITERAL', 'VARIABLE', 'VARIABLE_WITH_DEFAULT'),
  });
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(condition, { minLength: 1, maxLength: 2, selector: ({ directive }) => directive }),
    },
  );
}

/** Types that stand between a list and its records: going through them is no step. */
function isWrapper({ name }: Composite): boolean {
  return /(Connection|Edge|PageInfo)$/.test(name);
}
