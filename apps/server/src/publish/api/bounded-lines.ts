import { Problem } from '#platform/http/problem.ts';

const NEWLINE = 0x0a;

function tooLarge(detail: string): Problem {
  return new Problem({ status: 413, code: 'body-too-large', title: 'Corps trop grand', detail });
}

/** Lines of a stream of bytes, in bounded memory; a line or a total beyond its limit is a 413. */
export async function* boundedLines(
  input: AsyncIterable<Buffer>,
  limits: { readonly line: number; readonly total: number },
): AsyncGenerator<string> {
  let pending: Buffer = Buffer.alloc(0);
  let total = 0;
  for await (const piece of input) {
    total += piece.length;
    if (total > limits.total)
      throw tooLarge(`Plus de ${limits.total} octets : envoyez l’historique en plusieurs fois.`);
    let rest = pending.length > 0 ? Buffer.concat([pending, piece]) : piece;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      yield rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
    }
    if (rest.length > limits.line) throw tooLarge(`Une ligne dépasse ${limits.line} octets.`);
    pending = rest;
  }
  if (pending.length > 0) yield pending.toString('utf8');
}
