import type { ApolloServerPlugin } from '@apollo/server';

/** How many remarks on one document are told: somebody who mends the first sees the next. */
export const TOLD = 3;

/** Keeps the answer to a broken document short: it can be wrong in a thousand places, and each would be told. */
export function fewErrors(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== 'single' || body.singleResult.data !== undefined) return;
          const { errors } = body.singleResult;
          if (errors && errors.length > TOLD)
            body.singleResult = { ...body.singleResult, errors: errors.slice(0, TOLD) };
        },
      };
    },
  };
}
