import type { GraphQLSchema } from 'graphql';

/** Says what the root types are: type-graphql makes them from the resolvers, and leaves them without a word. */
export function describeRoots(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  if (query) query.description = "What can be asked. Every answer is of the key's own organization, at one moment.";
  if (mutation) {
    mutation.description =
      'What can be changed. An operation is one transaction: when one of its mutations is refused, none of them happens.';
  }
  const subscription = schema.getSubscriptionType();
  if (subscription) {
    subscription.description =
      "What is told as it happens, over WebSocket or server-sent events. Each event is read with the key's rights of that moment.";
  }
}
