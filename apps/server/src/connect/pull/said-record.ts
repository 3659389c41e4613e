import type { Instant, JsonObject } from '@vigie/kit';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import type { NewFrame } from '#connect/frame-log.ts';
import type { PullKind } from '#connect/pull/pull-kind.ts';
import { frameOfRecord } from '#connect/pull/record-frame.ts';
import { contentHash } from '#connect/pull/seen-records.ts';

/** A record as a frame, with the moment it is about and what it says of it. */
export interface SaidRecord {
  readonly frame: NewFrame;
  readonly hash: string;
  readonly moment: string;
}

/** The frames of a page, in its order. */
export function framesOf(
  source: { readonly kind: PullKind; readonly connector: RegisteredConnector },
  records: readonly JsonObject[],
  now: Instant,
): readonly SaidRecord[] {
  const said = records.map((record) => {
    const body = Buffer.from(JSON.stringify(record));
    const frame = frameOfRecord(source, { record, body }, now);
    const hash = contentHash(body);
    return { frame, hash, moment: momentOf(frame) ?? hash };
  });
  const contents = Map.groupBy(said, ({ moment }) => moment);
  return said.map((each) => {
    const words = new Set(contents.get(each.moment)?.map(({ hash }) => hash));
    return words.size > 1 ? apart(each) : each;
  });
}

/** Two words on one moment in one page are two values, of which none takes the other back. */
function apart({ frame, hash, moment }: SaidRecord): SaidRecord {
  const { uplink } = frame;
  const plain = uplink === undefined ? frame : { ...frame, uplink: { ...uplink, restates: false } };
  return { frame: plain, hash, moment: `${moment} ${hash}` };
}

/** Which device, when, and which of its fields; nothing for what is no measure. */
function momentOf({ uplink }: NewFrame): string | undefined {
  if (uplink === undefined) return undefined;
  return `${uplink.device} ${uplink.time} ${Object.keys(uplink.data ?? {}).join()}`;
}
