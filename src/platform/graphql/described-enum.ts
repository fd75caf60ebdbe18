import { registerEnumType } from 'type-graphql';

/** A GraphQL enum made of a record of codes with their descriptions; the codes are the values. */
export function describedEnum<C extends string>(
  name: string,
  description: string,
  codes: Readonly<Record<C, string>>,
): { readonly [K in C]: K } {
  const names = Object.keys(codes) as C[];
  const values = Object.fromEntries(names.map((code) => [code, code])) as { readonly [K in C]: K };
  const valuesConfig = Object.fromEntries(names.map((code) => [code, { description: codes[code] }])) as {
    [K in C]: { description: string };
  };
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}
