import type { IncomingMessage } from 'node:http';

/** The largest request body: documents are limited to a thousand tokens, so what is larger is no honest request. */
export const BODY_LIMIT = 256 * 1024;

/** A request body that is not read: the status and the sentence to answer with. */
export class BodyRefused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The parsed JSON body. Refuses what is too large, compressed (a small body could unfold into a huge one) or no JSON. */
export async function readJsonBody(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new BodyRefused(415, 'Compressed request bodies are not accepted.');
  }
  const tooLarge = () => new BodyRefused(413, `The request body is larger than ${limitBytes} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new BodyRefused(400, 'The request body is not JSON.');
  }
}
