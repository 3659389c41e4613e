import type { ProblemDetails } from '#platform/http/problem.ts';

/** Why a whole message is refused at the door. Stable: reasons of the ledger, codes of the problems. */
export type Refusal =
  | 'unknown-connector'
  | 'connector-disabled'
  | 'wrong-token'
  | 'not-a-push-connector'
  | 'body-too-large'
  | 'media-refused'
  | 'empty'
  | 'not-json'
  | 'not-utf8'
  | 'xml-refused'
  | 'csv-unreadable'
  | 'json-too-deep'
  | 'too-many-frames';

type Words = Omit<ProblemDetails, 'code'>;

const WORDS: Readonly<Record<Refusal, Words>> = {
  'unknown-connector': {
    status: 404,
    title: 'Connecteur inconnu',
    detail:
      'L’adresse doit finir par l’identifiant d’un connecteur : POST /ingest/{connecteur}. Voyez la liste dans la supervision. — No connector has this identifier: check the last part of the address.',
  },
  'connector-disabled': {
    status: 403,
    title: 'Connecteur désactivé',
    detail:
      'Ce connecteur est désactivé : réactivez-le dans la supervision. — This connector is disabled: enable it again.',
  },
  'wrong-token': {
    status: 401,
    title: 'Jeton absent ou erroné',
    detail:
      'Envoyez le jeton du connecteur : « Authorization: Bearer <jeton> », « X-Vigie-Token: <jeton> » ou comme mot de passe (Basic). — Send the token of the connector as bearer token, X-Vigie-Token or basic password.',
    headers: { 'www-authenticate': 'Bearer realm="vigie", Basic realm="vigie"' },
  },
  'not-a-push-connector': {
    status: 409,
    title: 'Connecteur sans réception',
    detail:
      'Ce connecteur ne reçoit pas de messages : choisissez un genre qui en reçoit. — This kind of connector takes no pushed message.',
  },
  'body-too-large': {
    status: 413,
    title: 'Corps trop grand',
    detail:
      'Envoyez moins de trames par requête, ou passez par un import. — Send fewer frames a request, or use an import.',
    headers: { connection: 'close' },
  },
  'media-refused': {
    status: 415,
    title: 'Son et image n’entrent pas',
    detail:
      'Vigie ne reçoit que des mesures : retirez les sons, images et fichiers joints, envoyez du JSON. — Sound and images never enter: send measures as JSON.',
  },
  empty: {
    status: 400,
    title: 'Corps vide',
    detail: 'Le corps de la requête ne contient aucune trame. — The body holds no frame.',
  },
  'not-json': {
    status: 400,
    title: 'JSON illisible',
    detail:
      'Le corps doit être un objet JSON, un tableau d’objets ou un objet par ligne. — The body must be JSON, an array, or one object a line.',
  },
  'not-utf8': {
    status: 400,
    title: 'Texte qui n’est pas en UTF-8',
    detail: 'Envoyez du JSON en UTF-8. — The body is not UTF-8 text: JSON is (RFC 8259).',
  },
  'xml-refused': {
    status: 415,
    title: 'XML non lu',
    detail:
      'Le message est en XML : réglez l’émetteur sur JSON (ThingPark : « Content type » = JSON). — XML is not read: set the sender to JSON.',
  },
  'csv-unreadable': {
    status: 422,
    title: 'Fichier CSV illisible',
    detail:
      'Aucune ligne n’a pu être lue : la première doit nommer les colonnes. — No row could be read: the first line must name the columns.',
  },
  'json-too-deep': {
    status: 400,
    title: 'JSON trop imbriqué',
    detail: 'Le JSON imbrique plus de 48 niveaux : aplatissez-le. — The JSON nests more than 48 levels: flatten it.',
  },
  'too-many-frames': {
    status: 413,
    title: 'Trop de trames',
    detail: 'Au plus 5 000 trames par requête : envoyez-en plusieurs. — At most 5,000 frames a request: send several.',
  },
};

/** What the sender is told: what, where, how to mend it. */
export function refusalProblem(refusal: Refusal): ProblemDetails {
  return { code: refusal, ...WORDS[refusal] };
}
