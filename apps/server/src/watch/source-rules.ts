import type { Rule } from '@vigie/kit';
import type { SilenceSource } from './silent-sources.ts';

const step = (fr: string, en: string) => ({ fr, en });

const gatewaySilence: Rule = {
  id: 'fleet-gateway-silence',
  label: { fr: 'Passerelle muette', en: 'Silent gateway' },
  quantity: '',
  assetTypes: [],
  test: { kind: 'silence', periods: 2 },
  priorities: ['high'],
  response: {
    title: { fr: 'Fiche réflexe : passerelle muette', en: 'Response: silent gateway' },
    steps: [
      step(
        'Ne traitez pas les capteurs un à un : ils sont rattachés à cette alarme et reviendront avec la passerelle.',
        'Leave the sensors alone: they belong to this alarm and will come back with the gateway.',
      ),
      step(
        'Regardez la passerelle dans le serveur de réseau : vue récemment, ou coupée ?',
        'Look at the gateway in the network server: seen lately, or cut off?',
      ),
      step(
        'Coupée : vérifiez l’alimentation et la liaison du site (disjoncteur, box 4G, fibre) avec son gestionnaire.',
        'Cut off: check power and uplink of the site (breaker, 4G box, fibre) with whoever runs it.',
      ),
      step(
        'Vue par le serveur de réseau mais pas ici : vérifiez le connecteur et l’antenne.',
        'Seen by the network server and not here: check the connector and the antenna.',
      ),
      step(
        'Prévenez les services dont les objets sont listés : leurs données manquent, elles ne sont pas nulles.',
        'Tell the departments whose objects are listed: their data are missing, they are not zero.',
      ),
    ],
  },
};

const connectorSilence: Rule = {
  ...gatewaySilence,
  id: 'fleet-connector-silence',
  label: { fr: 'Serveur de réseau muet', en: 'Silent network server' },
  priorities: ['critical'],
  response: {
    title: { fr: 'Fiche réflexe : serveur de réseau muet', en: 'Response: silent network server' },
    steps: [
      step(
        'Ouvrez la console du serveur de réseau : reçoit-il encore des trames des passerelles ?',
        'Open the console of the network server: does it still get frames from the gateways?',
      ),
      step(
        'Il en reçoit : vérifiez son envoi vers Vigie (adresse, jeton, file d’attente, pare-feu).',
        'It does: check how it sends to Vigie (address, token, queue, firewall).',
      ),
      step(
        'Il n’en reçoit plus : appelez l’opérateur du réseau, numéro au contrat.',
        'It does not: call the network operator; the number is in the contract.',
      ),
      step(
        'Au retour, demandez le renvoi des trames retenues : Vigie les range à l’heure de la mesure.',
        'Once it is back, have the frames it kept sent again: Vigie files them at the time of measure.',
      ),
    ],
  },
};

/** Rules of the platform itself: a gateway, or a whole network server, that says nothing. */
export const SOURCE_RULES: Readonly<Record<SilenceSource['kind'], Rule>> = {
  gateway: gatewaySilence,
  connector: connectorSilence,
};
