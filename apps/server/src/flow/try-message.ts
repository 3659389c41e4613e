import type { JsonObject } from '@vigie/kit';
import { readSomeRows } from '#connect/csv/csv-intake.ts';
import { CsvFault } from '#connect/csv/csv-rows.ts';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import { spokenBy } from '#connect/connector-topics.ts';
import type { NewFrame } from '#connect/frame-log.ts';
import { understand } from '#connect/intake.ts';
import type { IntakeParts, Trouble } from '#connect/intake.ts';
import { refusalProblem } from '#connect/refusal.ts';
import type { Refusal } from '#connect/refusal.ts';
import type { TriedFrame, TriedMessage, TriedOutcome, TryMessage } from '#publish/ports/connectors.ts';

const SHOWN = 20;

/** What the door would make of a message: the same reading, nothing stored. */
export function tryMessageIn({ directory, clock }: Pick<IntakeParts, 'directory' | 'clock'>): TryMessage {
  return async ({ organisation }, key, tried) => {
    const known = directory.find(key);
    if (known === undefined || known.identity.organisation !== organisation) return undefined;
    const connector = { ...known, settings: tried.settings ?? known.settings };
    const owns = (device: string): boolean => directory.ownsDevice(known.identity.id, device);
    const read = await bodyOf(tried, connector);
    if (typeof read === 'string') return { ...refusedAs('csv-unreadable'), detail: read };
    const understood = understand({ connector, body: read, ...placeOf(connector, tried.path) }, clock.now());
    if ('refusal' in understood) {
      return understood.refusal === 'not-a-push-connector' ? undefined : refusedAs(understood.refusal);
    }
    const { frames, troubles } = understood;
    return {
      frames: frames.slice(0, SHOWN).map((frame, at) =>
        triedFrame(
          frame,
          troubles.find(({ index }) => index === at),
          owns,
        ),
      ),
      total: frames.length,
    };
  };
}

/** Rows of a table are tried as the JSON they become; a text says why it is none. */
async function bodyOf(
  { message }: TriedMessage,
  { identity, settings }: RegisteredConnector,
): Promise<Uint8Array | string> {
  const body = Buffer.from(message);
  if (identity.kind !== 'csv' || /^\s*[[{]/.test(message)) return body;
  try {
    const rows = await readSomeRows(body, settings, SHOWN);
    return rows.length === 0
      ? 'no row under the first line'
      : Buffer.from(JSON.stringify(rows.map(({ cells }): JsonObject => cells)));
  } catch (error) {
    if (error instanceof CsvFault) return error.message;
    throw error;
  }
}

function placeOf(connector: RegisteredConnector, path: string | undefined): ReturnType<typeof spokenBy> | undefined {
  return path === undefined ? undefined : spokenBy(connector, path);
}

function refusedAs(refusal: Refusal): Extract<TriedOutcome, { refusal: string }> {
  const { title, detail } = refusalProblem(refusal);
  return { refusal, detail: detail ?? title };
}

function triedFrame(frame: NewFrame, trouble: Trouble | undefined, owns: (device: string) => boolean): TriedFrame {
  const { uplink, early } = frame;
  if (uplink !== undefined) return { uplink, registered: owns(uplink.device) };
  if (trouble !== undefined) return { reason: trouble.reason, detail: trouble.detail };
  return { event: early?.reason.replace(/^event:/, '') ?? '' };
}
