import type { JsonObject } from '@vigie/kit';
import { DAY, HOUR, MINUTE } from '@vigie/kit';
import { numberOf } from '#connect/envelope/field.ts';
import type { PullKind, Quota, Rhythm } from '#connect/pull/pull-kind.ts';
import type { SettingFault, SettingField } from '#connect/setting-field.ts';

/** What a manager may change of any source's rhythm. */
export const RHYTHM_SETTINGS: readonly SettingField[] = [
  {
    name: 'everyMinutes',
    type: 'number',
    label: { fr: 'Intervalle (minutes)', en: 'Interval (minutes)' },
    help: { fr: 'Temps entre deux lectures du présent.', en: 'Time between two readings of the present.' },
    example: '5',
  },
  {
    name: 'overlapHours',
    type: 'number',
    label: { fr: 'Relecture (heures)', en: 'Overlap (hours)' },
    help: {
      fr: 'Durée déjà lue qui est redemandée à chaque fois : valeurs tardives ou corrigées.',
      en: 'What was read already and is asked again each time: late or corrected values.',
    },
    example: '2',
  },
  {
    name: 'historyDays',
    type: 'number',
    label: { fr: 'Historique (jours)', en: 'History (days)' },
    help: { fr: 'Passé demandé à la création de la source.', en: 'Past asked for when the source is made.' },
    example: '7',
  },
  {
    name: 'requestsPerDay',
    type: 'number',
    label: { fr: 'Requêtes par jour', en: 'Requests a day' },
    help: { fr: 'Au plus, vers l’hôte de cette source.', en: 'At most, to the host of this source.' },
    example: '5000',
  },
];

const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  everyMinutes: [1, 10_080],
  overlapHours: [0, 17_520],
  historyDays: [0, 20_000],
  requestsPerDay: [1, 100_000],
};

const given = (settings: JsonObject, name: string): number | undefined => numberOf(settings[name]);

/** The kind's rhythm, as far as the settings do not say otherwise. */
export function rhythmOf(kind: PullKind, settings: JsonObject): Rhythm {
  const { rhythm } = kind;
  const every = given(settings, 'everyMinutes');
  const overlap = given(settings, 'overlapHours');
  const history = given(settings, 'historyDays');
  const wanted = {
    every: every === undefined ? rhythm.every : every * MINUTE,
    overlap: overlap === undefined ? rhythm.overlap : overlap * HOUR,
    history: history === undefined ? rhythm.history : history * DAY,
  };
  // the window of the present holds the overlap and as much again: else every turn would leave some to the past
  const window = Math.min(Math.max(rhythm.window, 2 * wanted.overlap, 2 * wanted.every), rhythm.longest ?? Infinity);
  return { ...wanted, window, overlap: Math.min(wanted.overlap, window / 2) };
}

export function quotaOf(kind: PullKind, settings: JsonObject): Quota {
  return { ...kind.quota, perDay: given(settings, 'requestsPerDay') ?? kind.quota.perDay };
}

/** Numbers that cannot be a rhythm. */
export function rhythmFaults(settings: JsonObject): readonly SettingFault[] {
  return Object.entries(LIMITS).flatMap(([name, [least, most]]) => {
    const value = given(settings, name);
    if (value === undefined || (value >= least && value <= most)) return [];
    return [{ name, message: `Un nombre de ${least} à ${most} est attendu.` }];
  });
}
