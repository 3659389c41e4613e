import { dateTime, number } from '../../words/format.ts';
import type { Language, Words } from '../../words/words.ts';
import type { Replay } from './replay-api.ts';

/** Which devices, in words: how they were asked for, and how many there are. */
export function selectionText({ selection, devices }: Replay, words: Words, language: Language): string {
  const w = words.replays;
  const { codec, model, connector, devices: named } = selection;
  const asked = [
    codec && w.codec([codec.id, codec.version].filter(Boolean).join(' ')),
    model !== undefined && w.model(model),
    connector !== undefined && w.connector(connector),
    named && named.length <= 3 && named.join(', '),
  ].filter(Boolean);
  const count = devices === 1 ? w.oneDevice : w.devices(number(devices, language));
  return asked.length === 0 ? count : `${asked.join(', ')} (${count})`;
}

export function versionText({ codec }: Replay, words: Words): string {
  return codec ? `${codec.id} ${codec.version}` : words.replays.present;
}

export function periodText({ from, to }: { from: string; to: string }, language: Language): string {
  return `${dateTime(from, language)} → ${dateTime(to, language)}`;
}
