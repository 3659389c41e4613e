import type { FleetDevice } from './fleet.ts';

/** Makes envelopes by joining strings: the generator must not be what is measured. */
export class FrameSource {
  private next = 0;
  private readonly heads: readonly string[];
  private readonly tails: readonly string[];
  private readonly devices: readonly FleetDevice[];
  private readonly start: number;

  constructor(devices: readonly FleetDevice[], start: number) {
    this.devices = devices;
    this.start = start;
    this.heads = devices.map(
      ({ id }) =>
        `{"deduplicationId":"3ac7e3c4-4401-4b8d-9386-a5c902f9202d","deviceInfo":{"tenantId":"52f14cd4-c6f1-4fbd-8f87-4025e1d49242","tenantName":"Vigie","applicationId":"17c82e96-be03-4f38-aef3-f83d48582d97","applicationName":"banc","deviceProfileName":"classe A","deviceName":"${id}","devEui":"${id}"},"devAddr":"00189440","adr":true,"dr":5,"confirmed":false,"rxInfo":[{"gatewayId":"0016c001f153a14c","uplinkId":4217106255,"rssi":-36,"snr":10.5,"context":"E3OWOQ==","crcStatus":"CRC_OK"}],"txInfo":{"frequency":867100000,"modulation":{"lora":{"bandwidth":125000,"spreadingFactor":7,"codeRate":"CR_4_5"}}}`,
    );
    this.tails = devices.map(
      ({ port, bytes }) => `,"fPort":${port},"data":"${Buffer.from(bytes, 'hex').toString('base64')}"}`,
    );
  }

  private turn(): { index: number; counter: number; time: string } {
    const number = this.next++;
    const index = number % this.devices.length;
    const counter = Math.floor(number / this.devices.length);
    return { index, counter, time: new Date(this.start + counter * 100).toISOString() };
  }

  chirpstack(): string {
    const { index, counter, time } = this.turn();
    return `${this.heads[index]},"time":"${time}","fCnt":${counter}${this.tails[index]}`;
  }

  chirpstackArray(length: number): string {
    const parts: string[] = [];
    for (let index = 0; index < length; index++) parts.push(this.chirpstack());
    return `[${parts.join(',')}]`;
  }

  /** Payload of the embedded broker for one client, which speaks for one device. */
  mqttPayload(client: number, counter: number): string {
    const device = this.devices[client % this.devices.length];
    const time = new Date(this.start + counter * 100).toISOString();
    return `{"time":"${time}","fCnt":${counter},"fPort":${device?.port ?? 1},"bytes":"${device?.bytes ?? ''}"}`;
  }
}
