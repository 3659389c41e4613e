import type { AssetType } from '@vigie/kit';

/** A reach on which the State says its own vigilance: an object of its own, never a level of ours. */
export const vigilanceSection: AssetType = {
  id: 'vigilanceSection',
  label: { fr: 'Tronçon de vigilance de l’État', en: 'Vigilance section of the State' },
  properties: [
    { key: 'river', label: { fr: 'Cours d’eau', en: 'River' }, type: 'text' },
    { key: 'section', label: { fr: 'Code du tronçon (CdEntCru)', en: 'Code of the section (CdEntCru)' }, type: 'text' },
  ],
};
