/** What GraphQL may find wrong with a variable, each with the words of it that cannot be the variable's value. */
const reasons: readonly (readonly [pattern: RegExp, sentence: string])[] = [
  [
    /Field "([_A-Za-z]\w{0,63})" of required type "([^"]{1,100})" was not provided\.$/,
    'field "$1" of type "$2" is missing.',
  ],
  [/Field "([_A-Za-z]\w{0,63})" is not defined by type "(\w{1,100})"/, 'field "$1" is not defined by type "$2".'],
  [/is not defined by type "(\w{1,100})"/, 'a field is not defined by type "$1".'],
  [/Expected non-nullable type "([^"]{1,100})" not to be null\.$/, 'type "$1" must not be null.'],
  [/Expected type "([^"]{1,100})" to be an object\.$/, 'type "$1" is an object.'],
  [/does not exist in "(\w{1,100})" enum/, 'the value is none of enum "$1".'],
  [/Enum "(\w{1,100})" cannot represent/, 'the value is none of enum "$1".'],
  [/\b(Int|Float|String|Boolean|ID) cannot represent/, 'it is no $1.'],
  [/Expected type "(\w{1,100})"\. That is no \w+\./, 'it is no $1.'],
];

/**
 * GraphQL's remark on a variable's value, without the value: it may be a patient's. Only what is recognised is told: the
 * variable, the place in it, and the kind of fault. Other messages come back as they are.
 */
export function withoutValue(message: string): string {
  const name = /^Variable "\$(\w{1,100})" got invalid value /.exec(message)?.[1];
  if (!name) return message;
  const places = [...message.matchAll(new RegExp(` at "(${name}(?:\\.\\w{1,64}|\\[\\d{1,6}\\])*)"; `, 'g'))];
  const place = places.at(-1)?.[1];
  const at = place ? ` at "${place}"` : '';
  return `Variable "$${name}" got an invalid value${at}: ${reasonIn(message)}`;
}

function reasonIn(message: string): string {
  for (const [pattern, sentence] of reasons) {
    const match = pattern.exec(message);
    if (match) return sentence.replaceAll(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
  }
  return 'it does not fit its type.';
}
