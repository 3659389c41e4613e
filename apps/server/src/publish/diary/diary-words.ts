export type DiaryLanguage = 'fr' | 'en';

/** Words of a flood diary. */
export interface DiaryWords {
  readonly title: string;
  readonly period: (from: string, to: string) => string;
  readonly made: (time: string, by: string) => string;
  readonly notVigilance: string;
  readonly zero: string;
  readonly level: (level: number) => string;
  readonly source: string;
  readonly highest: (value: string, time: string) => string;
  readonly noStage: string;
  readonly summary: string;
  readonly levels: string;
  readonly notReached: string;
  readonly none: string;
  readonly annex: string;
  readonly noAction: string;
  readonly curve: string;
  readonly curveAlt: (said: { name: string; from: string; to: string; peak: string }) => string;
  readonly gapsInCurve: string;
  readonly chronology: string;
  readonly noEvent: string;
  readonly lost: string;
  readonly nothingLost: string;
  readonly lostNote: string;
  readonly stages: string;
  readonly headers: {
    readonly summary: readonly string[];
    readonly levels: readonly string[];
    readonly events: readonly string[];
    readonly lost: readonly string[];
    readonly stages: readonly string[];
  };
  readonly kinds: Readonly<Record<string, string>>;
  readonly quality: Readonly<Record<number, string>>;
  readonly page: string;
}

const fr: DiaryWords = {
  title: 'Main courante de crue',
  period: (from, to) => `Du ${from} au ${to}, heure de Paris.`,
  made: (time, by) => `Établie le ${time} par ${by}, d’après les mesures et le journal des alarmes de la plateforme.`,
  notVigilance:
    'Les repères sont locaux. Ils ne sont pas la vigilance de l’État, qui se lit sur vigicrues.gouv.fr. Les heures sont celles des mesures, non de leur réception.',
  zero: 'Zéro d’échelle',
  level: (level) => `Repère ${level}`,
  source: 'Source des repères',
  highest: (value, time) => `Plus haute eau : ${value}, le ${time}.`,
  noStage: 'Aucune hauteur exploitable sur la période.',
  summary: 'Synthèse',
  levels: 'Repères locaux',
  notReached: 'non atteint',
  none: 'aucun',
  noAction: 'Aucune prise en charge ni note n’a été enregistrée sur la plateforme.',
  annex: 'Au plus une hauteur par intervalle, la plus haute : aucune pointe n’est omise.',
  curve: 'Hauteur d’eau',
  curveAlt: ({ name, from, to, peak }) =>
    `Courbe de la hauteur d’eau de ${name}, de ${from} à ${to}, plus haute à ${peak}. Les mêmes valeurs sont dans le tableau des hauteurs.`,
  gapsInCurve: 'La courbe s’interrompt où les mesures manquent. Tirets : repères locaux.',
  chronology: 'Chronologie',
  noEvent: 'Aucune alarme sur la période.',
  lost: 'Données perdues',
  nothingLost: 'Aucune interruption de plus de trois périodes d’envoi.',
  lostNote: 'Une interruption ne ferme aucune alarme.',
  stages: 'Hauteurs',
  headers: {
    summary: ['Station', 'Plus haute eau', 'Heure', 'Repère atteint', 'Plus forte montée', 'Dernière hauteur'],
    levels: ['Repère', 'Hauteur', 'Première mesure au-dessus', 'Dernière mesure au-dessus', 'Durée mesurée'],
    events: ['Heure de la mesure', 'Événement', 'Valeur', 'Par qui', 'Note'],
    lost: ['De', 'À', 'Durée'],
    stages: ['Heure', 'Hauteur (m)', 'Qualité'],
  },
  kinds: {
    opened: 'alarme ouverte',
    raised: 'monte d’un niveau',
    lowered: 'redescend d’un niveau',
    'level-changed': 'changement de niveau',
    returned: 'retour à la normale',
    closed: 'alarme close',
    acknowledged: 'prise en charge',
    'data-lost': 'données perdues, alarme maintenue',
    'data-back': 'données revenues',
    retracted: 'retirée après correction des données',
    grouped: 'regroupée sous une cause commune',
    ungrouped: 'sortie du groupe',
  },
  quality: { 1: 'bonne', 2: 'non évaluée', 3: 'douteuse', 4: 'écartée', 9: 'manquante' },
  page: 'page',
};

const en: DiaryWords = {
  title: 'Flood diary',
  period: (from, to) => `From ${from} to ${to}, Paris time.`,
  made: (time, by) => `Made on ${time} by ${by}, from the measurements and the alarm journal of the platform.`,
  notVigilance:
    'The levels are local. They are not the State’s vigilance, which is on vigicrues.gouv.fr. Times are those of measurement, not of receipt.',
  zero: 'Gauge zero',
  level: (level) => `Local level ${level}`,
  source: 'Source of the levels',
  highest: (value, time) => `Highest water: ${value}, on ${time}.`,
  noStage: 'No usable stage in the period.',
  summary: 'Summary',
  levels: 'Local levels',
  notReached: 'not reached',
  none: 'none',
  noAction: 'No acknowledgement or note was recorded on the platform.',
  annex: 'At most one stage an interval, the highest: no peak is left out.',
  curve: 'Stage',
  curveAlt: ({ name, from, to, peak }) =>
    `Curve of the stage at ${name}, from ${from} to ${to}, highest at ${peak}. The same values are in the table of stages.`,
  gapsInCurve: 'The curve breaks where measurements are missing. Dashes: local levels.',
  chronology: 'Chronology',
  noEvent: 'No alarm in the period.',
  lost: 'Data lost',
  nothingLost: 'No break of more than three reporting periods.',
  lostNote: 'A break closes no alarm.',
  stages: 'Stages',
  headers: {
    summary: ['Station', 'Highest water', 'Time', 'Level reached', 'Fastest rise', 'Latest stage'],
    levels: ['Level', 'Stage', 'First reading above', 'Last reading above', 'Measured time'],
    events: ['Time of measure', 'Event', 'Value', 'By whom', 'Note'],
    lost: ['From', 'To', 'Length'],
    stages: ['Time', 'Stage (m)', 'Quality'],
  },
  kinds: {
    opened: 'alarm opened',
    raised: 'one level up',
    lowered: 'one level down',
    'level-changed': 'change of level',
    returned: 'back to normal',
    closed: 'alarm closed',
    acknowledged: 'taken in charge',
    'data-lost': 'data lost, alarm kept',
    'data-back': 'data back',
    retracted: 'withdrawn after a correction of the data',
    grouped: 'grouped under a common cause',
    ungrouped: 'out of the group',
  },
  quality: { 1: 'good', 2: 'not evaluated', 3: 'suspect', 4: 'discarded', 9: 'missing' },
  page: 'page',
};

export const DIARY_WORDS: Readonly<Record<DiaryLanguage, DiaryWords>> = { fr, en };
