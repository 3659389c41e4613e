/** Words of the school calendar. */
const fr = {
  title: 'Calendrier scolaire',
  lead: 'Il sépare les jours de vacances dans les profils types et dans la plage attendue des comptages. Un jour inconnu est rangé à part, jamais deviné.',
  complete: (zone: string) => `Zone ${zone} : les douze mois à venir sont connus.`,
  missing: (years: string) =>
    `Année inconnue : ${years}. Chargez le fichier du ministère (data.education.gouv.fr, « Calendrier scolaire », .ics ou .csv).`,
  load: 'Charger une année',
  noRight: 'Votre rôle permet de lire. Un gestionnaire peut charger une année.',
  file: 'Fichier du calendrier : .ics ou .csv du ministère, ou un tableau « debut;fin;nom »',
  source: 'Source (qui l’a publié, et quand)',
  read: 'Lire le fichier',
  atLine: (line: number, fault: string) => `Ligne ${line} : ${fault}`,
  found: (years: number) =>
    years < 2
      ? 'Une année lue. Vérifiez-la avant de l’enregistrer.'
      : `${years} années lues. Vérifiez-les avant de les enregistrer.`,
  keep: 'Enregistrer ces années',
  kept: 'Enregistré. Les profils et l’attendu le prennent en compte dans les dix minutes.',
  known: 'Années connues',
  caption: 'Années scolaires et leurs vacances, la plus récente d’abord',
  captionRead: 'Années lues du fichier, pas encore enregistrées',
  year: 'Année',
  breaks: 'Vacances et ponts, premier et dernier jour sans classe',
  origin: 'Source',
  action: 'Action',
  program: 'Livrée avec Vigie',
  loadedBy: (who: string, when: string) => `chargée par ${who}, ${when}`,
  forget: 'Retirer',
  forgetYear: (label: string) => `Retirer l’année ${label}`,
};

const en: typeof fr = {
  title: 'School calendar',
  lead: 'It tells holidays apart in typical days and in the expected range of counts. An unknown day stands apart, never guessed.',
  complete: (zone) => `Zone ${zone}: the coming twelve months are known.`,
  missing: (years) =>
    `Unknown year: ${years}. Load the file of the ministry (data.education.gouv.fr, “Calendrier scolaire”, .ics or .csv).`,
  load: 'Load a year',
  noRight: 'Your role may read. A manager may load a year.',
  file: 'Calendar file: .ics or .csv of the ministry, or a table “debut;fin;nom”',
  source: 'Source (who published it, and when)',
  read: 'Read the file',
  atLine: (line, fault) => `Line ${line}: ${fault}`,
  found: (years) =>
    years < 2 ? 'One year read. Check it before you keep it.' : `${years} years read. Check them before you keep them.`,
  keep: 'Keep these years',
  kept: 'Kept. Typical days and expected counts take it in within ten minutes.',
  known: 'Known years',
  caption: 'School years and their holidays, newest first',
  captionRead: 'Years read from the file, not kept yet',
  year: 'Year',
  breaks: 'Holidays and bridges, first and last day without school',
  origin: 'Source',
  action: 'Action',
  program: 'Comes with Vigie',
  loadedBy: (who, when) => `loaded by ${who}, ${when}`,
  forget: 'Remove',
  forgetYear: (label) => `Remove the year ${label}`,
};

export const schoolYears = { fr, en };
