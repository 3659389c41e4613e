import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

export type LiveState = 'connecting' | 'live' | 'interrupted';

/** Follows the live stream: lists are asked for again when the server says they changed, at most once a second. */
export function useLive(): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const source = new EventSource('/api/v1/live');
    const again = (keys: readonly string[]) => () => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    };
    source.addEventListener('open', () => setState('live'));
    source.addEventListener('error', () => setState('interrupted'));
    source.addEventListener('alarms', again(['alarms', 'things', 'thing']));
    source.addEventListener('values', again(['thing']));
    source.addEventListener('reset', again(['alarms', 'things', 'thing', 'balance']));
    return () => source.close();
  }, [client]);
  return state;
}
