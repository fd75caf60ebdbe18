/** An SVG document as a strict reader of XML finds it. */
export interface SvgDocument {
  readonly elements: readonly {
    readonly name: string;
    readonly parent: string | null;
    readonly attributes: ReadonlyMap<string, string>;
  }[];
  /** The texts between tags, with their entities resolved. */
  readonly texts: readonly string[];
}

const token = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const entity = /&(?:amp|lt|gt|quot|#x[0-9A-F]+);/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Reads the document, and throws where XML 1.0 would not: open tags, doubled attributes, bare ampersands, forbidden characters. */
export function readSvg(document: string): SvgDocument {
  // oxlint-disable-next-line no-control-regex
  if (!document.isWellFormed() || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(document)) {
    throw new Error('XML holds no such character.');
  }
  const elements: SvgDocument['elements'][number][] = [];
  const texts: string[] = [];
  const open: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < document.length) {
    const place = token.lastIndex;
    const found = token.exec(document);
    if (found === null) throw new Error(`No XML at ${place}: ${document.slice(place, place + 60)}`);
    const [, closing, name = '', attributes = '', isEmpty, text] = found;
    if (text !== undefined) {
      if (open.length === 0) throw new Error('A text stands outside the root.');
      texts.push(resolved(text));
    } else if (closing) {
      if (open.pop() !== name) throw new Error(`</${name}> at ${place} closes what is not open.`);
    } else {
      if (open.length === 0 && elements.length > 0) throw new Error('There is a second root.');
      elements.push({ name, parent: open.at(-1) ?? null, attributes: attributesOf(attributes) });
      if (!isEmpty) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} stay open.`);
  return { elements, texts };
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, key, value] of text.matchAll(/([a-zA-Z][a-zA-Z0-9:-]*)="([^"]*)"/g)) {
    if (attributes.has(key!)) throw new Error(`${key} stands twice.`);
    attributes.set(key!, resolved(value!));
  }
  return attributes;
}

function resolved(text: string): string {
  if (text.replaceAll(entity, '').includes('&')) throw new Error(`A bare ampersand in ${text}`);
  return text.replaceAll(
    entity,
    (found) => entities[found] ?? String.fromCodePoint(Number.parseInt(found.slice(3), 16)),
  );
}
