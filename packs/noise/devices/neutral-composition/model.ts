import { SOUND_CLASSES, defineDevice } from '@vigie/kit';
import type { DatastreamTemplate } from '@vigie/kit';
import { contributionOf, timeShareOf } from '../../class-quantities.ts';

/** The contract says where a window begins and how long it is. */
const WINDOW = { covers: 'after', periodField: 'duration' } as const;

const classes: readonly DatastreamTemplate[] = SOUND_CLASSES.flatMap((sound): DatastreamTemplate[] => [
  { field: `timeShare.${sound}`, quantity: timeShareOf(sound), sensorRange: [0, 100], ...WINDOW },
  { field: `contribution.${sound}`, quantity: contributionOf(sound), sensorRange: [0, 140], ...WINDOW },
]);

/**
 * Any station that classifies on board, by the neutral contract: levels of a quarter of an hour, shares of classes, no
 * sound. What is finer than a minute, or says more than the contract, is refused.
 */
export const neutralComposition = defineDevice({
  id: 'neutral-composition',
  maker: 'Vigie (contrat neutre, tout fabricant)',
  model: 'Composition 1.0',
  radio: 'cellular',
  datasheet: 'docs/noise-composition-contract.md',
  expectedPeriod: 900,
  ports: [1],
  codec: { id: 'neutral-composition', version: '1.1.0' },
  payload: 'json',
  datastreams: [
    { field: 'LAeq', quantity: 'LAeq', sensorRange: [25, 140], ...WINDOW },
    { field: 'LA10', quantity: 'LA10', sensorRange: [25, 140], ...WINDOW },
    { field: 'LA50', quantity: 'LA50', sensorRange: [25, 140], ...WINDOW },
    { field: 'LA90', quantity: 'LA90', sensorRange: [25, 140], ...WINDOW },
    { field: 'LAFmax', quantity: 'LAFmax', sensorRange: [25, 140], ...WINDOW },
    { field: 'coverage', quantity: 'stationCoverage', sensorRange: [0, 100], role: 'health', ...WINDOW },
    ...classes,
  ],
  label: {
    fr: 'Station de classe 1 avec composition (contrat neutre)',
    en: 'Class 1 station with composition (neutral contract)',
  },
});
