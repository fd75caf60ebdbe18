import { expect, test } from 'vitest';
import { newCourseCode } from '../../../src/modules/treatment/course-code.js';

test('made codes are short, easy to read aloud and all different', () => {
  const codes = Array.from({ length: 10_000 }, newCourseCode);
  expect(codes.filter((code) => !/^C-[0-9A-HJKMNP-TV-Z]{10}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});
