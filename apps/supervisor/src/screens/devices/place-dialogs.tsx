import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useWords } from '../../words/words.ts';
import { instantText } from '../commands/local-text.ts';
import { ActionDialog } from './action-dialog.tsx';
import { deviceAddress, searchQuery } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';
import { ChoiceField, FormField } from './form-field.tsx';
import { PlacePick, placeOf } from './place-pick.tsx';

interface DialogProps {
  readonly device: DeviceRecord;
  readonly close: () => void;
}

interface When {
  readonly time: string;
  readonly note: string;
}

const NOW: When = { time: '', note: '' };

/** When and why something happened in the city. */
function WhenFields({ when, set }: { when: When; set: (when: When) => void }) {
  const words = useWords();
  const { sheet } = words.devices;
  return (
    <>
      <FormField
        label={sheet.when}
        type="datetime-local"
        hint={sheet.whenHint}
        value={when.time}
        change={(time) => set({ ...when, time })}
      />
      <FormField label={sheet.noteText} value={when.note} change={(note) => set({ ...when, note })} />
    </>
  );
}

/** As the API takes it: nothing for what is empty. */
function happened({ time, note }: When): { time?: string; note?: string } {
  const at = instantText(time);
  return { ...(at === '' ? {} : { time: at }), ...(note.trim() === '' ? {} : { note: note.trim() }) };
}

const OLD_BECOMES = ['retired', 'in-stock'] as const;

/** The new device takes over the object; a mark on its charts says when. */
export function ReplaceDialog({ device, close }: DialogProps) {
  const words = useWords();
  const { act, lifeCycle } = words.devices;
  const [by, setBy] = useState('');
  const [oldBecomes, setOldBecomes] = useState<string>('retired');
  const [when, setWhen] = useState(NOW);
  const found = (useQuery(searchQuery(by)).data?.items ?? []).filter(
    ({ kind, key }) => kind === 'device' && key !== device.id,
  );
  const connector = found.find(({ key }) => key === by.trim())?.connector;
  const replace = () => {
    const named = { id: by.trim(), ...(connector === undefined ? {} : { connector }) };
    const body = { by: named, oldBecomes, ...happened(when) };
    return request(deviceAddress(device, '/replace'), { method: 'POST', body });
  };
  return (
    <ActionDialog title={act.replace} lead={act.replaceLead} submit={act.replace} act={replace} close={close}>
      <FormField
        label={act.replaceBy}
        hint={act.replaceHint}
        required
        list="replacement-devices"
        autoComplete="off"
        value={by}
        change={setBy}
      />
      <datalist id="replacement-devices">
        {found.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </datalist>
      <ChoiceField
        label={act.oldBecomes}
        value={oldBecomes}
        change={setOldBecomes}
        options={OLD_BECOMES.map((stage) => [stage, lifeCycle[stage]])}
      />
      <WhenFields when={when} set={setWhen} />
    </ActionDialog>
  );
}

/** Another object or another position, at a date. */
export function MoveDialog({ device, close }: DialogProps) {
  const words = useWords();
  const { act } = words.devices;
  const [asset, setAsset] = useState(device.asset ?? '');
  const [address, setAddress] = useState('');
  const [when, setWhen] = useState(NOW);
  const [place, setPlace] = useState({
    latitude: device.place === undefined ? '' : String(device.place.latitude),
    longitude: device.place === undefined ? '' : String(device.place.longitude),
  });
  const move = () => {
    const note = [address.trim(), when.note.trim()].filter((text) => text !== '').join(' — ');
    const position = placeOf(place);
    const body = {
      ...(asset.trim() === '' ? {} : { asset: asset.trim() }),
      ...(position === undefined ? {} : { place: position }),
      ...happened({ ...when, note }),
    };
    return request(deviceAddress(device, '/move'), { method: 'POST', body });
  };
  return (
    <ActionDialog title={act.move} lead={act.moveLead} submit={act.move} act={move} close={close}>
      <FormField label={act.moveAsset} hint={act.moveAssetHint} value={asset} change={setAsset} />
      <PlacePick place={place} set={setPlace} />
      <FormField label={act.address} hint={act.addressHint} value={address} change={setAddress} />
      <WhenFields when={when} set={setWhen} />
    </ActionDialog>
  );
}

/** The end of a device's service; its measures stay. */
export function RetireDialog({ device, close }: DialogProps) {
  const words = useWords();
  const { act } = words.devices;
  const [when, setWhen] = useState(NOW);
  const retire = () => request(deviceAddress(device), { method: 'DELETE', body: happened(when) });
  return (
    <ActionDialog title={act.retire} lead={act.retireLead} submit={act.retire} act={retire} close={close}>
      <WhenFields when={when} set={setWhen} />
    </ActionDialog>
  );
}

const NOTED = ['cleaned', 'calibrated', 'repaired', 'inspected', 'battery-changed', 'vandalised', 'other'] as const;

/** Something a person did or saw on the spot. */
export function NoteDialog({ device, close }: DialogProps) {
  const words = useWords();
  const { sheet } = words.devices;
  const [kind, setKind] = useState<string>('cleaned');
  const [when, setWhen] = useState(NOW);
  const note = () => request(deviceAddress(device, '/events'), { method: 'POST', body: { kind, ...happened(when) } });
  return (
    <ActionDialog title={sheet.note} submit={sheet.noteSave} act={note} close={close}>
      <ChoiceField
        label={sheet.noteKind}
        value={kind}
        change={setKind}
        options={NOTED.map((each) => [each, sheet.events[each] ?? each])}
      />
      <WhenFields when={when} set={setWhen} />
    </ActionDialog>
  );
}
