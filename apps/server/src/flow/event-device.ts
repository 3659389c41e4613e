import type { JsonObject } from '@vigie/kit';
import { deviceKey, euiFromBase64 } from '#connect/envelope/device-key.ts';
import { firstOf, objectOf } from '#connect/envelope/field.ts';

/** The device an event of a network speaks of, by the name frames of it are filed under. */
export function eventDevice(envelope: JsonObject): string | undefined {
  const info = objectOf(envelope['deviceInfo']);
  if (info !== undefined) return deviceKey(info['devEui']);
  const ids = objectOf(envelope['end_device_ids']);
  if (ids !== undefined) return deviceKey(firstOf(ids, ['dev_eui', 'device_id']));
  for (const [name, value] of Object.entries(envelope)) {
    // ThingPark wraps each report: `DevEUI_downlink_Sent`
    if (name.startsWith('DevEUI_')) return deviceKey(objectOf(value)?.['DevEUI']);
  }
  return euiFromBase64(firstOf(envelope, ['devEUI', 'devEui']));
}
