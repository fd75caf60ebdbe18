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
  const body = await bytesOf(request, limitBytes);
  if (!body) throw tooLarge();
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new BodyRefused(400, 'The request body is not JSON.');
  }
}

/** All bytes of a request, or null as soon as they are too many. Rejects when the client breaks off. */
function bytesOf(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else resolve(null);
    });
    request.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.once('error', reject);
  });
}
