import type { Instant } from '@vigie/kit';
import type { DeviceBook, Hearing } from './commanded-device.ts';
import type { CommandStore, Scope } from './command-store.ts';
import type { Outlets, Recalled } from './courier.ts';
import { courierOf } from './couriers.ts';
import type { Flight, Flights } from './flights.ts';

export interface RecallParts {
  readonly store: CommandStore;
  readonly flights: Flights;
  readonly devices: DeviceBook;
  readonly hearing: Hearing;
  readonly outlets: Outlets;
  readonly clock: { now(): Instant };
}

export interface RecallBy {
  readonly who: string;
  readonly reason: string | undefined;
}

/** What became of a wish to cancel what a network has already. */
export type RecallOutcome = 'cancelled' | 'too-late' | Exclude<Recalled, { readonly kind: 'withdrawn' }>;

/** A flight that its network may still keep. */
function keptFlight(flights: Flights, organisation: number, id: string): Flight | undefined {
  const flight = flights.get(id);
  if (flight === undefined || flight.command.organisation !== organisation) return undefined;
  return flight.answering || flight.recalled !== undefined || flight.command.state !== 'queued' ? undefined : flight;
}

async function askNetwork({ command }: Flight, { devices, hearing, outlets }: RecallParts): Promise<Recalled> {
  const device = devices.byId(command.device);
  const courier = device && courierOf(device.connector.kind);
  if (device === undefined || courier?.recall === undefined) return { kind: 'no-recall' };
  const { ref, networkRef } = command;
  const letter = { device: device.key, connector: device.connector, ref, networkRef };
  return courier.recall({ ...letter, envelope: await hearing.envelope(device) }, outlets);
}

/** Asks the network to let go of a command it still keeps. What is on the air, or was, is too late. */
export async function recallCommand(
  { organisation }: Scope,
  { id, by }: { readonly id: string; readonly by: RecallBy },
  parts: RecallParts,
): Promise<RecallOutcome> {
  const { store, flights, clock } = parts;
  const flight = keptFlight(flights, organisation, id);
  if (flight === undefined) return 'too-late';
  const recalled = await askNetwork(flight, parts);
  if (recalled.kind !== 'withdrawn') {
    const reason = recalled.kind === 'refused' ? recalled.reason : recalled.kind;
    await store.note(id, { time: clock.now(), kind: 'cancel-refused', who: by.who, reason });
    return recalled;
  }
  const reason = by.reason ?? 'withdrawn';
  const ended = await store.step(id, { time: clock.now(), state: 'cancelled', who: by.who, reason });
  if (!ended) return 'too-late';
  flights.recall(id, clock.now());
  return 'cancelled';
}
