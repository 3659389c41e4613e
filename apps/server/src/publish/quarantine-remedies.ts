import type { Label } from '@vigie/kit';

/** What a reason means, and what to do about it. `mend` says where a screen may lead. */
export interface Remedy {
  readonly label: Label;
  readonly remedy: Label;
  readonly mend: 'device' | 'codec' | 'connector' | 'nothing';
}

const CODEC_FAULT: Label = {
  fr: 'Ouvrez le décodeur avec une de ces trames, corrigez-le, activez la nouvelle version, puis réinjectez.',
  en: 'Open the codec with one of these frames, correct it, activate the new version, then re-inject.',
};

const REMEDIES: Readonly<Record<string, Remedy>> = {
  'unknown-device': {
    mend: 'device',
    label: { fr: 'Capteur inconnu', en: 'Unknown device' },
    remedy: {
      fr: 'Enregistrez le capteur sous ce connecteur, avec l’identifiant affiché\u00A0; ses trames pourront être reprises.',
      en: 'Register the device under this connector, by the identifier shown; its frames can then be taken up again.',
    },
  },
  'unreadable-envelope': {
    mend: 'connector',
    label: { fr: 'Enveloppe illisible', en: 'Unreadable envelope' },
    remedy: {
      fr: 'Le message n’a pas la forme du serveur attendu : choisissez le bon type de connecteur, ou décrivez ses champs (« settings.mapping »).',
      en: 'The message does not have the form of the expected server: choose the right kind of connector, or describe its fields (“settings.mapping”).',
    },
  },
  'no-payload': {
    mend: 'connector',
    label: { fr: 'Trame sans contenu', en: 'Frame without payload' },
    remedy: {
      fr: 'Le serveur envoie le message sans octets ni données : activez l’envoi de la charge utile chez lui.',
      en: 'The server sends the message without bytes or data: have it send the payload.',
    },
  },
  'not-storable': {
    mend: 'nothing',
    label: { fr: 'Contenu impossible à enregistrer', en: 'Content that cannot be stored' },
    remedy: {
      fr: 'Un caractère interdit par la base\u00A0; le message est gardé tel quel. Corrigez l’émetteur.',
      en: 'A character the database refuses; the message is kept as it came. Correct the sender.',
    },
  },
  'impossible-time': {
    mend: 'codec',
    label: { fr: 'Heure de mesure impossible', en: 'Impossible time of measure' },
    remedy: CODEC_FAULT,
  },
  'codec-missing': {
    mend: 'codec',
    label: { fr: 'Capteur sans décodeur', en: 'Device without codec' },
    remedy: {
      fr: 'Affectez un décodeur actif au capteur, à son modèle ou à son groupe, puis réinjectez.',
      en: 'Assign an active codec to the device, its model or its group, then re-inject.',
    },
  },
  'codec-syntax': {
    mend: 'codec',
    label: { fr: 'Décodeur illisible', en: 'Codec cannot be read' },
    remedy: CODEC_FAULT,
  },
  'codec-no-function': {
    mend: 'codec',
    label: { fr: 'Décodeur sans fonction decodeUplink', en: 'Codec without decodeUplink' },
    remedy: CODEC_FAULT,
  },
  'codec-threw': {
    mend: 'codec',
    label: { fr: 'Erreur dans le décodeur', en: 'Error in the codec' },
    remedy: CODEC_FAULT,
  },
  'codec-errors': {
    mend: 'codec',
    label: { fr: 'Trame refusée par le décodeur', en: 'Frame refused by the codec' },
    remedy: {
      fr: 'De temps en temps : une trame abîmée, rien à faire. Toutes celles d’un modèle : un nouveau micrologiciel\u00A0; corrigez le décodeur, puis réinjectez.',
      en: 'Now and then: a damaged frame, nothing to do. All those of a model: a new firmware; correct the codec, then re-inject.',
    },
  },
  'codec-timeout': {
    mend: 'codec',
    label: { fr: 'Décodeur trop lent', en: 'Codec too slow' },
    remedy: CODEC_FAULT,
  },
  'codec-memory': {
    mend: 'codec',
    label: { fr: 'Décodeur trop gourmand en mémoire', en: 'Codec took too much memory' },
    remedy: CODEC_FAULT,
  },
  'codec-crashed': {
    mend: 'codec',
    label: { fr: 'Moteur arrêté par le décodeur', en: 'Engine stopped by the codec' },
    remedy: CODEC_FAULT,
  },
  'codec-output': {
    mend: 'codec',
    label: { fr: 'Résultat du décodeur inutilisable', en: 'Unusable result of the codec' },
    remedy: CODEC_FAULT,
  },
};

/** Of the code of a reason; a reason of a newer version is named by its code. */
export function remedyOf(reason: string): Remedy {
  const known = Object.hasOwn(REMEDIES, reason) ? REMEDIES[reason] : undefined;
  return (
    known ?? {
      mend: 'nothing',
      label: { fr: reason, en: reason },
      remedy: { fr: 'Voir docs/errors.md.', en: 'See docs/errors.md.' },
    }
  );
}
