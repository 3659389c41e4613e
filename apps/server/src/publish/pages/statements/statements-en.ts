import type { Statements } from './statement.ts';

const unknown = 'not given by the operator of this site';

/** Statements in English, for reading; the French version is the one that counts. */
export const STATEMENTS_EN: Statements = {
  accessibilite: ({ name, contact }) => ({
    title: 'Accessibility statement',
    sections: [
      {
        title: 'Compliance',
        paragraphs: [
          `The public site of ${name} does not comply with the French accessibility framework (RGAA, version 4.1), because no compliance audit has been made yet. The lack of an audit says nothing of actual use; it only forbids announcing a rate.`,
          'Automatic checks are run at every change of the software, on every page, in light and dark. They find only part of the defects.',
        ],
      },
      {
        title: 'What is done',
        paragraphs: [
          'Pages can be read without JavaScript. Every curve and every map has its table, with the same values and the same words. No information relies on colour alone: a state is a shape and a word, a quality is a line and a word.',
          'Pages can be browsed with a keyboard, enlarged to 200 %, fit 320 points of width, and obey the reader’s settings: more contrast, dark theme, reduced motion.',
        ],
      },
      {
        title: 'Exempted content',
        paragraphs: [
          'The interactive map, opened on request, falls under the exemption of online maps. The drawn map and the list of points give the same information.',
        ],
      },
      {
        title: 'Report a defect',
        paragraphs: [
          `Contact address: ${contact ?? unknown}. Say which page and what stopped you; you are owed an answer.`,
          'Without a satisfactory answer, you may turn to the Défenseur des droits: online form at defenseurdesdroits.fr, or free post, no stamp, to Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.',
        ],
      },
    ],
  }),
  'mentions-legales': ({ name, publisher, director, host, contact }) => ({
    title: 'Legal notice',
    sections: [
      {
        title: 'Publisher',
        paragraphs: [
          `Publisher: ${publisher ?? unknown}. Territory: ${name}.`,
          `Publication director: ${director ?? unknown}.`,
          `Contact: ${contact ?? unknown}.`,
        ],
      },
      { title: 'Host', paragraphs: [`Hosting: ${host ?? unknown}.`] },
      {
        title: 'Published data',
        paragraphs: [
          'Measurements are published under Licence Ouverte 2.0 (Etalab). Quote the source and the date of update.',
          'Outlines of communes: IGN, Admin Express, Licence Ouverte. Municipal populations: Insee.',
        ],
      },
      {
        title: 'Personal data',
        paragraphs: [
          'This site sets no cookie, does not measure its audience by visitor and calls no third-party service: fonts, maps and programs come from the same server.',
          'Noise sensors compute levels in decibels. No sound is recorded, sent or received. Passage counters identify nobody. No badge data enters the platform.',
        ],
      },
      {
        title: 'What measurements are worth',
        paragraphs: [
          'Measurements inform. They are neither an official finding nor an official warning: in danger, follow the instructions of the State and the commune.',
        ],
      },
      {
        title: 'Software',
        paragraphs: [
          'Vigie is published under the EUPL-1.2 licence. Atkinson Hyperlegible Next and Mono fonts: SIL Open Font License 1.1.',
        ],
      },
    ],
  }),
  'eco-conception': () => ({
    title: 'Eco-design',
    sections: [
      {
        title: 'Principle',
        paragraphs: [
          'A service that measures the environment must weigh little. Choices follow the French framework for eco-design of digital services (RGESN, 2024). No statement of compliance has been made yet.',
        ],
      },
      {
        title: 'Weight of pages',
        paragraphs: [
          'Budget: 150 kB transferred at the first visit, all included, without the interactive map. A test checks it. Pages are composed on the server, curves and map are drawn there, and a page once made serves everyone for a minute.',
          'The interactive map, about 450 kB, loads only when asked for.',
        ],
      },
      {
        title: 'What is not loaded',
        paragraphs: [
          'No video, no decorative picture, no automatic playing, no third-party service. Two weights of one text face, cut down to the Latin alphabet: 25 kB.',
        ],
      },
      {
        title: 'Measurements and retention',
        paragraphs: [
          'Pages do not reload by themselves. A sensor sends its measurements at the period written on its page, no more often.',
          'By default raw measurements are kept three years, hourly and daily aggregates without limit; the operator may shorten these times.',
        ],
      },
    ],
  }),
};
