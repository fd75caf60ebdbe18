/** How a group is called in sentences and as a key: its codes. A slash inside a code is doubled, so that keys never collide. */
export function keyOf({ codes }: { readonly codes: readonly string[] }): string {
  return codes.map((code) => code.replaceAll('/', '//')).join(' / ');
}
