import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDate } from '../calendar-date.js';

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A calendar date; a text `YYYY-MM-DD` on both sides. */
export const DateScalar = scalar(
  'Date',
  'A calendar date without a time zone, as in `2026-03-31`.',
  isCalendarDate,
  String,
);

/** An instant; a text with an offset on both sides, given out in UTC with milliseconds. */
export const DateTimeScalar = scalar(
  'DateTime',
  'An instant in RFC 3339 form, always with an offset, as in `2026-03-31T09:30:00+02:00`. Answers are in UTC.',
  (text) => instantPattern.test(text) && !Number.isNaN(Date.parse(text)),
  (stored) => new Date(stored instanceof Date ? stored : String(stored)).toISOString(),
);

/** A picture as a document of its own. Never an input. */
export const SvgScalar = scalar(
  'SVG',
  'A complete `<svg>` document without scripts or references, with a title and a description for screen readers.',
  () => false,
  String,
);

/** A scalar that is a text with a rule. The error never quotes the value: it may be a patient's. */
export function scalar(
  name: string,
  description: string,
  accepts: (text: string) => boolean,
  serialize: (stored: unknown) => string,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value;
    throw new GraphQLError(`That is no ${name}. ${description}`);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}
