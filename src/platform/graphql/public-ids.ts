import { isObjectType, type GraphQLSchema } from 'graphql';
import { toPublicId } from '../reads/public-id.js';

/** Makes `id` of every type that implements Node the public id: the type's name with the row's uuid. */
export function givePublicIds(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === 'Node')) continue;
    const field = type.getFields().id;
    if (field) field.resolve = (row: { readonly id: string }) => toPublicId(type.name, row.id);
  }
}
