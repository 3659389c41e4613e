import type { Log } from '#platform/log.ts';
import type { ImportRequest, ImportParts } from './import-runner.ts';
import { ImportRunner, UnreadableFile } from './import-runner.ts';

/** Files that may wait for their turn. */
const MOST_WAITING = 5;

/** One import at a time: two would only slow each other down. */
export class ImportDesk {
  private readonly parts: ImportParts & { readonly log: Pick<Log, 'error'> };
  private turn: Promise<void> = Promise.resolve();
  private waiting = 0;
  private stopped = false;

  constructor(parts: ImportParts & { readonly log: Pick<Log, 'error'> }) {
    this.parts = parts;
  }

  /** False while as many wait as may. */
  get hasRoom(): boolean {
    return this.waiting < MOST_WAITING;
  }

  /** Takes a file; it is read in its turn, and removed at the end. */
  take(request: ImportRequest): void {
    this.waiting += 1;
    this.turn = this.turn.then(() => this.run(request));
  }

  /** Resolves when the one under way has stopped at its next slice. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.turn;
  }

  private async run(request: ImportRequest): Promise<void> {
    const { job, spooled } = request;
    try {
      if (!this.stopped) await new ImportRunner(this.parts, request, () => this.stopped).run();
    } catch (error) {
      await this.failed(job, error).catch((err: unknown) => this.parts.log.error({ err, job }, 'an import is lost'));
    } finally {
      this.waiting -= 1;
      await spooled.remove().catch((err: unknown) => this.parts.log.error({ err, job }, 'an import left its file'));
    }
  }

  private async failed(job: number, error: unknown): Promise<void> {
    const readable = error instanceof UnreadableFile;
    if (!readable) this.parts.log.error({ err: error, job }, 'an import failed');
    const detail = readable
      ? error.message
      : 'L’import s’est arrêté sur une erreur du serveur ; ce qui est écrit reste.';
    await this.parts.imports.update(job, { state: 'failed', detail, ended: true });
  }
}
