import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description: 'Anything that has a lasting id and can be fetched by it with `node`.',
  resolveType: (row: { readonly __typename: string }) => row.__typename,
})
export abstract class NodeType {
  @Field(() => ID, { description: 'Opaque and lasting; names the record in every other call.' })
  id!: string;
}
