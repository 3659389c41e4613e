import type { CommandParameter, DeviceModel, Json, JsonObject, Label, Language } from '@vigie/kit';
import { PARIS } from '@vigie/kit';

interface Named {
  readonly kind: string;
  readonly parameters: JsonObject;
  readonly device: { readonly model?: string };
}

/** An order in words: « Dérogation limitée dans le temps : fermé (allumé), 1800 s ». */
export function summaryOf(
  { kind, parameters, device }: Named,
  models: ReadonlyMap<string, DeviceModel>,
): Label | undefined {
  const known = models.get(device.model ?? '')?.commands?.find(({ id }) => id === kind);
  if (known === undefined) return undefined;
  const inWords = (language: Language): string => {
    const values = known.parameters.map((parameter) => valueText(parameter, parameters[parameter.key], language));
    return `${known.label[language]}${language === 'fr' ? ' : ' : ': '}${values.join(', ')}`;
  };
  return { fr: inWords('fr'), en: inWords('en') };
}

function valueText(parameter: CommandParameter, value: Json | undefined, language: Language): string {
  if (parameter.type === 'choice')
    return parameter.choices?.find((choice) => choice.value === value)?.label[language] ?? plain(value);
  if (parameter.type === 'instant') return instantText(parameter, value, language);
  return parameter.unit === undefined ? plain(value) : `${plain(value)}\u00A0${parameter.unit}`;
}

/** Numbers and texts as they are; anything else was never asked. */
function plain(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}

/** ISO 8601, as it was asked. */
function instantText({ label }: CommandParameter, value: Json | undefined, language: Language): string {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return `${label[language]} ${plain(value)}`;
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: PARIS });
  return `${label[language].toLowerCase()} ${format.format(time)}`;
}
