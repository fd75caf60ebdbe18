import type { Operation } from '../operations/operation.ts';
import type { Scene } from '../scene/scene.ts';
import type { ServerKind } from '../servers/catalogue.ts';
import { ORGANIZATION_HEADER } from '../servers/shared/settings.ts';

/** The headers with which each organization of the scene asks this server, by position. */
export function headersOf(kind: ServerKind, scene: Scene): readonly Readonly<Record<string, string>>[] {
  return scene.organizations.map(({ id, key }) => ({
    'content-type': 'application/json',
    accept: 'application/json',
    ...(kind.checksKey ? { authorization: `Bearer ${key}` } : { [ORGANIZATION_HEADER]: id }),
  }));
}

/** Gives a request's body with the variables; what is the same in all of them is put together once. */
export function bodyWith(operation: Operation, { dialect }: ServerKind): (variables: object) => string {
  const { document } = operation[dialect];
  const opening = `{"operationName":"${operation.name}","query":${JSON.stringify(document)},"variables":`;
  return (variables) => `${opening}${JSON.stringify(variables)}}`;
}
