const frNumber = (n: number, decimals = 0) =>
  n.toLocaleString('fr-FR', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
const enNumber = (n: number, decimals = 0) =>
  n.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

const sign = (value: number): string => (value < 0 ? '−' : '+');

/** Words of what comes next at a level station. */
const fr = {
  title: 'Dans les deux heures',
  metres: (value: number) => `${frNumber(value, 2)} m`,
  between: (low: number, high: number) => `entre ${frNumber(low, 2)} et ${frNumber(high, 2)} m`,
  lead: (minutes: number) =>
    minutes < 60 ? `${minutes} min` : `${frNumber(minutes / 60, minutes % 60 === 0 ? 0 : 1)} h`,
  caption: 'Hauteur prévue, avec l’écart constaté neuf fois sur dix',
  when: 'Dans',
  stage: 'Hauteur',
  range: 'Neuf fois sur dix',
  noRange: 'erreur inconnue',
  rise: (value: number) => `${sign(value)}${frNumber(Math.abs(value), 1)} cm/h sur 30 minutes`,
  method: {
    persistence: 'Hauteur actuelle maintenue.',
    'damped-rise': 'Montée ou décrue actuelle prolongée et amortie.',
    upstream: 'Montée ou décrue actuelle, et station amont.',
  },
  lag: (name: string, minutes: number) => `L’eau met environ ${frNumber(minutes)} min depuis « ${name} ».`,
  reasons: {
    'history-too-short':
      'L’historique ne montre pas assez de montées pour apprendre : aucune erreur ne peut être citée.',
    'no-better-than-persistence':
      'Essayée sur l’historique, la prévision ne fait pas mieux que la hauteur actuelle : elle n’est pas montrée.',
    'missing-now': 'Une mesure récente manque, ici ou en amont : la hauteur actuelle est maintenue.',
    'not-tried-yet': 'L’historique n’a pas encore été essayé : aucune erreur ne peut être citée.',
  },
  error: 'Erreur constatée',
  errorCaption:
    'Erreur moyenne de la prévision essayée sur le passé, eau en mouvement, et en gardant la hauteur actuelle',
  everyLevel: 'Toutes hauteurs',
  ofLevel: (level: number) => (level === 0 ? 'Sous le repère 1' : `Repère ${level} atteint`),
  foreseen: 'Prévision',
  kept: 'Hauteur gardée',
  moments: 'Moments',
  centimetres: (value: number) => `${frNumber(value * 100, 1)} cm`,
  ownBasis: (from: string, to: string, episodes: number) =>
    `Essayée sur l’historique de cette station, du ${from} au ${to} : ${frNumber(episodes)} montées ou baisses séparées.`,
  otherBasis: (name: string, episodes: number) =>
    `Cette station n’a pas assez d’historique : modèle et erreur viennent de « ${name} », une autre station, ${frNumber(episodes)} montées ou baisses. Ici, l’erreur n’est pas connue.`,
  noBasis: (episodes: number) => `Montées ou baisses séparées dans l’historique : ${frNumber(episodes)}.`,
  silent: 'Station muette depuis plus d’une heure : rien n’est prévu. Une alarme ouverte le reste.',
  levels: 'Repères locaux',
  level: (level: number) => `Repère ${level}`,
  reached: 'atteint',
  minutes: (minutes: number) => `dans ${frNumber(Math.ceil(minutes))} min à cette vitesse`,
  source: (source: string) => `Source : ${source}.`,
  discharge: 'Débit',
  flow: (value: number, version: string) => `${frNumber(value, 2)} m³/s, courbe ${version}`,
  noFlow: {
    'no-curve': 'Aucune courbe de tarage.',
    'no-curve-then': 'Aucune courbe de tarage en vigueur.',
    'below-curve': 'Pas de débit : hauteur sous la courbe de tarage.',
    'above-curve': 'Pas de débit : hauteur au-dessus de la courbe de tarage.',
  },
  state: 'Vigilance de l’État',
  colours: ['sans information', 'vert', 'jaune', 'orange', 'rouge'],
  stateSaid: (name: string, colour: string) => `${name} : ${colour}. Elle ne se confond pas avec nos repères.`,
  stateUnknown: 'Aucun tronçon de l’État rattaché : consultez vigicrues.gouv.fr.',
  diary: 'Main courante des 3 derniers jours (PDF)',
};

const en: typeof fr = {
  title: 'In the next two hours',
  metres: (value) => `${enNumber(value, 2)} m`,
  between: (low, high) => `between ${enNumber(low, 2)} and ${enNumber(high, 2)} m`,
  lead: (minutes) => (minutes < 60 ? `${minutes} min` : `${enNumber(minutes / 60, minutes % 60 === 0 ? 0 : 1)} h`),
  caption: 'Stage foreseen, with the error seen nine times in ten',
  when: 'In',
  stage: 'Stage',
  range: 'Nine times in ten',
  noRange: 'error unknown',
  rise: (value) => `${sign(value)}${enNumber(Math.abs(value), 1)} cm/h over 30 minutes`,
  method: {
    persistence: 'Present stage kept.',
    'damped-rise': 'Present rise or fall, less and less.',
    upstream: 'Present rise or fall, and station upstream.',
  },
  lag: (name, minutes) => `Water takes about ${enNumber(minutes)} min from “${name}”.`,
  reasons: {
    'history-too-short': 'History shows too few rises to learn from: no error can be quoted.',
    'no-better-than-persistence':
      'Tried on history, the forecast does no better than the present stage: it is not shown.',
    'missing-now': 'A recent measurement is missing, here or upstream: the present stage is kept.',
    'not-tried-yet': 'History has not been tried yet: no error can be quoted.',
  },
  error: 'Error seen',
  errorCaption: 'Mean error of the forecast tried on the past, moving water, and of keeping the present stage',
  everyLevel: 'Every stage',
  ofLevel: (level) => (level === 0 ? 'Under level 1' : `Level ${level} reached`),
  foreseen: 'Forecast',
  kept: 'Stage kept',
  moments: 'Moments',
  centimetres: (value) => `${enNumber(value * 100, 1)} cm`,
  ownBasis: (from, to, episodes) =>
    `Tried on the history of this station, ${from} to ${to}: ${enNumber(episodes)} separate rises or falls.`,
  otherBasis: (name, episodes) =>
    `This station has too short a history: model and error come from “${name}”, another station, ${enNumber(episodes)} rises or falls. Here the error is not known.`,
  noBasis: (episodes) => `Separate rises or falls in the history: ${enNumber(episodes)}.`,
  silent: 'Station silent for over an hour: nothing is foreseen. An open alarm stays open.',
  levels: 'Local levels',
  level: (level) => `Level ${level}`,
  reached: 'reached',
  minutes: (minutes) => `in ${enNumber(Math.ceil(minutes))} min at this rate`,
  source: (source) => `Source: ${source}.`,
  discharge: 'Discharge',
  flow: (value, version) => `${enNumber(value, 2)} m³/s, curve ${version}`,
  noFlow: {
    'no-curve': 'No rating curve.',
    'no-curve-then': 'No rating curve in force.',
    'below-curve': 'No discharge: the stage is under the rating curve.',
    'above-curve': 'No discharge: the stage is over the rating curve.',
  },
  state: 'Vigilance of the State',
  colours: ['no information', 'green', 'yellow', 'orange', 'red'],
  stateSaid: (name, colour) => `${name}: ${colour}. It is not the same thing as our levels.`,
  stateUnknown: 'No section of the State is tied to this station: see vigicrues.gouv.fr.',
  diary: 'Diary of the last 3 days (PDF)',
};

export const river = { fr, en };
