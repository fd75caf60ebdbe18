import { Extensions } from 'type-graphql';

/** The key under which a field or type of the schema keeps the capability that it needs. */
export const REQUIRES = 'requires';

/**
 * States which capability a caller needs to select this field, use this argument's input field, or select any field of
 * this type. Checked once per document and set of capabilities, before anything runs.
 */
export function Requires(capability: string): ClassDecorator & PropertyDecorator & MethodDecorator {
  return Extensions({ [REQUIRES]: capability }) as ClassDecorator & PropertyDecorator & MethodDecorator;
}
