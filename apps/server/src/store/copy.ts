import { DatabaseError } from 'pg';
import type { ClientBase, Connection, PoolClient, Submittable } from 'pg';

/** `copy … from stdin binary` and its rows. */
export interface Copy {
  readonly sql: string;
  readonly rows: Buffer;
}

/**
 * Runs several COPY in one transaction and one round trip: one message names them all, and an implicit transaction
 * spans it, so either every row is there or none. `pg` knows no COPY; this is its extension point. `after`: statements
 * without parameters that follow in the same transaction.
 */
export function runCopies(client: ClientBase, copies: readonly Copy[], after: readonly string[] = []): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyTransaction(copies, after, { resolve, reject }));
  });
}

/** Gives a client back after a failure: to be used again when the server itself said no, else to be thrown away. */
export function releaseAfter(client: PoolClient, error: unknown): void {
  client.release(!(error instanceof DatabaseError));
}

interface Settle {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

// CopyDone: its code and its length.
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);
const COPY_DATA = 0x64;

class CopyTransaction implements Submittable {
  private readonly copies: readonly Copy[];
  private readonly after: readonly string[];
  private readonly settle: Settle;

  constructor(copies: readonly Copy[], after: readonly string[], settle: Settle) {
    this.copies = copies;
    this.after = after;
    this.settle = settle;
  }

  // The rows are not held back until the server asks for them: it takes them in turn, and drops them after an error.
  submit({ stream }: Connection): void {
    stream.cork();
    stream.write(query([...this.copies.map(({ sql }) => sql), ...this.after].join(';')));
    for (const { rows } of this.copies) {
      const head = Buffer.allocUnsafe(5);
      head[0] = COPY_DATA;
      head.writeInt32BE(rows.length + 4, 1);
      stream.write(head);
      stream.write(rows);
      stream.write(COPY_DONE);
    }
    stream.uncork();
  }

  handleCopyInResponse(): void {}

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.settle.resolve();
  }

  handleError(error: Error): void {
    this.settle.reject(error);
  }
}

function query(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const message = Buffer.allocUnsafe(5 + text.length);
  message[0] = 0x51;
  message.writeInt32BE(text.length + 4, 1);
  text.copy(message, 5);
  return message;
}
