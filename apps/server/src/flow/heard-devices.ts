import type { JsonObject } from '@vigie/kit';
import type { CommandedDevice, Hearing, LastHeard } from '#command/commanded-device.ts';
import type { CommittedFrame } from '#connect/frame-log.ts';
import type { Reads } from '#publish/reads.ts';

/** Which gateway heard each device last, in memory; from its newest stored frame after a start. */
export class HeardDevices implements Hearing {
  private readonly last = new Map<string, LastHeard>();
  private readonly frames: Reads['frames'];

  constructor(frames: Reads['frames']) {
    this.frames = frames;
  }

  take({ connector, uplink }: CommittedFrame): void {
    if (uplink?.gateway === undefined) return;
    const { device, gateway, spreadingFactor } = uplink;
    this.last.set(`${connector.key} ${device}`, { gateway, spreadingFactor });
  }

  async lastHeard(device: CommandedDevice): Promise<LastHeard> {
    const key = `${device.connector.key} ${device.key}`;
    const known = this.last.get(key);
    if (known !== undefined) return known;
    const uplink = (await this.newest(device))?.uplink;
    const heard = { gateway: uplink?.gateway, spreadingFactor: uplink?.spreadingFactor };
    this.last.set(key, heard);
    return heard;
  }

  async envelope(device: CommandedDevice): Promise<JsonObject | undefined> {
    const body = (await this.newest(device))?.body;
    return body && envelopeOf(body);
  }

  private async newest({ organisation, key, connector }: CommandedDevice) {
    const query = { device: key, connector: connector.key, limit: 1 };
    const { items } = await this.frames({ organisation }, query);
    return items[0];
  }
}

/** The JSON object a stored body is, if it is one. */
export function envelopeOf(body: Uint8Array): JsonObject | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
    // JSON.parse gives exactly the Json type
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
