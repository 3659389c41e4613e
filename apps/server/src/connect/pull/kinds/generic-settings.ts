import type { SettingField } from '#connect/setting-field.ts';

const choice = (value: string, fr: string, en: string) => ({ value, label: { fr, en } });

/** Where the service is, and how it pages. */
const ASKING: readonly SettingField[] = [
  {
    name: 'url',
    type: 'text',
    required: true,
    label: { fr: 'Adresse', en: 'Address' },
    help: {
      fr: 'Avec des trous : {from} {to} période, {part} site, {cursor} ou {page} suite, {secret} secret.',
      en: 'With holes: {from} {to} period, {part} site, {cursor} or {page} where to go on, {secret} secret.',
    },
    example: 'https://exemple.fr/mesures?depuis={from}&jusqu={to}',
  },
  {
    name: 'parts',
    type: 'names',
    label: { fr: 'Sites', en: 'Sites' },
    help: { fr: 'Une question par site, dans {part}.', en: 'A question for each site, in {part}.' },
  },
  {
    name: 'askFormat',
    type: 'choice',
    label: { fr: 'Heures demandées', en: 'Times asked for' },
    help: { fr: 'Écriture de {from} et {to}.', en: 'How {from} and {to} are written.' },
    choices: [
      choice('iso', 'ISO 8601, UTC', 'ISO 8601, UTC'),
      choice('date', 'Date seule', 'Date alone'),
      choice('local', 'Date et heure locales', 'Local date and time'),
      choice('seconds', 'Secondes depuis 1970', 'Seconds since 1970'),
      choice('milliseconds', 'Millisecondes depuis 1970', 'Milliseconds since 1970'),
    ],
  },
  {
    name: 'headers',
    type: 'table',
    label: { fr: 'En-têtes', en: 'Headers' },
    help: { fr: 'Envoyés avec chaque question.', en: 'Sent with each question.' },
  },
  {
    name: 'secretHeaders',
    type: 'table',
    label: { fr: 'En-têtes secrets', en: 'Secret headers' },
    help: { fr: 'Jamais relus : clés et jetons.', en: 'Never shown again: keys and tokens.' },
  },
  {
    name: 'secret',
    type: 'secret',
    label: { fr: 'Secret de l’adresse', en: 'Secret in the address' },
    help: { fr: 'Prend la place de {secret}.', en: 'Takes the place of {secret}.' },
  },
  {
    name: 'paging',
    type: 'choice',
    label: { fr: 'Suite', en: 'Paging' },
    help: { fr: 'Comment la page suivante est dite.', en: 'How the next page is said.' },
    choices: [
      choice('none', 'Une seule page', 'One page'),
      choice('cursor', 'Curseur dans la réponse', 'Cursor in the answer'),
      choice('page', 'Numéro de page', 'Page number'),
      choice('link', 'Adresse : en-tête Link, ou dans la réponse', 'Address: Link header, or in the answer'),
    ],
  },
  {
    name: 'cursorPath',
    type: 'path',
    label: { fr: 'Chemin de la suite', en: 'Path of the next' },
    help: {
      fr: 'Où le curseur ou l’adresse est dans la réponse.',
      en: 'Where the cursor or address is in the answer.',
    },
    example: 'next',
  },
  {
    name: 'pageSize',
    type: 'number',
    label: { fr: 'Taille de page', en: 'Page size' },
    help: { fr: 'Une page plus courte est la dernière.', en: 'A shorter page is the last.' },
  },
  {
    name: 'firstPage',
    type: 'text',
    label: { fr: 'Première page', en: 'First page' },
    help: { fr: 'Numéro de la première page.', en: 'Number of the first page.' },
    example: '1',
  },
];

/** Where device, time and values are in a record. */
const READING: readonly SettingField[] = [
  {
    name: 'device',
    type: 'path',
    label: { fr: 'Appareil', en: 'Device' },
    help: { fr: 'Chemin ou colonne de l’identifiant.', en: 'Path or column of the identifier.' },
    example: 'station',
  },
  {
    name: 'deviceId',
    type: 'text',
    label: { fr: 'Appareil unique', en: 'One device' },
    help: { fr: 'Si la source ne parle que d’un appareil.', en: 'Where the source speaks of one device only.' },
  },
  {
    name: 'time',
    type: 'path',
    label: { fr: 'Heure', en: 'Time' },
    help: { fr: 'Chemin ou colonne de l’heure de mesure.', en: 'Path or column of the time of measure.' },
    example: 'time',
  },
  {
    name: 'timeFormat',
    type: 'choice',
    label: { fr: 'Écriture de l’heure', en: 'How times are written' },
    help: { fr: 'Sans fuseau, l’heure est locale.', en: 'Without a zone, the time is local.' },
    choices: [
      choice('iso', 'ISO 8601', 'ISO 8601'),
      choice('dmy', 'jj/mm/aaaa', 'dd/mm/yyyy'),
      choice('mdy', 'mm/jj/aaaa', 'mm/dd/yyyy'),
      choice('seconds', 'Secondes depuis 1970', 'Seconds since 1970'),
      choice('milliseconds', 'Millisecondes depuis 1970', 'Milliseconds since 1970'),
    ],
  },
  {
    name: 'timeZone',
    type: 'text',
    label: { fr: 'Fuseau des heures', en: 'Zone of the hours' },
    help: { fr: 'Pour les heures écrites sans fuseau.', en: 'For hours written without a zone.' },
    example: 'Europe/Paris',
  },
];

export const GENERIC_SETTINGS: readonly SettingField[] = [...ASKING, ...READING];
