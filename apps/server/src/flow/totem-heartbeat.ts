import { formatInstant } from '@vigie/kit';
import { admit, understand } from '#connect/intake.ts';
import type { IntakeParts } from '#connect/intake.ts';
import type { TotemHeartbeat } from '#publish/display/heartbeat.ts';

/** A totem asks every minute; one frame in five minutes says as well that it lives. */
const BEAT_MS = 5 * 60_000;
/** Totems remembered; the oldest leaves first. */
const MOST_TOTEMS = 10_000;

/** The call of a totem as a frame of its connector: kept, decoded and watched like any other. */
export function totemHeartbeat(intake: IntakeParts): TotemHeartbeat {
  const last = new Map<string, number>();
  return {
    async beat({ connector: key, device, token }) {
      const admission = admit(intake, key, token === undefined ? [] : [token]);
      if ('refusal' in admission) return 'refused';
      const { connector } = admission;
      if (!intake.directory.ownsDevice(connector.identity.id, device)) return 'refused';
      const now = intake.clock.now();
      const address = `${key} ${device}`;
      if (now - (last.get(address) ?? Number.NEGATIVE_INFINITY) < BEAT_MS) return 'heard';
      const body = Buffer.from(JSON.stringify({ device, time: formatInstant(now), data: { alive: 1 } }));
      const understood = understand({ connector, body }, now);
      if ('refusal' in understood) return 'refused';
      try {
        await intake.batcher.submit(understood.frames);
      } catch {
        // the figures are shown all the same; the next call says it again
        return 'unavailable';
      }
      last.delete(address);
      last.set(address, now);
      const oldest = last.keys().next();
      if (last.size > MOST_TOTEMS && oldest.done !== true) last.delete(oldest.value);
      return 'heard';
    },
  };
}
