import fc, { type Arbitrary } from 'fast-check';
import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';

/** How many ways there are to fill an operation's variables: asked again, it may get other values. */
export const FILLINGS = 3;

/** Values that stand in the database, and some of another organization's. */
export interface KnownValues {
  /** Public ids by the name of their type. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly foreignIds: ReadonlyMap<string, readonly string[]>;
  /** Cursors that connections of a type gave out, by the name of the type. */
  readonly cursors: ReadonlyMap<string, readonly string[]>;
  readonly foreignCursors: ReadonlyMap<string, readonly string[]>;
  /** Texts and dates by where they are asked for, as in `ClinicFilter.codes`. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** An argument with a value for each filling; undefined where it is left out. The first is what a literal says. */
export interface GeneratedArgument {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly hasDefault: boolean;
  readonly values: readonly unknown[];
  /** In the document, as one variable, or with variables inside its lists and objects. */
  readonly passed: 'LITERAL' | 'VARIABLE' | 'VARIABLES_INSIDE';
  readonly hasVariableDefault: boolean;
  /** Whether a variable of the same type that is there already stands for it, too. */
  readonly sharesVariable: boolean;
}

const typeOfId: Readonly<Record<string, string>> = {
  clinicId: 'Clinic',
  clinicIds: 'Clinic',
  courseId: 'Course',
  fromVersionId: 'ProtocolVersion',
  patientId: 'Patient',
  practitionerId: 'Practitioner',
  protocolId: 'Protocol',
  protocolVersionId: 'ProtocolVersion',
  versionId: 'ProtocolVersion',
};

const UNKNOWN_UUID = '00000000000070008000000000000001';
const nonsenseIds = ['', 'Clinic_', 'clinic_1', 'Nothing_00000000000070008000000000000001', 'Clinic_ZZ', 'é'];
const nonsenseCursors = ['', 'abc', '*'.repeat(22), 'A'.repeat(23)];
const oddDays = ['1988-02-29', '2025-02-28', '2026-06-30', '2027-02-28', '2028-02-29', '1900-01-01', '2100-12-31'];

/** Arbitrary values for arguments: mostly of what is stored, seldom nothing that makes sense. */
export class ValueSource {
  readonly known: KnownValues;
  /** Whether ids, cursors and page sizes may be such as an operation is refused for. */
  readonly isCareless: boolean;

  constructor(known: KnownValues, isCareless: boolean) {
    this.known = known;
    this.isCareless = isCareless;
  }

  /** An argument that is not about paging. `owner` is the type that the field belongs to. */
  argument(owner: string, argument: GraphQLArgument): Arbitrary<GeneratedArgument> {
    const { name, type, defaultValue } = argument;
    return this.#passed(
      argument,
      fc.array(this.#optional(type, `${owner}.${name}`, defaultValue !== undefined), filled),
    );
  }

  /** An argument of these values, which are tried in every way of passing them. */
  constant(argument: GraphQLArgument, value: Arbitrary<unknown>): Arbitrary<GeneratedArgument> {
    return this.#passed(argument, fc.array(value, filled));
  }

  /** The paging arguments of a connection over a type: together, because most combinations make no sense. */
  page(args: readonly GraphQLArgument[], node: string, isTop: boolean): Arbitrary<readonly GeneratedArgument[]> {
    const passed = fc.constantFrom('LITERAL' as const, 'LITERAL' as const, 'VARIABLE' as const);
    return fc.tuple(fc.array(this.#page(node, isTop), filled), passed, seldom(0.2)).map(([pages, way, hasDefault]) =>
      args.map(({ name, type }) => ({
        name,
        type,
        hasDefault: false,
        values: pages.map((page) => page[name]),
        passed: way,
        hasVariableDefault: hasDefault && pages[0]![name] !== undefined,
        sharesVariable: false,
      })),
    );
  }

  /** Ids of records of a type, as `node` takes them. */
  id(type: string): Arbitrary<string> {
    const own = some(this.known.ids.get(type) ?? []);
    const foreign = some(this.known.foreignIds.get(type) ?? []);
    const real = [...own, ...own, ...own, ...own, ...own, ...foreign, fc.constant(`${type}_${UNKNOWN_UUID}`)];
    const others = [...this.known.ids.values()].flat();
    return fc.oneof(...real, ...(this.isCareless ? [...some(others), fc.constantFrom(...nonsenseIds)] : []));
  }

  #passed(
    { name, type, defaultValue }: GraphQLArgument,
    values: Arbitrary<readonly unknown[]>,
  ): Arbitrary<GeneratedArgument> {
    return fc.record({
      name: fc.constant(name),
      type: fc.constant(type),
      hasDefault: fc.constant(defaultValue !== undefined),
      values,
      passed: fc.constantFrom('LITERAL', 'VARIABLE', 'VARIABLES_INSIDE'),
      hasVariableDefault: seldom(0.3),
      sharesVariable: seldom(0.2),
    });
  }

  /** A value, or that there is none: null, or left out. */
  #optional(type: GraphQLInputType, place: string, hasDefault: boolean): Arbitrary<unknown> {
    const value = this.#value(type, place);
    if (!isNonNullType(type)) {
      return fc.oneof(
        { weight: 5, arbitrary: value },
        { weight: 1, arbitrary: fc.constant(null) },
        { weight: 2, arbitrary: fc.constant(undefined) },
      );
    }
    if (!hasDefault) return value;
    const nothing = this.isCareless ? fc.constantFrom(undefined, null) : fc.constant(undefined);
    return fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: nothing });
  }

  #value(type: GraphQLInputType, place: string): Arbitrary<unknown> {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const item = this.#value(nullable.ofType as GraphQLInputType, place);
      // GraphQL takes a single value for a list of one.
      return fc.oneof({ weight: 4, arbitrary: fc.array(item, { maxLength: 3 }) }, { weight: 1, arbitrary: item });
    }
    if (isInputObjectType(nullable)) return this.#object(nullable);
    if (isEnumType(nullable))
      return fc.constantFrom(...(nullable as GraphQLEnumType).getValues().map(({ name }) => name));
    switch (nullable.name) {
      case 'Boolean':
        return fc.boolean();
      case 'Int':
        return fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(-1, 2_147_483_647));
      case 'ID':
        return this.#idAt(place);
      case 'Date':
        return fc.constantFrom(...this.#textsAt(place), ...oddDays);
      default:
        return fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom(...this.#textsAt(place)) },
          { weight: 1, arbitrary: fc.constantFrom(...this.#strangeTexts(nullable.name)) },
        );
    }
  }

  #object(type: GraphQLInputObjectType): Arbitrary<unknown> {
    const fields = Object.values(type.getFields()).map(({ name, type: ofField, defaultValue }) => {
      const value = this.#optional(ofField, `${type.name}.${name}`, defaultValue !== undefined);
      const isNeeded = isNonNullType(ofField);
      // Conditions on every field at once would leave nothing.
      return [
        name,
        isNeeded ? value : fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value }),
      ] as const;
    });
    return fc
      .record(Object.fromEntries(fields))
      .map((object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)));
  }

  #idAt(place: string): Arbitrary<string> {
    const type = typeOfId[place.slice(place.lastIndexOf('.') + 1)];
    if (!type) throw new Error(`tell the generator whose ids ${place} takes`);
    return this.id(type);
  }

  #textsAt(place: string): readonly string[] {
    const texts = this.known.texts.get(place);
    if (!texts?.length) throw new Error(`tell the generator which values of ${place} are stored`);
    return texts;
  }

  /** Values of open codes must look like codes; any text goes for the rest. */
  #strangeTexts(scalar: string): readonly string[] {
    return scalar === 'String' || scalar === 'CountryCode' ? ['', "o'brien", '"\\', '😀', '%', '$1'] : ['OTHER'];
  }

  #page(node: string, isTop: boolean): Arbitrary<Readonly<Record<string, unknown>>> {
    const size = isTop ? fc.constantFrom(1, 2, 3, 5, 8, 0) : fc.constantFrom(1, 2, 3, 0);
    const cursor = fc.constantFrom(...(this.known.cursors.get(node) ?? ['']));
    const hasCursors = (this.known.cursors.get(node) ?? []).length > 0;
    const sensible = [
      { weight: 8, arbitrary: fc.record({ first: size }) },
      { weight: 3, arbitrary: fc.record({ last: size }) },
      { weight: 1, arbitrary: fc.record({ first: size, last: fc.constant(null), after: fc.constant(null) }) },
      ...(isTop ? [{ weight: 1, arbitrary: fc.constant({}) }] : []),
      ...(hasCursors
        ? [
            { weight: 4, arbitrary: fc.record({ first: size, after: cursor }) },
            { weight: 3, arbitrary: fc.record({ last: size, before: cursor }) },
            ...(isTop
              ? [
                  { weight: 1, arbitrary: fc.record({ after: cursor }) },
                  { weight: 1, arbitrary: fc.record({ before: cursor }) },
                ]
              : []),
          ]
        : []),
    ];
    if (!this.isCareless) return fc.oneof(...sensible);
    const foreign = [...this.known.foreignCursors.values(), ...this.known.cursors.values()].flat();
    const broken = fc.constantFrom(...foreign, ...nonsenseCursors);
    return fc.oneof(
      ...sensible,
      { weight: 1, arbitrary: fc.record({ first: fc.constantFrom(-1, 101) }) },
      { weight: 1, arbitrary: fc.record({ last: fc.constantFrom(-1, 101) }) },
      { weight: 1, arbitrary: fc.record({ first: size, last: size }) },
      { weight: 1, arbitrary: fc.record({ first: size, before: broken }) },
      { weight: 1, arbitrary: fc.record({ first: size, after: broken }) },
      { weight: 1, arbitrary: fc.record({ last: size, before: broken }) },
    );
  }
}

const filled = { minLength: FILLINGS, maxLength: FILLINGS } as const;

/** True in this share of the cases, and false where a case is made smaller. */
export function seldom(share: number): Arbitrary<boolean> {
  return fc.oneof(
    { weight: 100 - 100 * share, arbitrary: fc.constant(false) },
    { weight: 100 * share, arbitrary: fc.constant(true) },
  );
}

function some(values: readonly string[]): readonly Arbitrary<string>[] {
  return values.length === 0 ? [] : [fc.constantFrom(...values)];
}
