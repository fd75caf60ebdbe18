/**
 * How wide a text is drawn at the most likely, in pixels. Nothing here can measure a font that the reader's machine will choose,
 * so the widths are those of a wide one (DejaVu Sans, Verdana): with a narrower font a label has more room, never too little.
 */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width * fontSize;
}

/** Lines of at most that width, broken between words. A single word that is wider stands alone. */
export function textLines(text: string, fontSize: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The text, or its beginning with an ellipsis where it has more characters than that. */
export function shortened(text: string, characters: number): string {
  const all = [...text];
  return all.length <= characters ? text : `${all.slice(0, characters - 1).join('')}…`;
}

/** In parts of the font's size. */
function characterWidth(character: string): number {
  if (/[ .,:;'!|ijlI()[\]{}]/.test(character)) return 0.38;
  if (/[mwMW%@—▲▼]/.test(character)) return 0.97;
  if (/[A-Z]/.test(character)) return 0.72;
  if (/[\u0020-\u024f−–…]/.test(character)) return 0.62;
  // Other scripts: as wide as high, which holds for the widest.
  return 1;
}
