import { z } from 'zod';
import { REPLAY_STATES } from '../ports/replays.ts';
import type {
  AlarmEffect,
  EpisodeEffect,
  FigureEffect,
  ReplayChange,
  ReplayEffects,
  ReplayRow,
  ReplaySeries,
  ReplaySheet,
} from '../ports/replays.ts';
import { flagShape, isoTime, isoTimeOrAbsent, jsonNumber, time } from './shapes.ts';

const version = z.object({ id: z.string(), version: z.string() });
const selection = z.object({
  devices: z.array(z.string()).optional(),
  model: z.string().optional(),
  codec: z.object({ id: z.string(), version: z.string().optional() }).optional(),
  connector: z.string().optional(),
});

export const replayView = z.object({
  id: z.number(),
  created: time,
  who: z.string(),
  from: time,
  to: time,
  selection,
  devices: z.number().meta({ description: 'Devices found when it was asked.' }),
  codec: version.optional().meta({ description: 'Absent: the version each device has now.' }),
  state: z.enum(REPLAY_STATES),
  stopping: z.boolean(),
  fault: z.string().optional(),
  framesExpected: z.number(),
  framesRead: z.number(),
  framesDecoded: z.number(),
  framesRefused: z.number().meta({ description: 'Stored frames this version does not decode.' }),
  framesSkipped: z.number(),
  framesReadable: z.number().meta({ description: 'Frames in quarantine that this version decodes.' }),
  valuesChanged: z.number(),
  valuesApplied: z.number(),
  valuesLeft: z.number().meta({ description: 'Changed meanwhile by somebody else, and left as they are.' }),
  compared: time.optional(),
  appliedBy: z.string().optional(),
  reason: z.string().optional(),
  applied: time.optional(),
  revision: z.string().optional(),
});

const number = z.number().nullable();
const named = { datastream: z.number(), thing: z.string(), name: z.string() };
const episode = z.object({ opened: time, returned: time.optional(), level: z.number() });
const effects = z.object({
  figures: z.object({
    moved: z.number(),
    byIndicator: z.array(
      z.object({ indicator: z.string(), moved: z.number(), appearing: z.number(), vanishing: z.number() }),
    ),
    examples: z.array(
      z.object({ ...named, indicator: z.string(), start: time, end: time, before: number, after: number }),
    ),
    seriesLeft: z.number().meta({ description: 'Series whose figures were not made: the list says nothing of them.' }),
  }),
  alarms: z.object({
    opening: z.number(),
    closing: z.number(),
    changing: z.number(),
    examples: z.array(
      z.object({
        ...named,
        rule: z.string(),
        kind: z.enum(['opening', 'closing', 'changing']),
        before: episode.optional(),
        after: episode.optional(),
      }),
    ),
    seriesLeft: z.number(),
  }),
});

export const sheetView = replayView.extend({
  unchanged: z.number(),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
  flags: z.number().meta({ description: 'Values that stay and are judged otherwise.' }),
  effects: effects.optional(),
});

export const seriesView = z.object({
  datastream: z.number(),
  thing: z.string(),
  thingName: z.string(),
  device: z.string().optional(),
  quantity: z.string(),
  unit: z.string(),
  field: z.string(),
  unchanged: z.number(),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
  flags: z.number(),
  largest: number,
  mean: number,
  first: time.optional(),
  last: time.optional(),
});

const side = z.object({ raw: number, adjusted: number, flag: flagShape, reasons: z.array(z.string()) });
export const changeView = z.object({
  datastream: z.number(),
  frame: z.string(),
  time,
  before: side.optional(),
  after: side.optional(),
});

export const dayView = z.object({
  day: z.string().meta({ format: 'date' }),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
});
export const pointView = z.object({ time, before: number, after: number });

export function replayOf({ created, from, to, compared, applied, selection: asked, ...row }: ReplayRow) {
  const { devices, ...others } = asked;
  return {
    ...row,
    selection: devices === undefined ? others : { ...others, devices: [...devices] },
    created: isoTime(created),
    from: isoTime(from),
    to: isoTime(to),
    compared: isoTimeOrAbsent(compared),
    applied: isoTimeOrAbsent(applied),
  };
}

const episodeOf = (known: EpisodeEffect | undefined) =>
  known && { level: known.level, opened: isoTime(known.opened), returned: isoTimeOrAbsent(known.returned) };

const figureOf = ({ start, end, before, after, ...figure }: FigureEffect) => ({
  ...figure,
  start: isoTime(start),
  end: isoTime(end),
  before: jsonNumber(before),
  after: jsonNumber(after),
});

const alarmOf = ({ before, after, ...alarm }: AlarmEffect) => ({
  ...alarm,
  before: episodeOf(before),
  after: episodeOf(after),
});

function effectsOf({ figures, alarms }: ReplayEffects): z.infer<typeof effects> {
  return {
    figures: { ...figures, byIndicator: [...figures.byIndicator], examples: figures.examples.map(figureOf) },
    alarms: { ...alarms, examples: alarms.examples.map(alarmOf) },
  };
}

export function sheetOf({ effects: known, ...sheet }: ReplaySheet): z.infer<typeof sheetView> {
  const { unchanged, added, changed, removed, flags } = sheet;
  return { ...replayOf(sheet), unchanged, added, changed, removed, flags, effects: known && effectsOf(known) };
}

export function seriesOf({ largest, mean, first, last, ...series }: ReplaySeries): z.infer<typeof seriesView> {
  return {
    ...series,
    largest: jsonNumber(largest),
    mean: jsonNumber(mean),
    first: isoTimeOrAbsent(first),
    last: isoTimeOrAbsent(last),
  };
}

const sideOf = (known: ReplayChange['before']) =>
  known && {
    flag: known.flag,
    reasons: [...known.reasons],
    raw: jsonNumber(known.raw),
    adjusted: jsonNumber(known.adjusted),
  };

export function changeOf({ datastream, frame, time: at, before, after }: ReplayChange): z.infer<typeof changeView> {
  return { datastream, frame, time: isoTime(at), before: sideOf(before), after: sideOf(after) };
}
