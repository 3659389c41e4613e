import { useSyncExternalStore } from 'react';

/** The width below which styles fold tables into blocks. */
const query = () => window.matchMedia('(max-width: 40rem)');

function listen(changed: () => void): () => void {
  const media = query();
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** True on the width of a phone, where rows have another height. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => query().matches);
}
