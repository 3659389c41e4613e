import type { Label, Pack, PublicPanel, Rule, WindowIndicator } from '@vigie/kit';

const both = (text: string): Label => ({ fr: text, en: `${text} (en)` });

interface Sketch {
  readonly id: string;
  readonly path: string;
  readonly headline: string;
  readonly chart: Pick<WindowIndicator, 'id' | 'quantity' | 'window' | 'references'>;
  readonly rules?: readonly Rule[];
}

/** One panel of each form, on the theme and on each object. */
function everyForm(series: string): readonly PublicPanel[] {
  const shared = { series, days: 7, on: 'both' } as const;
  const classes = [{ label: both('bas') }, { label: both('haut'), from: 60 }];
  return [
    { ...shared, form: 'figure', id: 'chiffre', title: both('Chiffre'), trend: 'previous' },
    { ...shared, form: 'curve', id: 'courbe', title: both('Courbes') },
    { ...shared, form: 'bars', id: 'jours', title: both('Jours') },
    { ...shared, form: 'heatmap', id: 'semaine', title: both('Semaine') },
    { ...shared, form: 'comparison', id: 'avant', title: both('Avant'), with: 'previous' },
    { ...shared, form: 'worst', id: 'premiers', title: both('Premiers') },
    { ...shared, form: 'table', id: 'points', title: both('Tableau') },
    { form: 'composition', id: 'parts', title: both('Parts'), days: 7, on: 'both', of: { series, classes } },
  ];
}

const months = (series: string): PublicPanel => {
  return { form: 'bars', id: 'mois', title: both('Mois'), series, days: 365, by: 'month' };
};

function sketch({ id, path, headline, chart, rules = [] }: Sketch): Pack {
  const assetType = `${id}-object`;
  return {
    id,
    label: both(id),
    hue: '#0072B2',
    icon: 'M3 3h18v18H3Z',
    quantities: [],
    assetTypes: [{ id: assetType, label: both('objet'), properties: [] }],
    devices: [],
    checks: [],
    indicators: [{ ...chart, kind: 'window', label: both(chart.id), from: headline, compute: 'law', source: 'essai' }],
    rules: rules.map((rule) => ({ ...rule, assetTypes: [assetType] })),
    boards: [],
    datasets: [
      {
        id: `essai-${id}`,
        title: both('jeu'),
        description: both('description'),
        series: [chart.id],
        grain: 'day',
        licence: 'etalab-2.0',
        keywords: ['essai'],
      },
    ],
    publicContent: {
      path,
      title: both(`Thème ${id}`),
      finding: {
        fr: 'À {place}, {value} {unit}, {count} points, {time}.',
        en: 'At {place}, {value} {unit}, {count}, {time}.',
      },
      headline,
      chart: chart.id,
      panels: id === 'noise' ? everyForm(chart.id) : id === 'mobility' ? [months(chart.id)] : [],
      policy: { objective: both('objectif'), target: both('cible'), action: both('action') },
      method: both('méthode'),
      limits: both('limites'),
    },
  };
}

const fullRule: Rule = {
  id: 'waste-container-full',
  label: both('Colonne pleine'),
  quantity: 'fillLevel',
  assetTypes: [],
  test: { kind: 'threshold', thresholds: [90, 100], hysteresis: 5, up: 2, down: 2 },
  priorities: ['medium', 'high'],
  response: { title: both('fiche'), steps: [both('agir')] },
};
const batteryRule: Rule = { ...fullRule, id: 'waste-battery', quantity: 'batteryLevel' };

/** Five themes with the shapes pages must know: decibels, share, stage, count, energy of a night. */
export const EXAMPLE_PACKS: readonly Pack[] = [
  sketch({
    id: 'noise',
    path: '/bruit',
    headline: 'LAeq',
    chart: {
      id: 'lden-day',
      quantity: 'Lden',
      window: 'local-day',
      references: [{ value: 68, label: both('Limite'), source: 'Arrêté du 4 avril 2006' }],
    },
  }),
  sketch({
    id: 'waste',
    path: '/dechets',
    headline: 'fillLevel',
    chart: { id: 'fill-day', quantity: 'fillLevel', window: 'local-day' },
    rules: [fullRule, batteryRule],
  }),
  sketch({
    id: 'water',
    path: '/cours-d-eau',
    headline: 'stage',
    chart: { id: 'stage-hour', quantity: 'stage', window: 'hour' },
  }),
  sketch({
    id: 'mobility',
    path: '/mobilites',
    headline: 'count',
    chart: { id: 'count-day', quantity: 'count', window: 'local-day' },
  }),
  sketch({
    id: 'lighting',
    path: '/eclairage',
    headline: 'activePower',
    chart: { id: 'energy-night', quantity: 'energyPerNight', window: 'local-night' },
  }),
];
