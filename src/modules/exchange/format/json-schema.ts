import { z } from 'zod';
import { protocolsDocument } from './protocol-document.js';
import { variationsDocument } from './variation-document.js';

/** The published JSON Schemas of the documents of an exchange folder, by file name under `schema/exchange/`. */
export function exchangeJsonSchemas(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return {
    'protocols.schema.json': published(
      protocolsDocument,
      'Protocols',
      'The protocols of a chain, as `protocols.json`.',
    ),
    'variations.schema.json': published(
      variationsDocument,
      'Variations',
      "Practitioners' own ways of doing protocols, as `variations.json`.",
    ),
  };
}

/** The text of such a file as it is committed. */
export function formatJsonSchema(schema: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function published(document: z.ZodType, title: string, description: string): Readonly<Record<string, unknown>> {
  return { title, description, ...z.toJSONSchema(document, { io: 'input', target: 'draft-2020-12' }) };
}
