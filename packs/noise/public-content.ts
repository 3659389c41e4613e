import type { PublicContent } from '@vigie/kit';
import { publicPanels } from './public-panels.ts';

/** Words of the theme page. */
export const publicContent: PublicContent = {
  path: '/bruit',
  title: { fr: 'Le bruit', en: 'Noise' },
  finding: {
    fr: 'À {place}, le niveau jour-soir-nuit était de {value} {unit} le {time}.',
    en: 'At {place}, the day-evening-night level was {value} {unit} on {time}.',
  },
  headline: 'LAeq',
  chart: 'noise-lden-day',
  panels: publicPanels,
  policy: {
    objective: {
      fr: 'Réduire l’exposition des habitants au bruit des transports, la nuit d’abord.',
      en: 'Reduce residents’ exposure to transport noise, at night first.',
    },
    target: {
      fr: 'Passer sous les valeurs limites françaises (Lden 68, Ln 62 dB(A) pour la route) et se rapprocher des recommandations de l’OMS (53 et 45).',
      en: 'Get below the French limit values (road: Lden 68, Ln 62 dB(A)) and closer to the WHO recommendations (53 and 45).',
    },
    action: {
      fr: 'Mesurer avant et après chaque aménagement, puis publier le résultat : enrobé, vitesse, plan de circulation.',
      en: 'Measure before and after each scheme and publish the result: surfacing, speed, traffic plan.',
    },
  },
  method: {
    fr: 'Chaque station calcule un niveau en décibels pondérés A ; elle n’enregistre ni ne transmet aucun son. Les moyennes sont faites en énergie. Le Lden compte le soir (18 h – 22 h) 5 dB de plus et la nuit (22 h – 6 h) 10 dB de plus. Une journée est publiée si au moins 75 % des mesures sont là ; pluie, vent fort et travaux au pied du mât sont exclus quand ils sont connus. La composition est une part de temps et d’énergie par famille de sons, classée dans la station.',
    en: 'Each station computes an A-weighted level; it neither records nor sends any sound. Means are made in energy. Lden adds 5 dB to the evening (18:00–22:00) and 10 dB to the night (22:00–06:00). A day is published when at least 75 % of the measurements are there; rain, strong wind and works at the mast are excluded when known. The composition is a share of time and energy by family of sounds, classified within the station.',
  },
  limits: {
    fr: 'Une station entend toutes les sources et ne vaut que pour sa rue. Un capteur de classe 2 ou indicatif ne remplace pas un constat. Pluie et vent fort ne sont écartés que là où une station météo les mesure, ou quand un agent les signale ; la part exclue est dite avec chaque figure.',
    en: 'A station hears every source and speaks for its own street only. A class 2 or indicative sensor is no substitute for an official finding. Rain and strong wind are left out only where a weather station measures them, or an officer reports them; the share left out is said with each figure.',
  },
};
