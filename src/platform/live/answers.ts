import { GraphQLError, type ExecutionResult } from 'graphql';

/** What a stream sends. Ends with a thrown GraphQL error, fit to leave, when it cannot go on. */
export type Answers = AsyncGenerator<ExecutionResult>;

/**
 * The same answers, which `end` ends as soon as nobody wants them any more. A generator that waits for something cannot be
 * told to return: it would first wait for the next event, and hold its place till then.
 */
export function endedBy(answers: Answers, end: () => void): Answers {
  return generator(
    () => answers.next(),
    () => {
      end();
      return answers.return(undefined);
    },
  );
}

/** The same answers, with the error that they end with as the last of them. */
export function tellingTheirEnd(answers: Answers): Answers {
  const next = async () => {
    try {
      return await answers.next();
    } catch (error) {
      if (error instanceof GraphQLError) return { done: false, value: { errors: [error] } } as const;
      throw error;
    }
  };
  return generator(next, () => answers.return(undefined));
}

/** Errors as the only answer. */
export async function* refusing(errors: readonly GraphQLError[]): Answers {
  yield { errors };
}

type Step = Promise<IteratorResult<ExecutionResult, undefined>>;

function generator(next: () => Step, stop: () => Step): Answers {
  const ended = async () => {
    await stop();
    return { done: true, value: undefined } as const;
  };
  return {
    next,
    return: ended,
    throw: ended,
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await ended();
    },
  };
}
