import type { AssetType } from '@vigie/kit';
import { INFRASTRUCTURES, MODES, TECHNIQUES } from './national-words.ts';

/** A counting site. Its keys follow the national schema "Comptage des mobilités". */
export const counter: AssetType = {
  id: 'counter',
  label: { fr: 'Compteur', en: 'Counter' },
  properties: [
    {
      key: 'mobilityType',
      label: { fr: 'Mode compté (vélo, piéton, trottinette…)', en: 'Mode counted (bike, pedestrian, e-scooter…)' },
      type: 'text',
      codes: MODES,
      required: true,
      dated: true,
    },
    {
      key: 'counterType',
      label: { fr: 'Technique (boucle, radar, infrarouge…)', en: 'Technique (loop, radar, infrared…)' },
      type: 'text',
      codes: TECHNIQUES,
      dated: true,
    },
    {
      key: 'infrastructureType',
      label: { fr: 'Type d’aménagement', en: 'Type of infrastructure' },
      type: 'text',
      codes: INFRASTRUCTURES,
      dated: true,
    },
    {
      key: 'directionIn',
      label: { fr: 'Sens « aller »', en: 'Inward direction' },
      type: 'text',
      dated: true,
    },
    {
      key: 'directionOut',
      label: { fr: 'Sens « retour »', en: 'Outward direction' },
      type: 'text',
      dated: true,
    },
    {
      key: 'headingIn',
      label: { fr: 'Orientation de l’aller (N, NE, E…)', en: 'Heading of the inward direction (N, NE, E…)' },
      type: 'text',
      dated: true,
    },
    {
      key: 'headingOut',
      label: { fr: 'Orientation du retour (N, NE, E…)', en: 'Heading of the outward direction (N, NE, E…)' },
      type: 'text',
      dated: true,
    },
    { key: 'totem', label: { fr: 'Afficheur sur place', en: 'Display on site' }, type: 'boolean' },
  ],
};
