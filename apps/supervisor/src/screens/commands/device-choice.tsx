import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../words/words.ts';
import { deviceSearchQuery } from './commands-api.ts';

/** A device found as one types; its identifier is what counts. */
export function DeviceChoice({ chosen, choose }: { chosen: string; choose: (device: string) => void }) {
  const words = useWords();
  const [typed, setTyped] = useState(chosen);
  const found = useQuery(deviceSearchQuery(typed)).data?.items ?? [];
  const { form } = words.commands;
  const change = (text: string) => {
    setTyped(text);
    if (found.some(({ id }) => id === text)) choose(text);
  };
  return (
    <div className="field">
      <label htmlFor="order-device">{form.device}</label>
      <input
        id="order-device"
        type="search"
        list="order-devices"
        autoComplete="off"
        placeholder={form.filter}
        value={typed}
        onChange={(event) => change(event.target.value)}
        onBlur={() => choose(typed.trim())}
      />
      <datalist id="order-devices">
        {found.map((device) => (
          <option key={device.id} value={device.id}>
            {device.name}
          </option>
        ))}
      </datalist>
    </div>
  );
}
