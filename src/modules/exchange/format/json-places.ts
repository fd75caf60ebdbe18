/** Where something begins in a text; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export type JsonPath = readonly PropertyKey[];

/** A JSON text, read, with the places where its values begin. */
export interface PlacedJson {
  readonly value: unknown;
  /** Where the value at a path begins; that of the nearest value around it when there is none. */
  placeOf(path: JsonPath): TextPlace;
  /** Where the name of a property begins; as `placeOf` when there is none. */
  placeOfKey(path: JsonPath): TextPlace;
}

/** A text that is not JSON after RFC 8259, and where it stops being so. */
export class JsonSyntaxError extends Error {
  readonly place: TextPlace;

  constructor(sentence: string, place: TextPlace) {
    super(sentence);
    this.name = 'JsonSyntaxError';
    this.place = place;
  }
}

const deepest = 100;

/** Reads a JSON text and remembers where everything stands; a property named twice in one object is an error. */
export function parseJson(text: string): PlacedJson {
  const scanner = new Scanner(text);
  const value = scanner.document();
  const lookUp = (offsets: ReadonlyMap<string, number>, path: JsonPath): TextPlace | null => {
    const offset = offsets.get(pointer(path));
    return offset === undefined ? null : placeIn(text, offset);
  };
  const placeOf = (path: JsonPath): TextPlace =>
    lookUp(scanner.values, path) ?? (path.length === 0 ? placeIn(text, 0) : placeOf(path.slice(0, -1)));
  return { value, placeOf, placeOfKey: (path) => lookUp(scanner.keys, path) ?? placeOf(path) };
}

function pointer(path: JsonPath): string {
  return JSON.stringify(path.map(String));
}

function placeIn(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

const whitespace = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
const word = /true|false|null/y;

class Scanner {
  readonly values = new Map<string, number>();
  readonly keys = new Map<string, number>();
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    if (this.#text.startsWith('\ufeff')) this.#offset = 1;
    const value = this.#value([]);
    this.#match(whitespace);
    if (this.#offset < this.#text.length)
      throw this.#error('the document ends here, but more text follows: remove it.');
    return value;
  }

  #value(path: readonly string[]): unknown {
    if (path.length > deepest) throw this.#error('the document is nested too deep.');
    this.#match(whitespace);
    this.values.set(JSON.stringify(path), this.#offset);
    switch (this.#text[this.#offset]) {
      case '{':
        return this.#object(path);
      case '[':
        return this.#array(path);
      case '"':
        return this.#string();
      default: {
        const literal = this.#match(word) ?? this.#match(number);
        if (literal === null)
          throw this.#error('a value is expected here, such as a text in double quotes or a number.');
        return JSON.parse(literal);
      }
    }
  }

  #object(path: readonly string[]): unknown {
    const entries: [string, unknown][] = [];
    const names = new Set<string>();
    this.#offset += 1;
    if (this.#take('}')) return {};
    do {
      this.#match(whitespace);
      const start = this.#offset;
      if (this.#text[start] !== '"') throw this.#error('the name of a property is expected here, in double quotes.');
      const name = this.#string();
      if (names.has(name)) throw this.#error(`the property \`${name}\` stands twice in one object: keep one.`, start);
      names.add(name);
      const inner = [...path, name];
      this.keys.set(JSON.stringify(inner), start);
      if (!this.#take(':')) throw this.#error('a colon is expected here.');
      entries.push([name, this.#value(inner)]);
    } while (this.#take(','));
    if (!this.#take('}')) throw this.#error('a comma or the end of the object, `}`, is expected here.');
    return Object.fromEntries(entries);
  }

  #array(path: readonly string[]): unknown {
    const items: unknown[] = [];
    this.#offset += 1;
    if (this.#take(']')) return items;
    do {
      items.push(this.#value([...path, String(items.length)]));
    } while (this.#take(','));
    if (!this.#take(']')) throw this.#error('a comma or the end of the list, `]`, is expected here.');
    return items;
  }

  #string(): string {
    const start = this.#offset;
    try {
      return JSON.parse(this.#match(string) ?? '') as string;
    } catch {
      throw this.#error('the text is not closed, or holds a line break or a wrong escape.', start);
    }
  }

  #take(character: string): boolean {
    this.#match(whitespace);
    if (this.#text[this.#offset] !== character) return false;
    this.#offset += 1;
    return true;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#offset += found?.length ?? 0;
    return found;
  }

  #error(sentence: string, offset = this.#offset): JsonSyntaxError {
    return new JsonSyntaxError(sentence, placeIn(this.#text, offset));
  }
}
