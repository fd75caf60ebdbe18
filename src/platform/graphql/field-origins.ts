import { getMetadataStorage } from 'type-graphql';

/** Where a field's value comes from: a property of what the parent gave, or a resolver of its own. */
export interface FieldOrigin {
  readonly property: string;
  readonly hasResolver: boolean;
}

/** The origin of every object type's fields, by `Type.field`. Complete once the schema was built. */
export function fieldOrigins(): ReadonlyMap<string, FieldOrigin> {
  const { objectTypes, fieldResolvers, interfaceTypes } = getMetadataStorage();
  const resolved = new Set(
    fieldResolvers.map(({ getObjectType, methodName }) => `${getObjectType?.().name} ${methodName}`),
  );
  return new Map(
    objectTypes.flatMap(({ name: typeName, fields = [], interfaceClasses = [] }) => {
      const inherited = interfaceTypes.filter(({ target }) => interfaceClasses.includes(target));
      return [...inherited.flatMap((parent) => parent.fields ?? []), ...fields].map(
        ({ schemaName, name, target }): [string, FieldOrigin] => [
          `${typeName}.${schemaName}`,
          { property: name, hasResolver: resolved.has(`${(target as { name: string }).name} ${name}`) },
        ],
      );
    }),
  );
}
