import { GraphQLScalarType } from 'graphql';
import { scalar } from '../../platform/graphql/scalars.js';
import { isOpenCode } from '../codes/open-code.js';

/**
 * A scalar for a code of an open catalogue: the known codes stand in its description, and a code of the chain's own is
 * as good. An enum would lose what an import brings.
 */
export function openCodeScalar(
  name: string,
  what: string,
  known: Readonly<Record<string, string>>,
): GraphQLScalarType<string, string> {
  const spelling = `${what} A code of capital letters, digits and \`_\`.`;
  const list = Object.entries(known).map(([code, meaning]) => `- \`${code}\`: ${meaning}`);
  return new GraphQLScalarType({
    // Its errors quote the short description: the list would drown what they say.
    ...scalar(name, spelling, isOpenCode, String).toConfig(),
    description: [`${spelling} A chain may use codes of its own; the known ones are:`, '', ...list].join('\n'),
  });
}
