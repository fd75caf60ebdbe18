/** The id by which our contract names a record. */
export function publicId(type: string, uuid: string): string {
  return `${type}_${uuid.replaceAll('-', '')}`;
}
