import { z } from 'zod';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { Problem } from '#platform/http/problem.ts';
import type { DeviceRecord, DeviceRecords } from '../../ports/device-records.ts';
import type { Scope } from '../../reads.ts';
import { deviceId, filter, keyShape } from '../shapes.ts';

export const deviceParams = z.object({ id: deviceId });

/** Two connectors may know one identifier: then the connector has to be said. */
export const deviceQuery = z.strictObject({ connector: filter(keyShape) });

/** The device of an address. Throws the problem where there is none, or two. */
export async function findDevice(
  devices: DeviceRecords,
  scope: Scope,
  { id, connector }: { readonly id: string; readonly connector?: string },
): Promise<DeviceRecord> {
  const known = await devices.find(scope, id);
  const found = connector === undefined ? known : known.filter((device) => device.connector === connector);
  const [first, second] = found;
  if (first === undefined) throw notFound('Le capteur', id);
  if (second !== undefined) {
    const through = found.map((device) => `« ${device.connector} »`).join(', ');
    throw conflict(
      'ambiguous-device',
      `« ${id} » est connu de plusieurs connecteurs (${through}) : précisez « ?connector= ».`,
    );
  }
  return first;
}

/** A minute of clocks that differ; what is said to happen later has not happened. */
const AHEAD_MS = 5 * 60_000;

/** When something happened: as said, or now. */
export function happenedAt(given: number | undefined, now: number): number {
  if (given !== undefined && given > now + AHEAD_MS) throw futureTime();
  return given ?? now;
}

function futureTime(): Problem {
  const message = 'Cette date est dans l’avenir : notez ce qui a eu lieu.';
  return unprocessable('future-time', message, [{ where: 'body.time', message }]);
}
