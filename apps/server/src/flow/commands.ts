import type { Pack } from '@vigie/kit';
import type { Outlets } from '#command/courier.ts';
import { httpOutlet } from '#command/http-outlet.ts';
import { MqttOutlet } from '#command/mqtt-outlet.ts';
import { WayBack } from '#command/way-back.ts';
import { parseUplink } from '#connect/parse-uplink.ts';
import type { CagedDecoder } from '#decode/caged-decoder.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Log } from '#platform/log.ts';
import { startLoop } from '#platform/loop.ts';
import type { CommandActions } from '#publish/ports/commands.ts';
import { Commands } from '#store/commands.ts';
import type { FrameOutcome } from '#store/observation-log.ts';
import { readFrames } from '#store/read-frames.ts';
import { commandDevices } from './command-devices.ts';
import { commandActionsOf } from './command-actions.ts';
import { hearNetwork } from './hear-network.ts';
import { HeardDevices } from './heard-devices.ts';
import type { RegistryView } from './registry-view.ts';
import type { Tidings } from './tidings.ts';

const EVERY_MS = 1_000;

interface Broker {
  publish(device: string, payload: Uint8Array): void;
}

export interface CommandFlow {
  readonly actions: CommandActions;
  readonly wayBack: WayBack;
  /** From here on devices of the embedded broker are reached. */
  reach(broker: Broker | undefined): void;
  stop(): Promise<void>;
}

interface CommandNeeds {
  readonly flow: { readonly view: RegistryView; readonly decoder: CagedDecoder; readonly tidings: Tidings };
  readonly pool: Pool;
  readonly packs: readonly Pack[];
  readonly clock: { now(): number };
  readonly log: Log;
}

/** Wires the way back: it hears what comes in and what was stored, and hands over what is due. */
export async function openCommands({ flow, pool, packs, clock, log }: CommandNeeds): Promise<CommandFlow> {
  const { view, decoder, tidings } = flow;
  const mqtt = new MqttOutlet();
  const stopping = new AbortController();
  let broker: Broker | undefined;
  const devices = commandDevices(view, packs);
  const hearing = new HeardDevices((scope, query) => readFrames(pool, scope, { ...query, parse: parseUplink }));
  const wayBack = new WayBack({
    store: new Commands(pool),
    devices,
    hearing,
    callCodec: (codec, argument) => decoder.call({ codec, wanted: 'encodeDownlink', argument }),
    outlets: outletsOf(mqtt, { broker: () => broker, signal: stopping.signal }),
    clock,
    log,
  });
  await wayBack.start();
  tidings.listen({
    received(committed) {
      for (const frame of committed) {
        hearing.take(frame);
        if (wayBack.inFlight > 0) hearNetwork(frame, { wayBack, view, devices });
      }
    },
    ended: (outcomes) => wayBack.observed(measuresOf(outcomes, wayBack)),
  });
  const loop = startLoop({ name: 'commands', everyMs: EVERY_MS, log, work: () => wayBack.tick() });
  return {
    wayBack,
    actions: commandActionsOf(wayBack, {
      devices,
      store: new Commands(pool),
      pool,
      packs,
      clock,
      wake: () => loop.wake(),
    }),
    reach(given) {
      broker = given;
    },
    async stop() {
      stopping.abort();
      await loop.stop();
      await wayBack.stop();
      await mqtt.stop();
    },
  };
}

/** The ways out of the house; the embedded broker is there once it was started, if it is. */
function outletsOf(mqtt: MqttOutlet, given: { broker(): Broker | undefined; signal: AbortSignal }): Outlets {
  return {
    http: (ask) => httpOutlet(ask, { signal: given.signal }),
    mqtt: (connector, message) => mqtt.publish(connector, message),
    embedded(device, payload) {
      const broker = given.broker();
      broker?.publish(device, Buffer.from(payload));
      return broker !== undefined;
    },
  };
}

function measuresOf(outcomes: readonly FrameOutcome[], wayBack: WayBack) {
  if (wayBack.inFlight === 0) return [];
  return outcomes.flatMap(({ end, observations }) => {
    if (end !== 'stored') return [];
    return observations.flatMap(({ datastream, time, adjusted }) =>
      adjusted !== undefined && wayBack.watches(datastream) ? [{ datastream, time, value: adjusted }] : [],
    );
  });
}
