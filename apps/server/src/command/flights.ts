import type { OpenCommand } from './command-store.ts';
import type { Receipt } from './courier.ts';
import { watchedBy } from './proof.ts';
import type { Measure } from './proof.ts';

/** A command that was handed over and has no end yet. */
export interface Flight {
  command: OpenCommand;
  /** The network has not answered yet: what it says meanwhile waits. */
  answering: boolean;
  readonly early: Receipt[];
  /** Handed over without an answer. */
  uncertain: boolean;
  /** Values seen since; only the newest of each datastream is needed, and a few more do no harm. */
  readonly measures: Measure[];
  askedAt: number;
  /** When the network let go of it at somebody's word; it is listened for a while, and no longer followed. */
  recalled?: number;
}

const MOST_MEASURES = 64;

/** What is on its way, found by name, by device and by what would prove it. */
export class Flights {
  private readonly all = new Map<string, Flight>();
  private readonly byDevice = new Map<number, Set<Flight>>();
  private readonly byDatastream = new Map<number, Set<Flight>>();

  get size(): number {
    return this.all.size;
  }

  values(): readonly Flight[] {
    return [...this.all.values()];
  }

  /** Followed no longer, and still heard: news that it left all the same must not be lost. */
  recall(id: string, time: number): void {
    const flight = this.all.get(id);
    if (flight !== undefined) flight.recalled = time;
  }

  get(id: string): Flight | undefined {
    return this.all.get(id);
  }

  add(command: OpenCommand, state: { answering: boolean; uncertain: boolean }): Flight {
    const flight: Flight = { command, ...state, early: [], measures: [], askedAt: 0 };
    this.remove(command.id);
    this.all.set(command.id, flight);
    put(this.byDevice, command.device, flight);
    for (const datastream of command.proof ? watchedBy(command.proof) : []) put(this.byDatastream, datastream, flight);
    return flight;
  }

  remove(id: string): void {
    const flight = this.all.get(id);
    if (flight === undefined) return;
    this.all.delete(id);
    const { command } = flight;
    take(this.byDevice, command.device, flight);
    for (const datastream of command.proof ? watchedBy(command.proof) : []) take(this.byDatastream, datastream, flight);
  }

  ofDevice(device: number): readonly Flight[] {
    return [...(this.byDevice.get(device) ?? [])];
  }

  /** The flight a receipt speaks of: by our name, by the network's, else the only one of its device. */
  find(device: number, receipt: Receipt): Flight | undefined {
    const flights = this.ofDevice(device);
    if (receipt.ref !== undefined) return flights.find(({ command }) => command.ref === receipt.ref);
    const named = flights.find(({ command }) => command.networkRef === receipt.networkRef);
    if (receipt.networkRef !== undefined && named !== undefined) return named;
    // a name that is not that of a known downlink is somebody else's, unless one of ours has none yet
    const nameless = flights.filter(
      ({ command }) => receipt.networkRef === undefined || command.networkRef === undefined,
    );
    return nameless.length === 1 ? nameless[0] : undefined;
  }

  /** Flights that a value bears on; the value is kept with them. */
  measured(measure: Measure): readonly Flight[] {
    const flights = [...(this.byDatastream.get(measure.datastream) ?? [])];
    return flights.filter((flight) => {
      if (flight.recalled !== undefined) return false;
      const { proofFrom } = flight.command;
      if (proofFrom === undefined || measure.time < proofFrom) return false;
      flight.measures.push(measure);
      if (flight.measures.length > MOST_MEASURES) flight.measures.shift();
      return true;
    });
  }

  watches(datastream: number): boolean {
    return this.byDatastream.has(datastream);
  }
}

function put(index: Map<number, Set<Flight>>, key: number, flight: Flight): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, new Set([flight]));
  else known.add(flight);
}

function take(index: Map<number, Set<Flight>>, key: number, flight: Flight): void {
  const known = index.get(key);
  known?.delete(flight);
  if (known?.size === 0) index.delete(key);
}
