import { LIFE_CYCLES } from '@vigie/kit';
import type { LifeCycle } from '@vigie/kit';
import { shown } from './csv-cell.ts';
import type { Read } from './csv-cell.ts';

const FRENCH: Readonly<Record<string, LifeCycle>> = {
  commande: 'ordered',
  'en commande': 'ordered',
  'en stock': 'in-stock',
  stock: 'in-stock',
  pose: 'installed',
  installe: 'installed',
  'en service': 'in-service',
  'en reparation': 'under-repair',
  retire: 'retired',
  reforme: 'retired',
};

/** `in-service` or « en service ». */
export function readLifeCycle(cell: string): Read<LifeCycle> {
  const plain = cell
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
  const value = LIFE_CYCLES.find((known) => known === plain) ?? FRENCH[plain];
  if (value !== undefined) return { value };
  return { fault: `« ${shown(cell)} » n’est pas une étape de vie.`, mend: `Une de : ${LIFE_CYCLES.join(', ')}.` };
}
