import {
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';
import type {
  Composite,
  GeneratedCondition,
  GeneratedField,
  GeneratedFragment,
  GeneratedSelection,
  GeneratedSpread,
} from './generate-model.js';
import { introspection } from './generate-selection.js';
import { isRefusedNull, literal } from './generate-literal.js';
import { ClaimedKeys } from './generate-keys.js';
import { FILLINGS, type GeneratedArgument } from './generate-values.js';

/** A document of one or more operations, and what to run them with. */
export interface GeneratedDocument {
  readonly text: string;
  readonly operationNames: readonly string[];
  /** For each operation the variables of each filling; those that are left out are not there. */
  readonly variables: readonly (readonly Readonly<Record<string, unknown>>[])[];
}

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly default: string | null;
  readonly values: readonly unknown[];
}

interface Fragment {
  readonly name: string;
  readonly on: Composite;
  readonly text: string;
  readonly keys: ClaimedKeys;
  readonly uses: Uses;
}

/** What a selection set needs to be defined elsewhere in the document. */
interface Uses {
  readonly variables: Set<Variable>;
  readonly fragments: Set<Fragment>;
}

interface Place {
  readonly keys: ClaimedKeys;
  readonly uses: Uses;
}

/** Writes selections as a valid document: response keys that would clash get names of their own. */
export function documentOf(operations: readonly (readonly GeneratedSelection[])[]): GeneratedDocument {
  return new DocumentWriter().write(operations);
}

class DocumentWriter {
  readonly #variables: Variable[] = [];
  readonly #fragments: Fragment[] = [];

  write(operations: readonly (readonly GeneratedSelection[])[]): GeneratedDocument {
    const written = operations.map((selections, index) => {
      const place = emptyPlace();
      const body = this.#selectionSet(selections, place);
      return { name: `Asked${index + 1}`, body, uses: allUsed(place.uses) };
    });
    const used = new Set(written.flatMap(({ uses }) => [...uses.fragments]));
    const texts = [
      ...written.map(({ name, body, uses }) => `query ${name}${declared(uses.variables)} ${body}`),
      ...[...used].map(({ name, on, text }) => `fragment ${name} on ${on.name} ${text}`),
    ];
    return {
      text: texts.join('\n'),
      operationNames: written.map(({ name }) => name),
      variables: written.map(({ uses }) =>
        Array.from({ length: FILLINGS }, (_each, filling) => valuesOf(uses.variables, filling)),
      ),
    };
  }

  #selectionSet(selections: readonly GeneratedSelection[], place: Place): string {
    const written = selections.map((selection) => this.#selection(selection, place)).filter((text) => text !== '');
    return `{ ${written.length > 0 ? written.join(' ') : '__typename'} }`;
  }

  #selection(selection: GeneratedSelection, place: Place): string {
    switch (selection.is) {
      case 'FIELD':
        return this.#field(selection, place);
      case 'FRAGMENT':
        return this.#fragment(selection, place);
      case 'SPREAD_AGAIN':
        return this.#spreadAgain(selection, place);
    }
  }

  #field(selection: GeneratedField, place: Place): string {
    const { parent, field, type, below, made, conditions } = selection;
    const args = selection.args.map((argument) => this.#argument(argument, place.uses)).filter((text) => text !== '');
    const [written, ending] = introspection(field) ?? [args.length > 0 ? `(${args.join(', ')})` : '', ''];
    const claim = { parent, text: `${field}${written}`, type, isLeaf: made === null };
    const [key, inside] = place.keys.claim(selection.alias ?? field, claim);
    const name = `${key === field ? '' : `${key}: `}${field}${written}`;
    const once = (selections: readonly GeneratedSelection[]): string => {
      const directives = this.#conditions(conditions, place.uses);
      const body = made ? ` ${this.#selectionSet(selections, { keys: inside, uses: place.uses })}` : ending;
      return `${name}${directives}${body}`;
    };
    if (!selection.isSplit) return once(below);
    const half = Math.ceil(below.length / 2);
    return `${once(below.slice(0, half))} ${once([...below.slice(half), ...below.slice(0, 1)])}`;
  }

  #fragment({ on, form, below, conditions }: GeneratedFragment, place: Place): string {
    if (form === 'NAMED' || form === 'NAMED_TWICE') {
      const inside = emptyPlace();
      const text = this.#selectionSet(below, inside);
      if (place.keys.take(inside.keys)) {
        const fragment = { name: `F${this.#fragments.length + 1}`, on, text, ...inside };
        this.#fragments.push(fragment);
        const again = form === 'NAMED_TWICE' ? ` ...${fragment.name}` : '';
        return `${this.#spread(fragment, conditions, place)}${again}`;
      }
    }
    const condition = form === 'UNTYPED' ? '' : ` on ${on.name}`;
    return `...${condition}${this.#conditions(conditions, place.uses)} ${this.#selectionSet(below, place)}`;
  }

  #spreadAgain({ parent, pick, conditions }: GeneratedSpread, place: Place): string {
    const fitting = this.#fragments.filter(({ on }) => canBeSpread(on, parent) && !on.name.startsWith('Query'));
    const fragment = fitting[pick % fitting.length];
    return fragment && place.keys.take(fragment.keys) ? this.#spread(fragment, conditions, place) : '';
  }

  #spread(fragment: Fragment, conditions: readonly GeneratedCondition[], { uses }: Place): string {
    uses.fragments.add(fragment);
    return `...${fragment.name}${this.#conditions(conditions, uses)}`;
  }

  #conditions(conditions: readonly GeneratedCondition[], uses: Uses): string {
    return conditions
      .map(({ directive, values, passed }) => {
        if (passed === 'LITERAL') return ` @${directive}(if: ${values[0]})`;
        const isDefaulted = passed === 'VARIABLE_WITH_DEFAULT';
        const variable = this.#variable(
          {
            type: 'Boolean!',
            default: isDefaulted ? String(values[0]) : null,
            values: isDefaulted ? [undefined, ...values.slice(1)] : values,
          },
          uses,
          false,
        );
        return ` @${directive}(if: ${variable})`;
      })
      .join('');
  }

  #argument(argument: GeneratedArgument, uses: Uses): string {
    const { name, values, passed } = argument;
    if (passed === 'VARIABLE') {
      if (values.every((value) => value === undefined)) return '';
      return `${name}: ${this.#whole(argument, uses)}`;
    }
    if (values[0] === undefined || isRefusedNull(argument.type, values[0])) return '';
    if (passed === 'LITERAL') return `${name}: ${literal(argument.type, values[0])}`;
    return `${name}: ${this.#inside(argument.type, values, uses)}`;
  }

  /** One variable for the whole argument. */
  #whole({ type, hasDefault, values, hasVariableDefault, sharesVariable }: GeneratedArgument, uses: Uses): string {
    const isDefaulted = hasVariableDefault && values[0] !== undefined && !isRefusedNull(type, values[0]);
    // A variable that may be null can stand where null is refused if either of them has a default.
    const isNullable = !isNonNullType(type) || hasDefault || isDefaulted;
    return this.#variable(
      {
        type: String(isNullable ? getNullableType(type) : type),
        default: isDefaulted ? literal(type, values[0]) : null,
        values: isDefaulted ? values.map((value, index) => (index === 1 ? undefined : value)) : values,
      },
      uses,
      sharesVariable,
    );
  }

  /** A literal with variables in place of what its lists and objects hold. */
  #inside(type: GraphQLInputType, values: readonly unknown[], uses: Uses): string {
    const nullable = getNullableType(type);
    const [first] = values;
    if (first === null) return 'null';
    if (isListType(nullable)) {
      const item = nullable.ofType as GraphQLInputType;
      if (!Array.isArray(first))
        return this.#inside(
          item,
          values.map((value) => (Array.isArray(value) || value == null ? first : value)),
          uses,
        );
      const items = (first as unknown[]).map((own, index) => {
        const others = values.map((value) => (Array.isArray(value) ? ((value as unknown[])[index] ?? own) : own));
        return this.#inside(item, others, uses);
      });
      return `[${items.join(', ')}]`;
    }
    if (isInputObjectType(nullable)) {
      const fields = Object.entries(first as object).map(([name, own]) => {
        const field = nullable.getFields()[name]!;
        const isNeeded = isNonNullType(field.type);
        const others = values.map((value) => {
          const other = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
          return isNeeded ? (other ?? own) : other;
        });
        return `${name}: ${this.#variable({ type: String(field.type), default: null, values: others }, uses, false)}`;
      });
      return `{ ${fields.join(', ')} }`;
    }
    const sure = isNonNullType(type) ? values.map((value) => value ?? first) : values;
    return this.#variable({ type: String(type), default: null, values: sure }, uses, false);
  }

  #variable(made: Omit<Variable, 'name'>, uses: Uses, sharesVariable: boolean): string {
    const same =
      sharesVariable && this.#variables.find(({ type, default: own }) => type === made.type && own === made.default);
    const variable = same || { name: `v${this.#variables.length + 1}`, ...made };
    if (!same) this.#variables.push(variable);
    uses.variables.add(variable);
    return `$${variable.name}`;
  }
}

function declared(variables: ReadonlySet<Variable>): string {
  const all = [...variables].map(
    ({ name, type, default: own }) => `$${name}: ${type}${own === null ? '' : ` = ${own}`}`,
  );
  return all.length > 0 ? `(${all.join(', ')})` : '';
}

function valuesOf(variables: ReadonlySet<Variable>, filling: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...variables]
      .map(({ name, values }) => [name, values[filling]] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function emptyPlace(): Place {
  return { keys: new ClaimedKeys(), uses: { variables: new Set(), fragments: new Set() } };
}

/** What a selection set needs, and the fragments that it spreads, and those that these spread. */
function allUsed(uses: Uses): Uses {
  const all: Uses = { variables: new Set(uses.variables), fragments: new Set(uses.fragments) };
  for (const fragment of all.fragments) {
    for (const variable of fragment.uses.variables) all.variables.add(variable);
    for (const other of fragment.uses.fragments) all.fragments.add(other);
  }
  return all;
}

function canBeSpread(on: Composite, within: Composite): boolean {
  if (on === within) return true;
  return isInterfaceType(on) && !isInterfaceType(within) && within.getInterfaces().includes(on);
}
