import type { Statements } from './statement.ts';

const unknown = 'non renseigné par l’exploitant de ce site';

/** Statements in French, the version that counts. */
export const STATEMENTS_FR: Statements = {
  accessibilite: ({ name, contact }) => ({
    title: 'Déclaration d’accessibilité',
    sections: [
      {
        title: 'État de conformité',
        paragraphs: [
          `Le site public de ${name} est non conforme au référentiel général d’amélioration de l’accessibilité (RGAA, version 4.1), faute d’audit de conformité à ce jour. L’absence d’audit ne dit rien de l’usage réel ; elle interdit seulement d’annoncer un taux.`,
          'Des contrôles automatiques sont rejoués à chaque modification du logiciel, sur chaque page, en clair et en sombre. Ils ne trouvent qu’une partie des défauts.',
        ],
      },
      {
        title: 'Ce qui est fait',
        paragraphs: [
          'Les pages se lisent sans JavaScript. Chaque courbe et chaque carte a son tableau, avec les mêmes valeurs et les mêmes mots. Aucune information ne repose sur la seule couleur : un état est une forme et un mot, une qualité est un trait et un mot.',
          'Les pages se parcourent au clavier, s’agrandissent à 200 %, tiennent sur 320 points de large, et obéissent aux réglages du lecteur : contraste renforcé, thème sombre, animations réduites.',
        ],
      },
      {
        title: 'Contenus exemptés',
        paragraphs: [
          'La carte interactive, ouverte à la demande, relève de l’exemption des cartes en ligne. La carte dessinée et la liste des points donnent les mêmes informations.',
        ],
      },
      {
        title: 'Signaler un défaut',
        paragraphs: [
          `Adresse de contact : ${contact ?? unknown}. Indiquez la page et ce qui vous a arrêté ; une réponse vous est due.`,
          'Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits : formulaire en ligne sur defenseurdesdroits.fr, ou courrier gratuit, sans timbre, à Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
        ],
      },
    ],
  }),
  'mentions-legales': ({ name, publisher, director, host, contact }) => ({
    title: 'Mentions légales',
    sections: [
      {
        title: 'Éditeur',
        paragraphs: [
          `Éditeur : ${publisher ?? unknown}. Territoire : ${name}.`,
          `Directeur ou directrice de la publication : ${director ?? unknown}.`,
          `Contact : ${contact ?? unknown}.`,
        ],
      },
      { title: 'Hébergeur', paragraphs: [`Hébergement : ${host ?? unknown}.`] },
      {
        title: 'Données publiées',
        paragraphs: [
          'Les mesures sont publiées sous Licence Ouverte 2.0 (Etalab). Citez la source et la date de mise à jour.',
          'Contours des communes : IGN, Admin Express, Licence Ouverte. Populations municipales : Insee.',
        ],
      },
      {
        title: 'Données personnelles',
        paragraphs: [
          'Ce site ne dépose aucun cookie, ne mesure pas son audience par visiteur et ne fait appel à aucun service tiers : caractères, cartes et programmes viennent du même serveur.',
          'Les capteurs de bruit calculent des niveaux en décibels. Aucun son n’est enregistré, transmis ni reçu. Les compteurs de passages n’identifient personne. Aucune donnée de badge n’entre dans la plateforme.',
        ],
      },
      {
        title: 'Portée des mesures',
        paragraphs: [
          'Les mesures informent. Elles ne constituent ni un constat, ni une alerte officielle : en cas de danger, suivre les consignes de l’État et de la commune.',
        ],
      },
      {
        title: 'Logiciel',
        paragraphs: [
          'Vigie est publié sous licence EUPL-1.2. Caractères Atkinson Hyperlegible Next et Mono : SIL Open Font License 1.1.',
        ],
      },
    ],
  }),
  'eco-conception': () => ({
    title: 'Éco-conception',
    sections: [
      {
        title: 'Principe',
        paragraphs: [
          'Un service de mesure de l’environnement doit peser peu. Les choix suivent le référentiel général d’écoconception de services numériques (RGESN, 2024). Aucune déclaration de conformité n’a encore été établie.',
        ],
      },
      {
        title: 'Poids des pages',
        paragraphs: [
          'Budget : 150 ko transférés à la première visite, tout compris, hors carte interactive. Il est vérifié par un test. Les pages sont composées sur le serveur, les courbes et la carte y sont dessinées, et une page faite sert à tous pendant une minute.',
          'La carte interactive, environ 450 ko, ne se charge que si on la demande.',
        ],
      },
      {
        title: 'Ce qui n’est pas chargé',
        paragraphs: [
          'Ni vidéo, ni image de décor, ni lecture automatique, ni service tiers. Deux graisses d’un seul caractère de texte, réduites à l’alphabet latin : 25 ko.',
        ],
      },
      {
        title: 'Mesures et conservation',
        paragraphs: [
          'Les pages ne se rechargent pas seules. Un capteur envoie ses mesures selon la cadence écrite sur sa page, pas plus souvent.',
          'Par défaut, les mesures brutes sont gardées trois ans, les agrégats par heure et par jour sans limite ; l’exploitant peut réduire ces durées.',
        ],
      },
    ],
  }),
};
