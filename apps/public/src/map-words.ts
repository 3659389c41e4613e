import type { MapDescription } from '@vigie/ui/map';

const FR: MapDescription['words'] = {
  map: 'Carte interactive des points de mesure',
  list: 'Points de mesure dans la vue',
  inView: '{shown} points listés sur {total} dans la vue.',
  open: 'Ouvrir la page',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
};
const EN: MapDescription['words'] = {
  map: 'Interactive map of measuring points',
  list: 'Measuring points in view',
  inView: '{shown} points listed of {total} in view.',
  open: 'Open the page',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
};

export function mapWords(language: 'fr' | 'en'): MapDescription['words'] {
  return { fr: FR, en: EN }[language];
}
