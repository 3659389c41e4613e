import type { Doors } from '#publish/ports/connectors.ts';
import type { Config } from '../config.ts';

/** What senders may knock at besides HTTP, for those who set them up. */
export function doorsOf({ publicUrl, mqttPort, coapPort }: Config): Doors {
  return {
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(mqttPort === 0 ? {} : { mqttPort }),
    ...(coapPort === 0 ? {} : { coapPort }),
  };
}
