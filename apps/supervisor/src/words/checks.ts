type Whom = 'all' | 'model' | 'thing';

/** What the journal keeps of a setting. */
const whoseOf = (detail: Readonly<Record<string, unknown>>): string => {
  const { thing, model } = detail;
  if (typeof thing === 'string') return thing;
  return typeof model === 'string' ? model : '';
};
const sourceOf = ({ source }: Readonly<Record<string, unknown>>): string => (typeof source === 'string' ? source : '');

/** Thresholds of quality checks. */
const fr = {
  title: 'Contrôles',
  lead: 'Ce qui rend une valeur douteuse ou fausse, d’où viennent les seuils, et ce qui est réglé autrement.',
  count: (n: number) => `${n} contrôles`,
  none: 'Aucun contrôle ne répond à ce choix.',
  search: 'Chercher un contrôle',
  domain: 'Domaine',
  allDomains: 'Tous les domaines',
  onlySet: 'Réglés autrement',
  columns: {
    check: 'Contrôle',
    domain: 'Domaine',
    quantity: 'Grandeur',
    kind: 'Essai',
    thresholds: 'Seuils',
    settings: 'Réglages',
    whom: 'Pour',
    source: 'Source',
    who: 'Réglé par',
  },
  settingCount: (n: number) => (n === 0 ? 'aucun' : String(n)),
  kinds: {
    'site-range': 'étendue du site',
    spike: 'pic isolé',
    'rate-of-change': 'vitesse de variation',
    stuck: 'valeur figée',
    gap: 'lacune',
    'cross-check': 'comparaison',
  },
  parameters: {
    suspect: 'douteux',
    fail: 'faux',
    tolerance: 'tolérance',
    suspectAfter: 'douteux après',
    failAfter: 'faux après',
    legalBelow: 'admis sous',
    within: 'écart de temps (s)',
    over: 'cumul sur (s)',
  },
  packSays: 'Du métier, source :',
  settings: 'Réglé autrement',
  noSetting: 'Rien : les seuils du métier valent partout.',
  add: 'Régler autrement',
  edit: 'Modifier',
  remove: 'Revenir au métier',
  confirmRemove: 'Confirmer : revenir au métier',
  actions: 'Actions',
  off: 'contrôle arrêté',
  history: 'Historique',
  noHistory: 'Jamais changé.',
  did: (action: string, detail: Readonly<Record<string, unknown>>) => {
    const whose = whoseOf(detail) || 'toute l’organisation';
    return action === 'check.set' ? `réglé pour ${whose} : ${sourceOf(detail)}` : `réglage retiré pour ${whose}`;
  },
  setTitle: (label: string) => `Régler : ${label}`,
  whom: 'Pour',
  whomKinds: { all: 'Toute l’organisation', model: 'Un modèle', thing: 'Un objet' },
  forWhom: (whom: Whom, name: string) =>
    ({ all: 'Pour toute l’organisation', model: `Pour le modèle ${name}`, thing: `Pour l’objet ${name}` })[whom],
  choose: 'Choisir…',
  thingHint: 'Son nom, puis choisir sa clé.',
  enabled: 'Contrôle en service',
  ends: ['de', 'à'],
  source: 'Source du seuil',
  sourceHint: 'Norme et article, notice, étude, arrêté. Elle reste avec le réglage.',
  since: 'Rejuger les valeurs depuis',
  sinceHint: 'Vide : les 30 derniers jours.',
  verify: 'Vérifier',
  confirm: 'Confirmer le réglage',
  review: (whom: Whom, name: string) =>
    `${{ all: 'Toute l’organisation', model: `Modèle ${name}`, thing: `Objet ${name}` }[whom]} :`,
  reviewOff: (whom: Whom, name: string) =>
    `${{ all: 'Toute l’organisation', model: `Modèle ${name}`, thing: `Objet ${name}` }[whom]} : ce contrôle ne dira plus rien.`,
  insteadOf: (before: string) => `au lieu de ${before}`,
  again: 'Les valeurs concernées seront rejugées ; les moyennes, indicateurs et alarmes suivront.',
  wrong: (names: string) => `Nombres attendus, le plus petit d’abord : ${names}.`,
};

const en: typeof fr = {
  title: 'Checks',
  lead: 'What makes a value doubtful or wrong, where the thresholds come from, and what is set otherwise.',
  count: (n: number) => `${n} checks`,
  none: 'No check answers this choice.',
  search: 'Search a check',
  domain: 'Domain',
  allDomains: 'All domains',
  onlySet: 'Set otherwise',
  columns: {
    check: 'Check',
    domain: 'Domain',
    quantity: 'Quantity',
    kind: 'Test',
    thresholds: 'Thresholds',
    settings: 'Settings',
    whom: 'For',
    source: 'Source',
    who: 'Set by',
  },
  settingCount: (n: number) => (n === 0 ? 'none' : String(n)),
  kinds: {
    'site-range': 'range of the site',
    spike: 'spike',
    'rate-of-change': 'rate of change',
    stuck: 'stuck value',
    gap: 'gap',
    'cross-check': 'cross-check',
  },
  parameters: {
    suspect: 'doubtful',
    fail: 'wrong',
    tolerance: 'tolerance',
    suspectAfter: 'doubtful after',
    failAfter: 'wrong after',
    legalBelow: 'allowed below',
    within: 'time apart (s)',
    over: 'summed over (s)',
  },
  packSays: 'Of the pack, source:',
  settings: 'Set otherwise',
  noSetting: 'Nothing: the thresholds of the pack hold everywhere.',
  add: 'Set otherwise',
  edit: 'Change',
  remove: 'Back to the pack',
  confirmRemove: 'Confirm: back to the pack',
  actions: 'Actions',
  off: 'check turned off',
  history: 'History',
  noHistory: 'Never changed.',
  did: (action, detail) => {
    const whose = whoseOf(detail) || 'the whole organisation';
    return action === 'check.set' ? `set for ${whose}: ${sourceOf(detail)}` : `setting removed for ${whose}`;
  },
  setTitle: (label: string) => `Set: ${label}`,
  whom: 'For',
  whomKinds: { all: 'The whole organisation', model: 'A model', thing: 'An object' },
  forWhom: (whom, name) =>
    ({ all: 'For the whole organisation', model: `For the model ${name}`, thing: `For the object ${name}` })[whom],
  choose: 'Choose…',
  thingHint: 'Its name, then choose its key.',
  enabled: 'Check in force',
  ends: ['from', 'to'],
  source: 'Source of the threshold',
  sourceHint: 'Norm and clause, datasheet, study, order. It stays with the setting.',
  since: 'Judge again values since',
  sinceHint: 'Empty: the last 30 days.',
  verify: 'Check',
  confirm: 'Confirm the setting',
  review: (whom, name) =>
    `${{ all: 'The whole organisation', model: `Model ${name}`, thing: `Object ${name}` }[whom]}:`,
  reviewOff: (whom, name) =>
    `${{ all: 'The whole organisation', model: `Model ${name}`, thing: `Object ${name}` }[whom]}: this check will say nothing more.`,
  insteadOf: (before) => `instead of ${before}`,
  again: 'The values it bears on will be judged again; averages, indicators and alarms will follow.',
  wrong: (names) => `Numbers expected, the smaller first: ${names}.`,
};

export const checks = { fr, en };
