import type { Clock } from '@vigie/kit';
import type { City } from './city.ts';
import { firstOrders } from './first-orders.ts';
import { NetworkServer } from './network-server.ts';
import { Obedience } from './obedience.ts';
import type { PlatformClient } from './platform-client.ts';
import type { Progress } from './progress.ts';
import type { MqttSender } from './senders.ts';
import type { Send } from './play-live.ts';

/** The network server of the demonstration, on the port it had before. */
export async function openNetwork(progress: Progress): Promise<NetworkServer> {
  const network = await NetworkServer.start(progress.state.downlinkPort ?? 0);
  progress.update({ downlinkPort: network.port });
  return network;
}

interface WayBackParts {
  readonly network: NetworkServer;
  readonly broker: MqttSender | undefined;
  readonly client: PlatformClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly send: Send;
  readonly token: string;
}

/** From here on devices obey; the first orders are given. */
export async function openWayBack(town: City, parts: WayBackParts): Promise<void> {
  const { network, broker, client, clock, signal, send, token } = parts;
  const obedience = new Obedience(town, { clock, signal, send });
  network.heard = (downlink) => obedience.overRadio(downlink);
  await broker?.listen(obedience.listeners('armoires-mqtt'), (downlink) => obedience.overBroker(downlink));
  await firstOrders(client, town, token);
}
