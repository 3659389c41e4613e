import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { applyLive } from './apply-live.ts';
import type { LiveValue } from './apply-live.ts';
import type { Thing, ThingSheet } from './contract.ts';

export type LiveState = 'connecting' | 'live' | 'interrupted';

/** New values go where they are shown; nothing is asked again for them. */
function showValues(client: QueryClient, values: readonly LiveValue[]): void {
  const byDatastream = new Map(values.map((value) => [value.datastream, value]));
  client.setQueryData<readonly Thing[]>(['things'], (things) => things && applyLive(things, byDatastream));
  client.setQueriesData<ThingSheet>({ queryKey: ['thing'] }, (sheet) => sheet && applyLive([sheet], byDatastream)[0]);
}

/** Follows the live stream: values at once, lists asked for again when the server says they changed. */
export function useLive(): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const source = new EventSource('/api/v1/live?topics=values,alarms');
    const again = (keys: readonly string[]) => () => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    };
    source.addEventListener('open', () => setState('live'));
    source.addEventListener('error', () => setState('interrupted'));
    source.addEventListener('alarms', again(['alarms', 'things', 'thing']));
    source.addEventListener('values', ({ data }: MessageEvent<string>) => {
      showValues(client, JSON.parse(data) as readonly LiveValue[]); // shape of the contract, tested on the server
    });
    source.addEventListener('reset', again(['alarms', 'things', 'thing', 'balance']));
    return () => source.close();
  }, [client]);
  return state;
}
