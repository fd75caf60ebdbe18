import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { MAXIMAL_EVIDENCE, readEvidence } from '../../../src/modules/practitioner/evidence-content.js';

const png = Buffer.from('89504e470d0a1a0a', 'hex');

test('a file is what its first bytes say, and is known by its hash', () => {
  const bytes = Buffer.concat([png, Buffer.from('rest')]);
  expect(readEvidence(bytes.toString('base64'))).toEqual({
    mediaType: 'image/png',
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
});

test('the largest file is taken, and one byte more is not', () => {
  const filled = (size: number) => Buffer.concat([png, Buffer.alloc(size - png.length)]).toString('base64');
  expect(readEvidence(filled(MAXIMAL_EVIDENCE))).toMatchObject({ mediaType: 'image/png' });
  expect(readEvidence(filled(MAXIMAL_EVIDENCE + 1))).toMatch(/at most 5 MB/);
});

test.each([
  ['nothing', ''],
  ['what is no base64', 'a===x'],
  ['a page', Buffer.from('<html>').toString('base64')],
  ['a picture in front of which something stands', Buffer.concat([Buffer.from(' '), png]).toString('base64')],
])('%s is refused', (_name, text) => {
  expect(readEvidence(text)).toBeTypeOf('string');
});
