const toOf = ({ to }: Readonly<Record<string, unknown>>): string => (typeof to === 'string' ? to : '');
const changedOf = ({ changed }: Readonly<Record<string, unknown>>): string =>
  typeof changed === 'number' ? String(changed) : '';

/** Which codec version decodes whom. */
const fr = {
  title: 'Affectations',
  lead: 'Quelle version décode qui, au-delà du décodeur donné à l’inscription. Le plus précis l’emporte : capteur, groupe, modèle.',
  none: 'Aucune affectation : chaque capteur décode avec le décodeur de son inscription.',
  codec: 'Décodeur',
  allCodecs: 'Tous les décodeurs',
  more: 'Charger la suite',
  columns: { whom: 'Pour', codec: 'Décodeur et version', devices: 'Capteurs', since: 'Depuis', who: 'Par' },
  kinds: { model: 'Modèle', group: 'Groupe', device: 'Capteur' },
  elsewhere: (n: string) => `${n} pris par plus précis`,
  actions: 'Actions',
  remove: 'Retirer',
  confirmRemove: (n: string) => `Confirmer : ${n} capteurs reviennent au décodeur moins précis`,
  add: 'Affecter une version',
  precedence: 'Seules les versions actives s’affectent. Rien ne change avant la confirmation.',
  kind: 'Pour',
  choose: 'Choisir…',
  deviceHint: 'DevEUI ou identifiant ; on cherche en tapant.',
  version: 'Version active',
  nobody: 'Dites pour qui : un modèle, un groupe ou un capteur.',
  seeEffect: 'Voir l’effet',
  confirm: 'Confirmer l’affectation',
  effect: (n: number, text: string) =>
    n === 0
      ? 'Aucun capteur ne change de décodeur : ils l’ont déjà, ou une affectation plus précise les tient.'
      : `${text} capteurs décoderont leurs prochaines trames avec cette version.`,
  vectors: (passed: number, all: number, at: string) =>
    `${passed} vecteurs sur ${all} passent${at && `, vérifiés le ${at}`}.`,
  untested: (n: number) => `${n} vecteurs, pas encore rejoués sur cette version.`,
  openCodec: 'Ouvrir le décodeur',
  past: 'Les trames déjà reçues gardent leurs valeurs ; une relecture les reprend, différence montrée avant.',
  history: 'Derniers changements',
  noHistory: 'Rien encore.',
  did: (action: string, object: string, detail: Readonly<Record<string, unknown>>) => {
    const known: Readonly<Record<string, string>> = {
      'codec.assign': `${object} affecté à ${toOf(detail)}, ${changedOf(detail)} capteurs`,
      'codec.unassign': `affectation retirée : ${object}, ${changedOf(detail)} capteurs`,
      'codec.activate': `${object} activé`,
      'codec.retire': `${object} retiré`,
      'codec.test': `${object} vérifié`,
      'codec.create': `${object} enregistré`,
    };
    return known[action] ?? `${action} ${object}`;
  },
};

const en: typeof fr = {
  title: 'Assignments',
  lead: 'Which version decodes whom, beyond the codec given at registration. The most specific wins: device, group, model.',
  none: 'No assignment: each device decodes with the codec of its registration.',
  codec: 'Codec',
  allCodecs: 'All codecs',
  more: 'Load more',
  columns: { whom: 'For', codec: 'Codec and version', devices: 'Devices', since: 'Since', who: 'By' },
  kinds: { model: 'Model', group: 'Group', device: 'Device' },
  elsewhere: (n: string) => `${n} taken by something more specific`,
  actions: 'Actions',
  remove: 'Take back',
  confirmRemove: (n: string) => `Confirm: ${n} devices fall back to the less specific codec`,
  add: 'Assign a version',
  precedence: 'Only active versions can be assigned. Nothing changes before it is confirmed.',
  kind: 'For',
  choose: 'Choose…',
  deviceHint: 'DevEUI or identifier; found as one types.',
  version: 'Active version',
  nobody: 'Say for whom: a model, a group or a device.',
  seeEffect: 'See the effect',
  confirm: 'Confirm the assignment',
  effect: (n: number, text: string) =>
    n === 0
      ? 'No device changes its codec: they have it already, or something more specific holds them.'
      : `${text} devices will decode their next frames with this version.`,
  vectors: (passed: number, all: number, at: string) => `${passed} of ${all} vectors pass${at && `, tried on ${at}`}.`,
  untested: (n: number) => `${n} vectors, not tried on this version yet.`,
  openCodec: 'Open the codec',
  past: 'Frames received before keep their values; a replay takes them up, the difference shown first.',
  history: 'Latest changes',
  noHistory: 'Nothing yet.',
  did: (action, object, detail) => {
    const known: Readonly<Record<string, string>> = {
      'codec.assign': `${object} assigned to ${toOf(detail)}, ${changedOf(detail)} devices`,
      'codec.unassign': `assignment taken back: ${object}, ${changedOf(detail)} devices`,
      'codec.activate': `${object} activated`,
      'codec.retire': `${object} retired`,
      'codec.test': `${object} tested`,
      'codec.create': `${object} saved`,
    };
    return known[action] ?? `${action} ${object}`;
  },
};

export const assignments = { fr, en };
