import { DAY, HOUR, SECOND } from '@vigie/kit';
import type { Instant, Json, JsonObject } from '@vigie/kit';
import { z } from 'zod';
import type { ConnectorActivity } from '../ports/connectors.ts';
import type { ConnectorRow } from '../ports/registry-reads.ts';
import { isoTime, isoTimeOrAbsent, time } from './shapes.ts';

const activityView = z.object({
  state: z.enum(['receiving', 'silent', 'never', 'disabled']),
  devices: z.number(),
  lastFrame: time.optional(),
  received: z.number(),
  trouble: z.number(),
  framesPerHour: z.number(),
});

export const connectorView = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  created: time,
  disabled: time.optional(),
  activity: activityView.optional(),
});

const SECRET = /password|secret|token|key/i;
const HIDDEN = '•••';
/** A connector is called silent after three expected periods of its quickest device, never before an hour. */
const PERIODS = 3;
const NO_DEVICES: ConnectorActivity = { devices: 0, received: 0, trouble: 0 };

/** Settings without what opens an outside broker or service: nobody reads that back. */
function shownSettings(settings: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, SECRET.test(name) ? HIDDEN : value]),
  );
}

/** Settings as they come back from a screen: a secret that was hidden stays what it is. */
export function givenSettings(given: JsonObject, kept: JsonObject): JsonObject {
  const back = ([name, value]: [string, Json]): [string, Json] => [
    name,
    value === HIDDEN ? (kept[name] ?? value) : value,
  ];
  return Object.fromEntries(Object.entries(given).map(back));
}

function stateOf(row: ConnectorRow, { lastFrame, period }: ConnectorActivity, now: Instant) {
  if (row.disabled !== undefined) return 'disabled';
  if (lastFrame === undefined) return 'never';
  const patience = period === undefined ? DAY : Math.max(HOUR, PERIODS * period * SECOND);
  return now - lastFrame > patience ? 'silent' : 'receiving';
}

/** A connector as managers see it, with what came through it in the last 24 hours. */
export function viewOfConnector(
  row: ConnectorRow,
  activity: ConnectorActivity = NO_DEVICES,
  now: Instant,
): z.infer<typeof connectorView> {
  const { created, disabled, settings, ...rest } = row;
  const hours = Math.min(24, Math.max(1, (now - created) / HOUR));
  return {
    ...rest,
    settings: shownSettings(settings),
    created: isoTime(created),
    disabled: isoTimeOrAbsent(disabled),
    activity: {
      state: stateOf(row, activity, now),
      devices: activity.devices,
      lastFrame: isoTimeOrAbsent(activity.lastFrame),
      received: activity.received,
      trouble: activity.trouble,
      framesPerHour: Math.round((activity.received / hours) * 10) / 10,
    },
  };
}
