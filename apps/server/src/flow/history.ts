import type { IntakeParts } from '#connect/intake.ts';
import { understand } from '#connect/intake.ts';
import type { FrameLog } from '#connect/frame-log.ts';
import type { FrameImport, HistoryRecord } from '#publish/ports/frame-import.ts';
import type { Belt } from './belt.ts';

interface HistoryParts {
  readonly intake: IntakeParts;
  readonly frames: FrameLog;
  readonly belt: Belt;
}

/** The bulk road: envelopes of the past keep the time they were received then; after intake, the way of any frame. */
export function historyImport({ intake, frames, belt }: HistoryParts): FrameImport {
  return {
    async importHistory(_scope, key, records: readonly HistoryRecord[]) {
      const connector = intake.directory.find(key);
      if (connector === undefined) throw new Error(`no connector ${key}`);
      const news = records.flatMap(({ receivedTime, body }) => {
        const understood = understand({ connector, body }, receivedTime);
        if ('frames' in understood) return understood.frames;
        const early = { end: 'rejected' as const, reason: understood.refusal };
        return [{ receivedTime, connector: connector.identity, body: body.slice(0, 4096), early }];
      });
      await belt.room('history');
      const committed = await frames.append(news);
      belt.accept(committed, 'history');
      return committed.length;
    },
  };
}
