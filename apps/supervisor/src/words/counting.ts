const of =
  (locale: string) =>
  (n: number, decimals = 0) =>
    n.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
const frN = of('fr-FR');
const enN = of('en-GB');
const signed = (text: string, value: number) => `${value < 0 ? '−' : '+'}${text}`;

/** Figures that the words of a doubt need. */
interface Seen {
  readonly channel: string;
  readonly value: number;
  readonly expected: number;
  readonly times: number;
}

/** Figures of the error of a model, as text. */
interface ErrorWords {
  readonly median: string;
  readonly week: string;
  readonly days: string;
  readonly within: string;
}

/** Words of a counter's study, and of the school calendar. */
const fr = {
  title: 'Fréquentation',
  number: (value: number, decimals?: number) => frN(value, decimals),
  percent: (value: number, decimals?: number) => `${frN(value, decimals)} %`,
  loading: 'Lecture d’un an de comptages…',
  periods: { 28: '4 semaines', 91: '3 mois', 400: '13 mois' },
  period: 'Période',
  chart: (name: string, period: string) => `Passages par jour, ${name}, ${period}`,
  band: 'attendu',
  unit: 'passages',
  quality: {
    good: 'compté',
    unchecked: 'compté',
    partial: 'incomplet ou en partie estimé',
    invalid: 'écarté',
    missing: 'non compté',
  },
  key: 'Fond pâle : plage où tombent huit jours sur dix. Tirets : jour incomplet ou en partie estimé. Vide : non compté.',
  today: (expected: string, low: string, high: string) =>
    `Aujourd’hui, journée entière attendue : ${expected} passages (huit fois sur dix entre ${low} et ${high}).`,
  errorOwn: ({ median, week, days, within }: ErrorWords) =>
    `Écart médian du modèle : ${median}, mesuré sur les ${days} derniers jours de ce compteur (répéter le même jour de la semaine d’avant : ${week}) ; ${within} des jours dans la plage. La météo n’y est pas.`,
  errorElsewhere: (places: string) =>
    `Passé trop court pour mesurer l’écart ici. Ailleurs, écart médian : ${places}. La plage dessinée est la plus large des trois.`,
  place: (place: string, median: string) => `${place} ${median}`,
  noExpected: 'Rien n’est attendu avant douze semaines de jours complets.',
  table: 'Les mêmes jours en tableau',
  csv: 'Fichier CSV des jours',
  columns: {
    day: 'Jour',
    counted: 'Compté',
    coverage: 'Part comptée',
    estimated: 'Estimé',
    total: 'Total',
    expected: 'Attendu',
    said: 'À savoir',
  },
  saidEstimated: (share: string) => `estimé à ${share}`,
  saidPartial: 'incomplet',
  saidMissing: 'non compté',
  unusual: 'inhabituel',
  none: '–',
  estimates: (days: string, limit: string, name?: string) =>
    `${days} de ces jours contiennent des heures estimées : trou de moins de 3 h par le profil du jour, jusqu’à 7 jours par ${name === undefined ? 'un compteur voisin' : `« ${name} »`}, au-delà rien. Dit « estimé » à partir de ${limit}. Jamais dans les données brutes, ni dans TMJ et records.`,
  profile: 'Profils types',
  profileLead: 'Passages moyens par heure, jours complets seulement. Le chiffre est celui de l’heure qui commence.',
  use: { 'working-day': 'Jour ouvré', saturday: 'Samedi', 'sunday-or-holiday': 'Dimanche ou férié' },
  school: { term: 'temps scolaire', holidays: 'vacances', unknown: 'calendrier inconnu' },
  profileDays: (days: string, daily: string) => `${days} j, ${daily} par jour`,
  morning: (value: string) => `Matin sur midi ${value} (au-dessus de 1 : trajets utiles)`,
  weekend: (value: string) => `Week-end sur jours ouvrés ${value} (au-dessus de 1 : loisir)`,
  peakShare: (value: string) => `Heure de pointe ${value} du jour`,
  compare: 'Par rapport à 52 semaines plus tôt',
  compareCaption: 'Moyennes des jours valides des deux côtés, même jour de semaine',
  comparePeriod: 'Période',
  compareNow: 'Maintenant',
  compareBefore: 'Avant',
  compareChange: 'Écart',
  comparePairs: 'Jours appariés',
  change: (percent: number, half?: number) =>
    `${signed(`${frN(Math.abs(percent), 1)} %`, percent)}${half === undefined ? '' : ` (± ${frN(half, 1)})`}`,
  noCompare: 'Aucun jour n’a son pendant 52 semaines plus tôt.',
  season: 'Coefficients saisonniers',
  seasonCaption: 'TMJ du mois sur la moyenne des douze derniers mois complets',
  noSeason: 'Il faut douze mois complets, chacun aux trois quarts de jours valides.',
  records: 'Records',
  recordsSince: (day: string) => `Depuis le ${day}, parmi ce qui a été compté en entier.`,
  record: { hour: 'Heure', day: 'Jour', month: 'Mois', year: 'Année' },
  perDay: (value: string) => `${value} par jour`,
  noRecord: 'pas encore d’année complète',
  doubts: 'À vérifier',
  noDoubt: 'Rien à signaler dans les comptages des dernières semaines.',
  doubt: {
    negative: ({ channel, value, times }: Seen) =>
      `« ${channel} » a envoyé ${frN(times)} comptage${times < 2 ? '' : 's'} négatif${times < 2 ? '' : 's'} (le plus bas : ${frN(value)}). Écartés, ils ne sont dans aucun total.`,
    'zero-run': ({ expected }: Seen) =>
      `Aucun passage alors que ${frN(expected)} étaient attendus : trop long pour être un hasard.`,
    unusual: ({ value, expected }: Seen) => `${frN(value)} passages pour ${frN(expected)} attendus.`,
    imbalance: ({ value }: Seen) => `${frN(100 * value)} % d’écart entre les deux sens sur la semaine.`,
    'level-shift': ({ value }: Seen) => `Changement de niveau : ${frN(100 * value)} % de ce qu’il était.`,
    'clock-hour-ahead': ({ times }: Seen) =>
      `Après le changement d’heure, ${frN(times)} jours ressemblent aux précédents décalés d’une heure : l’horloge du compteur avance d’une heure.`,
    'clock-hour-late': ({ times }: Seen) =>
      `Après le changement d’heure, ${frN(times)} jours ressemblent aux précédents décalés d’une heure : l’horloge du compteur retarde d’une heure.`,
    'meter-wrap': ({ channel, value, expected }: Seen) =>
      `Le cumul « ${channel} » est repassé par zéro (de ${frN(expected)} à ${frN(value)}) : compteur de 16 bits plein. Rien n’est perdu.`,
    'meter-reset': ({ channel, value, expected }: Seen) =>
      `Le cumul « ${channel} » a été remis à zéro (de ${frN(expected)} à ${frN(value)}) : coupure ou intervention.`,
  },
  mend: {
    negative:
      'Vérifiez le décodeur et le facteur de la série (fiche de l’appareil), puis faites une relecture de la période.',
    'zero-run':
      'Voie fermée ? Notez-le sur l’objet. Sinon, faites regarder le capteur : masqué, tourné, boucle coupée ; puis invalidez la période dans Qualité.',
    unusual: 'Événement, travaux, météo ? Notez-le sur l’objet. Sinon, traitez-le comme un capteur en défaut.',
    imbalance: 'Qui va revient : faites vérifier le sens le plus faible (boucle, faisceau), ou notez un sens interdit.',
    'level-shift':
      'Nouvel aménagement, travaux ou capteur déréglé : datez-le sur l’objet, l’attendu suivra en trois semaines.',
    'clock-hour-ahead':
      'Réglez l’appareil en temps universel, puis corrigez la période : les jours en cause portent le drapeau « suspect ».',
    'clock-hour-late':
      'Réglez l’appareil en temps universel, puis corrigez la période : les jours en cause portent le drapeau « suspect ».',
    'meter-wrap': 'Rien à faire : la différence est recalculée.',
    'meter-reset':
      'Les passages entre les deux relevés ne sont connus que par les comptages reçus : si l’intervalle est long, demandez l’alimentation au mainteneur.',
  },
  span: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
  calendarMissing: (years: string) =>
    `Calendrier scolaire inconnu pour ${years} : ces jours sont rangés à part dans les profils, et l’attendu ne connaît pas leurs vacances.`,
  calendarMend: 'Charger le calendrier',
};

const en: typeof fr = {
  title: 'Traffic',
  number: (value, decimals) => enN(value, decimals),
  percent: (value, decimals) => `${enN(value, decimals)} %`,
  loading: 'Reading a year of counts…',
  periods: { 28: '4 weeks', 91: '3 months', 400: '13 months' },
  period: 'Period',
  chart: (name, period) => `Passages by day, ${name}, ${period}`,
  band: 'expected',
  unit: 'passages',
  quality: {
    good: 'counted',
    unchecked: 'counted',
    partial: 'incomplete or partly estimated',
    invalid: 'set aside',
    missing: 'not counted',
  },
  key: 'Pale ground: range that eight days in ten fall in. Dashes: a day incomplete or partly estimated. Empty: not counted.',
  today: (expected, low, high) =>
    `Today, whole day expected: ${expected} passages (eight times in ten between ${low} and ${high}).`,
  errorOwn: ({ median, week, days, within }) =>
    `Median error of the model: ${median}, measured on the last ${days} days of this counter (same day of last week again: ${week}); ${within} of the days within the range. Weather is not in it.`,
  errorElsewhere: (places) =>
    `Past too short to measure the error here. Elsewhere, median error: ${places}. The range drawn is the widest of the three.`,
  place: (place, median) => `${place} ${median}`,
  noExpected: 'Nothing is expected before twelve weeks of whole days.',
  table: 'The same days as a table',
  csv: 'CSV file of the days',
  columns: {
    day: 'Day',
    counted: 'Counted',
    coverage: 'Share counted',
    estimated: 'Estimated',
    total: 'Total',
    expected: 'Expected',
    said: 'Note',
  },
  saidEstimated: (share) => `${share} estimated`,
  saidPartial: 'incomplete',
  saidMissing: 'not counted',
  unusual: 'unusual',
  none: '–',
  estimates: (days, limit, name) =>
    `${days} of these days hold estimated hours: a gap under 3 h by the shape of the day, up to 7 days by ${name === undefined ? 'a neighbour counter' : `“${name}”`}, beyond that nothing. Said “estimated” from ${limit} on. Never in raw data, averages or records.`,
  profile: 'Typical days',
  profileLead: 'Mean passages by hour, whole days only. The figure is that of the hour that begins.',
  use: { 'working-day': 'Working day', saturday: 'Saturday', 'sunday-or-holiday': 'Sunday or public holiday' },
  school: { term: 'term', holidays: 'holidays', unknown: 'calendar unknown' },
  profileDays: (days, daily) => `${days} d, ${daily} a day`,
  morning: (value) => `Morning over midday ${value} (above 1: utility trips)`,
  weekend: (value) => `Weekend over working days ${value} (above 1: leisure)`,
  peakShare: (value) => `Peak hour ${value} of the day`,
  compare: 'Against 52 weeks before',
  compareCaption: 'Means of days valid on both sides, same weekday',
  comparePeriod: 'Period',
  compareNow: 'Now',
  compareBefore: 'Before',
  compareChange: 'Change',
  comparePairs: 'Paired days',
  change: (percent, half) =>
    `${signed(`${enN(Math.abs(percent), 1)} %`, percent)}${half === undefined ? '' : ` (± ${enN(half, 1)})`}`,
  noCompare: 'No day has its match 52 weeks before.',
  season: 'Seasonal coefficients',
  seasonCaption: 'Average day of the month over the mean of the last twelve whole months',
  noSeason: 'Twelve whole months are needed, each with three quarters of valid days.',
  records: 'Records',
  recordsSince: (day) => `Since ${day}, among what was counted whole.`,
  record: { hour: 'Hour', day: 'Day', month: 'Month', year: 'Year' },
  perDay: (value) => `${value} a day`,
  noRecord: 'no whole year yet',
  doubts: 'To be checked',
  noDoubt: 'Nothing to report in the counts of the last weeks.',
  doubt: {
    negative: ({ channel, value, times }) =>
      `“${channel}” sent ${enN(times)} negative count${times < 2 ? '' : 's'} (lowest: ${enN(value)}). Set aside, in no total.`,
    'zero-run': ({ expected }) => `No passage where ${enN(expected)} were expected: too long for chance.`,
    unusual: ({ value, expected }) => `${enN(value)} passages, ${enN(expected)} expected.`,
    imbalance: ({ value }) => `${enN(100 * value)} % between both directions over the week.`,
    'level-shift': ({ value }) => `Change of level: ${enN(100 * value)} % of what it was.`,
    'clock-hour-ahead': ({ times }) =>
      `After the change of hour, ${enN(times)} days look like those before moved by an hour: the counter’s clock is an hour ahead.`,
    'clock-hour-late': ({ times }) =>
      `After the change of hour, ${enN(times)} days look like those before moved by an hour: the counter’s clock is an hour late.`,
    'meter-wrap': ({ channel, value, expected }) =>
      `The cumulated count “${channel}” went past zero (from ${enN(expected)} to ${enN(value)}): a 16-bit counter is full. Nothing is lost.`,
    'meter-reset': ({ channel, value, expected }) =>
      `The cumulated count “${channel}” was reset (from ${enN(expected)} to ${enN(value)}): power cut or maintenance.`,
  },
  mend: {
    negative: 'Check the codec and the factor of the series (sheet of the device), then replay the period.',
    'zero-run':
      'Path closed? Note it on the object. Otherwise have the sensor looked at: masked, turned, broken loop; then invalidate the period in Quality.',
    unusual: 'Event, works, weather? Note it on the object. Otherwise treat it as a faulty sensor.',
    imbalance: 'Who goes comes back: have the weaker direction checked (loop, beam), or note a one-way street.',
    'level-shift':
      'New layout, works or a sensor out of tune: date it on the object, the expected range follows in three weeks.',
    'clock-hour-ahead': 'Set the device to universal time, then correct the period: the days carry the flag “suspect”.',
    'clock-hour-late': 'Set the device to universal time, then correct the period: the days carry the flag “suspect”.',
    'meter-wrap': 'Nothing to do: the difference is worked out again.',
    'meter-reset':
      'What passed between both readings is known by the counts received only: if it is long, have the supply checked.',
  },
  span: (from, to) => (from === to ? from : `${from} – ${to}`),
  calendarMissing: (years) =>
    `School calendar unknown for ${years}: these days stand apart in the typical days, and their holidays are not expected.`,
  calendarMend: 'Load the calendar',
};

export const counting = { fr, en };
