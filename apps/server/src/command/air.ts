import { EU868_RX2, EU868_SUB_BANDS, LORAWAN_OVERHEAD, subBandAt, timeOnAir } from '@vigie/kit';
import type { CommandedDevice, LastHeard } from './commanded-device.ts';

/** What a downlink takes of the air, and whose. */
export interface AirUse {
  /** Absent for what goes by no radio of ours, or when nobody knows which gateway will speak. */
  readonly gateway: string | undefined;
  readonly subBand: string | undefined;
  readonly airMs: number;
}

/** A network server sends acknowledgements, joins and settings besides: orders may take this share of a duty cycle. */
export const ORDER_SHARE = 0.5;
const SLOWEST = 12;
/** First window: the channel of the uplink, in 868.0–868.6 MHz where most are. */
const RX1 = 868.1;
/** Kinds of connectors that reach devices otherwise than by LoRa. */
const WIRED = new Set(['mqtt-json', 'http-json', 'csv', 'sentilo', 'sigfox']);

/** Class A answers in the first window at the uplink's rate; class C listens on 869.525 MHz at the rate of the network. */
export function airOf(device: CommandedDevice, bytes: number, heard: LastHeard): AirUse {
  if (WIRED.has(device.connector.kind) || (device.model !== undefined && device.model.radio !== 'lorawan'))
    return { gateway: undefined, subBand: undefined, airMs: 0 };
  const listens = device.model?.loraClass === 'C';
  const spreadingFactor = listens ? rx2SpreadingFactor(device) : (heard.spreadingFactor ?? SLOWEST);
  const airMs = timeOnAir({ bytes: bytes + LORAWAN_OVERHEAD, spreadingFactor, crc: false });
  return { gateway: heard.gateway, subBand: subBandAt(listens ? EU868_RX2 : RX1)?.id, airMs };
}

// LoRaWAN EU868 says SF12; some networks say SF9, and their manager writes it
function rx2SpreadingFactor({ connector }: CommandedDevice): number {
  const said = connector.settings['rx2SpreadingFactor'];
  return typeof said === 'number' && Number.isInteger(said) && said >= 7 && said <= 12 ? said : SLOWEST;
}

/** Milliseconds of an hour that orders may take in a sub-band of one gateway. */
export function hourlyBudget(subBand: string): number {
  const dutyCycle = EU868_SUB_BANDS.find(({ id }) => id === subBand)?.dutyCycle ?? 0;
  return 3_600_000 * dutyCycle * ORDER_SHARE;
}
