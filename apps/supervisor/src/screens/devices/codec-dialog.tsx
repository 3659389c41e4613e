import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { useWords } from '../../words/words.ts';
import { codecsQuery } from '../codecs/codec-api.ts';
import { ActionDialog } from './action-dialog.tsx';
import { deviceAddress } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';
import { ChoiceField, FormField } from './form-field.tsx';

const written = ({ id, version }: { id: string; version: string }): string => `${id}@${version}`;

/** Another codec or version for the frames to come, with the reason why. */
export function CodecDialog({ device, close }: { device: DeviceRecord; close: () => void }) {
  const words = useWords();
  const { act } = words.devices;
  const active = (useQuery(codecsQuery).data ?? []).filter(({ state }) => state === 'active');
  const now = device.registeredCodec ?? device.codec;
  const [chosen, setChosen] = useState(now === undefined ? '' : written(now));
  const [note, setNote] = useState('');
  const codec = active.find((each) => written(each) === chosen);
  const save = () =>
    request(deviceAddress(device), {
      method: 'PATCH',
      body: { codec: codec === undefined ? null : { id: codec.id, version: codec.version }, note },
    });
  return (
    <ActionDialog title={act.codec} lead={act.codecLead} submit={act.save} act={save} close={close}>
      <ChoiceField
        label={act.codecVersion}
        required
        value={chosen}
        change={setChosen}
        none="–"
        options={active.map((each) => [written(each), `${each.id} ${each.version}`])}
      />
      <FormField label={act.reason} required value={note} change={setNote} />
      <p>
        <Link to={paths.replays({ capteur: device.id })}>{act.replay}</Link>
      </p>
    </ActionDialog>
  );
}
