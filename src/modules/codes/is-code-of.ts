/** True for a text that is one of the codes of a closed list. */
export function isCodeOf<C extends string>(list: Readonly<Record<C, string>>, text: string): text is C {
  return Object.hasOwn(list, text);
}

/** The codes of a list, in the order in which it states them. */
export function codesOf<C extends string>(list: Readonly<Record<C, string>>): readonly [C, ...C[]] {
  return Object.keys(list) as unknown as readonly [C, ...C[]];
}
