import type { JsonObject } from '@vigie/kit';
import { settingAt } from '#connect/setting-field.ts';
import type { SettingFault, SettingField } from '#connect/setting-field.ts';

const path = (name: string, words: Pick<SettingField, 'label' | 'help'>, example: string): SettingField => ({
  name: `mapping.${name}`,
  type: 'path',
  ...words,
  example,
});

/** Where the parts of an own JSON stand. Empty: the usual names are looked for. */
export const MAPPING: readonly SettingField[] = [
  path(
    'items',
    {
      label: { fr: 'Liste de mesures', en: 'List of measures' },
      help: { fr: 'Tableau dont chaque élément fait une trame.', en: 'Array whose elements are one frame each.' },
    },
    'readings',
  ),
  path(
    'device',
    {
      label: { fr: 'Appareil', en: 'Device' },
      help: { fr: 'Identifiant de l’appareil.', en: 'Identifier of the device.' },
    },
    'meta.serial',
  ),
  path(
    'time',
    {
      label: { fr: 'Heure', en: 'Time' },
      help: {
        fr: 'ISO 8601, ou secondes ou millisecondes depuis 1970.',
        en: 'ISO 8601, or seconds or milliseconds since 1970.',
      },
    },
    'meta.at',
  ),
  path(
    'data',
    {
      label: { fr: 'Valeurs', en: 'Values' },
      help: { fr: 'Objet des valeurs décodées.', en: 'Object of the decoded values.' },
    },
    'values',
  ),
  path(
    'bytes',
    {
      label: { fr: 'Octets', en: 'Bytes' },
      help: {
        fr: 'Texte de la charge utile, que le codec décode.',
        en: 'Text of the payload, which the codec decodes.',
      },
    },
    'payload_hex',
  ),
  {
    name: 'encoding',
    type: 'choice',
    label: { fr: 'Codage des octets', en: 'Encoding of the bytes' },
    help: {
      fr: 'Sans choix, un texte hexadécimal est lu comme tel, tout autre en base64.',
      en: 'Without a choice hexadecimal text is read as such, any other as base64.',
    },
    choices: [
      { value: 'hex', label: { fr: 'hexadécimal', en: 'hexadecimal' } },
      { value: 'base64', label: { fr: 'base64', en: 'base64' } },
    ],
  },
  path(
    'port',
    { label: { fr: 'Port', en: 'Port' }, help: { fr: 'Port LoRaWAN, 0 à 255.', en: 'LoRaWAN port, 0 to 255.' } },
    'fport',
  ),
  path(
    'counter',
    {
      label: { fr: 'Compteur', en: 'Counter' },
      help: {
        fr: 'Compteur de trames : il distingue un renvoi d’une mesure.',
        en: 'Frame counter: it tells a retry from a measure.',
      },
    },
    'seq',
  ),
  path(
    'rssi',
    { label: { fr: 'RSSI', en: 'RSSI' }, help: { fr: 'Niveau reçu, en dBm.', en: 'Received level, in dBm.' } },
    'radio.rssi',
  ),
  path(
    'snr',
    {
      label: { fr: 'SNR', en: 'SNR' },
      help: { fr: 'Rapport signal sur bruit, en dB.', en: 'Signal to noise, in dB.' },
    },
    'radio.snr',
  ),
  path(
    'gateway',
    {
      label: { fr: 'Passerelle', en: 'Gateway' },
      help: { fr: 'Identifiant de la passerelle.', en: 'Identifier of the gateway.' },
    },
    'radio.gateway',
  ),
];

/** Two parts at one place are a slip: neither would be what it says. */
export function mappingFaults(settings: JsonObject): readonly SettingFault[] {
  const seen = new Map<string, string>();
  const faults: SettingFault[] = [];
  for (const { name } of MAPPING) {
    const value = settingAt(settings, name);
    if (typeof value !== 'string' || !name.startsWith('mapping.')) continue;
    const other = seen.get(value);
    if (other !== undefined) faults.push({ name, message: `« ${value} » est déjà le chemin de « ${other} ».` });
    seen.set(value, name);
  }
  return faults;
}
