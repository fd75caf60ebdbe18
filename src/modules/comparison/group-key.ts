/** How a group is called in sentences and as a key: its codes. */
export function keyOf({ codes }: { readonly codes: readonly string[] }): string {
  return codes.join(' / ');
}
