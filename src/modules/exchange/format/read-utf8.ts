import { isUtf8 } from 'node:buffer';
import { FileProblem } from './file-problem.js';

const lineFeed = 0x0a;
const longestLine = 4 * 1024 * 1024;

/** The text of a file in pieces that end with a line, its encoding checked; the BOM is left to the reader. */
export async function* readUtf8(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let isFirst = true;
  for await (const chunk of chunks) {
    const block: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (isFirst && block.length >= 2) {
      refuseUtf16(block, file);
      isFirst = false;
    }
    const end = block.lastIndexOf(lineFeed) + 1;
    rest = block.subarray(end);
    if (rest.length > longestLine) throw new FileProblem({ file, line, column: 1 }, 'the line is longer than 4 MB.');
    if (end === 0) continue;
    const lines = block.subarray(0, end);
    refuseInvalid(lines, file, line);
    const text = lines.toString('utf8');
    line += countLines(lines);
    yield text;
  }
  if (rest.length === 0) return;
  refuseInvalid(rest, file, line);
  yield rest.toString('utf8');
}

function refuseUtf16(block: Buffer, file: string): void {
  const mark = block.readUInt16BE(0);
  if (mark === 0xfffe || mark === 0xfeff) throw new FileProblem(file, 'the file is UTF-16: save it as UTF-8.');
}

function refuseInvalid(lines: Buffer, file: string, firstLine: number): void {
  if (isUtf8(lines)) return;
  for (let start = 0, line = firstLine; start < lines.length; line += 1) {
    const feed = lines.indexOf(lineFeed, start);
    const end = feed === -1 ? lines.length : feed + 1;
    const bytes = lines.subarray(start, end);
    if (!isUtf8(bytes)) {
      const before = bytes.toString('utf8').split('\ufffd', 1)[0] ?? '';
      const column = cellsBefore(before) + 1;
      throw new FileProblem({ file, line, column }, 'the text is not UTF-8 from here on: save the file as UTF-8.');
    }
    start = end;
  }
}

/** How many cells of the line are complete before its text breaks off: commas outside quotes. */
function cellsBefore(text: string): number {
  return text.replace(/"[^"]*"?/g, '').split(',').length - 1;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}
