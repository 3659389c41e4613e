import { HOUR, defineIndicator, median } from '@vigie/kit';

/** Change of conductivity over the last hours, in percent: a spill, the sea, or soft water of a sewer overflow. */
export const conductivityStep = defineIndicator({
  kind: 'window',
  id: 'water-conductivity-step',
  label: { fr: 'Saut de conductivité', en: 'Step of conductivity' },
  from: 'conductivity25',
  quantity: 'conductivityStep',
  window: 'trailing-30min',
  lead: 3 * HOUR,
  compute({ samples, before = [], start }) {
    const now = median(samples.map(({ value }) => value));
    const earlier = before.filter(({ time }) => time < start).map(({ value }) => value);
    const usual = earlier.length < 2 ? undefined : median(earlier);
    if (now === undefined || usual === undefined || usual <= 0) return undefined;
    return (100 * Math.abs(now - usual)) / usual;
  },
  coverage: { good: 0.5, partial: 0.1 },
  caveat: {
    fr: 'Écart entre la dernière demi-heure et les trois heures d’avant. Une crue dilue aussi : lisez la hauteur et la turbidité.',
    en: 'Difference between the last half-hour and the three hours before. A flood dilutes too: read stage and turbidity.',
  },
  source: 'Médiane de 30 min contre médiane des 3 h précédentes (choix)',
});
