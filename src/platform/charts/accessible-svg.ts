import { createHash } from 'node:crypto';
import { chartFont } from './chart-theme.js';

const tags = /<[^>]*>/g;
const attributes = /\s([a-zA-Z][a-zA-Z0-9:-]*)="([^"]*)"/g;

/** Elements that draw. Whatever else a spec might bring in (images, links, scripts, styles) has no place in a chart. */
const drawing: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'rect',
  'path',
  'line',
  'circle',
  'text',
  'tspan',
  'defs',
  'clipPath',
  'linearGradient',
  'radialGradient',
  'pattern',
  'stop',
]);

/** Left out: classes would take on the style of a page around the chart, and marks have no role within one image. */
const dropped = /^(class|role|aria-.*|pointer-events|stroke-miterlimit|version|xmlns|xmlns:xlink)$/;

/**
 * The drawing as a document of its own that a screen reader names: `<title>` and `<desc>` first, named by ids that come from
 * the content, so that several charts stand in one page and the same chart is always the same bytes.
 *
 * @param drawn - Vega's SVG, in which `<` and `>` occur in tags only.
 * @throws Error when the drawing could fetch or run something.
 */
export function accessibleSvg(drawn: string, title: string, description: string): string {
  const names = { title: escaped(title), description: escaped(description) };
  const local = storable(drawn).replaceAll(tags, (tag) => drawingTag(tag));
  const hash = createHash('sha256')
    .update(JSON.stringify([withIds(local, 'local'), names]))
    .digest('hex');
  const id = `chart-${hash.slice(0, 16)}`;
  const document = withIds(local, id);
  const [root = ''] = /^<svg[^>]*>/.exec(document) ?? [];
  const head =
    root.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"').slice(0, -1) +
    ` role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${chartFont}">` +
    `<title id="${id}-title">${names.title}</title><desc id="${id}-desc">${names.description}</desc>`;
  return head + document.slice(root.length);
}

function drawingTag(tag: string): string {
  const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '';
  if (!drawing.has(name)) throw new Error(`A chart holds no <${name}>.`);
  return tag.replaceAll(attributes, (attribute, key: string, value: string) => {
    if (/^on|href$/i.test(key)) throw new Error(`A chart holds no attribute ${key}.`);
    if (/url\((?!#)/i.test(value)) throw new Error('A chart refers to nothing outside itself.');
    if (key === 'font-family' && value === chartFont) return '';
    return dropped.test(key) ? '' : attribute;
  });
}

/** Vega counts its ids for the whole process: here they are counted anew in each drawing. */
function withIds(drawn: string, prefix: string): string {
  const numbers = new Map<string, number>();
  const renamed = (id: string) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return `${prefix}-${numbers.get(id)}`;
  };
  return drawn.replaceAll(tags, (tag) =>
    tag
      .replace(/\sid="([^"]*)"/, (_, id: string) => ` id="${renamed(id)}"`)
      .replaceAll(/="url\(#([^)"]*)\)"/g, (_, id: string) => `="url(#${renamed(id)})"`),
  );
}

function escaped(text: string): string {
  return storable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** XML 1.0 has no way to write most control characters, nor half a character. */
function storable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
