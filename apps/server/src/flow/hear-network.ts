import type { JsonObject } from '@vigie/kit';
import type { CommandedDevice, DeviceBook } from '#command/commanded-device.ts';
import type { WayBack } from '#command/way-back.ts';
import type { CommittedFrame } from '#connect/frame-log.ts';
import { eventDevice } from './event-device.ts';
import { envelopeOf } from './heard-devices.ts';
import type { RegistryView } from './registry-view.ts';

interface Listeners {
  readonly wayBack: WayBack;
  readonly view: RegistryView;
  readonly devices: DeviceBook;
}

/** A frame at the door, told to the way back; its body is read only where somebody waits for what it may say. */
export function hearNetwork(frame: CommittedFrame, { wayBack, view, devices }: Listeners): void {
  const said = frame.uplink === undefined ? eventOf(frame) : undefined;
  const key = frame.uplink?.device ?? (said && eventDevice(said));
  const device = key === undefined ? undefined : deviceOf(frame.connector.id, key, { view, devices });
  if (device === undefined || !wayBack.listensTo(device, frame.uplink !== undefined)) return;
  const envelope = said ?? envelopeOf(frame.body);
  if (envelope !== undefined) wayBack.heard(device, envelope);
}

function eventOf({ early, body }: CommittedFrame): JsonObject | undefined {
  return early?.reason.startsWith('event:') === true ? envelopeOf(body) : undefined;
}

function deviceOf(
  connector: number,
  key: string,
  { view, devices }: Pick<Listeners, 'view' | 'devices'>,
): CommandedDevice | undefined {
  const found = view.deviceOf(connector, key);
  return found && devices.byId(found.id);
}
