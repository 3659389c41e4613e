import { startCoapServer } from '#connect/coap/coap-server.ts';
import { DropFolder } from '#connect/csv/drop-folder.ts';
import type { MqttBroker } from '#connect/mqtt-broker.ts';
import { startLoop } from '#platform/loop.ts';
import type { Log } from '#platform/log.ts';
import type { Config } from '../config.ts';
import type { Flow } from '../flow.ts';

const LOOK_MS = 2_000;

interface DoorParts {
  readonly flow: Pick<Flow, 'intake' | 'view'>;
  readonly config: Config;
  readonly log: Log;
  readonly broker: MqttBroker | undefined;
}

/** Doors besides HTTP and MQTT that the settings open, and the broker told of changed connectors. Gives what stops them. */
export async function startMoreDoors(parts: DoorParts): Promise<() => Promise<void>> {
  followConnectors(parts);
  const { flow, config, log } = parts;
  const failed = (error: unknown) => log.error({ err: error }, 'a CoAP message was not taken');
  const coap =
    config.coapPort === 0
      ? undefined
      : await startCoapServer({ parts: flow.intake, host: config.host, port: config.coapPort, failed });
  const drop = config.dropFolder === undefined ? undefined : watchFolder(config.dropFolder, parts);
  return async () => {
    await drop?.stop();
    await coap?.stop();
  };
}

function watchFolder(folder: string, { flow, log }: DoorParts) {
  const drop = new DropFolder({
    folder,
    parts: flow.intake,
    connectors: () => flow.view.connectors,
    told: ({ connector, file, outcome, report: { rows, quarantined, fault } }) =>
      log.info({ connector, file, outcome, rows, quarantined, fault }, 'file taken in'),
  });
  return startLoop({ name: 'drop folder', everyMs: LOOK_MS, work: () => drop.look(), log });
}

/** A connector that is closed, or whose token or topics changed, keeps no connection that was admitted before. */
function followConnectors({ flow, broker }: DoorParts): void {
  if (broker === undefined) return;
  const marks = () =>
    new Map(
      flow.view.connectors.map(({ identity, disabled, tokenHash, settings }) => [
        identity.key,
        `${disabled} ${Buffer.from(tokenHash).toString('hex')} ${JSON.stringify(settings)}`,
      ]),
    );
  let before = marks();
  flow.view.onChange(() => {
    const now = marks();
    for (const [key, mark] of before) if (now.get(key) !== mark) broker.disconnect(key);
    before = now;
  });
}
