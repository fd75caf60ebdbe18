import type { z } from 'zod';
import type { JsonPath } from './json-places.js';

/** What a schema found wrong in a document. */
export interface DocumentIssue {
  readonly path: JsonPath;
  /** Whether the name of the property is wrong rather than its value. */
  readonly isAtKey: boolean;
  readonly sentence: string;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  object: 'an object',
  array: 'a list',
};

/** The issues of a zod error as sentences that begin with the path, one for each property that is too many. */
export function documentIssues(error: z.ZodError): readonly DocumentIssue[] {
  return error.issues.flatMap((issue): readonly DocumentIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const path = [...issue.path, key];
        return {
          path,
          isAtKey: true,
          sentence: `\`${written(path)}\` is not known here: remove it, or mend its name.`,
        };
      });
    }
    const name = issue.path.length === 0 ? 'the document' : `\`${written(issue.path)}\``;
    return [{ path: issue.path, isAtKey: false, sentence: `${name} ${restOf(issue)}.` }];
  });
}

function restOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined && /received undefined/.test(issue.message)) return 'is missing';
      return `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      if (issue.origin === 'array') return 'must list something';
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters`
        : `must be at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

/** A path as people write it: `[0].versions[1].technique`. */
function written(path: JsonPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('');
}
