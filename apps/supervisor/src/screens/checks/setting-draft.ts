import type { Check, NewSetting, Parameter, Setting } from './check-api.ts';

export type WhomKind = 'all' | 'model' | 'thing';

/** A setting as its form holds it: texts; a span is two texts. */
export interface SettingDraft {
  readonly whom: WhomKind;
  readonly name: string;
  readonly enabled: boolean;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly source: string;
  /** Local day from which values are judged again; empty: thirty days back. */
  readonly since: string;
}

const textsOf = (value: Parameter): readonly string[] => (typeof value === 'number' ? [value] : value).map(String);

const NOBODY: SettingDraft = { whom: 'all', name: '', enabled: true, values: {}, source: '', since: '' };

function whomOf({ thing, model }: Setting): Pick<SettingDraft, 'whom' | 'name'> {
  if (thing !== undefined) return { whom: 'thing', name: thing };
  return model === undefined ? { whom: 'all', name: '' } : { whom: 'model', name: model };
}

/** What is known where nothing was set: the pack's own. */
export function draftOf(check: Check, setting: Setting | undefined): SettingDraft {
  const own = Object.entries({ ...check.parameters, ...setting?.parameters });
  const values = Object.fromEntries(own.map(([name, value]) => [name, textsOf(value)]));
  if (setting === undefined) return { ...NOBODY, values };
  return { ...NOBODY, ...whomOf(setting), values, enabled: setting.enabled, source: setting.source };
}

// a French keyboard writes a comma
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

/** Names of parameters that are no numbers, or spans the wrong way round. */
export function wrongIn({ values }: SettingDraft): readonly string[] {
  return Object.entries(values).flatMap(([name, texts]) => {
    const numbers = texts.map(numberOf);
    const [low = 0, high] = numbers;
    const right = numbers.every(Number.isFinite) && (high === undefined || low < high);
    return right ? [] : [name];
  });
}

/** What is sent: only what differs from the pack's own. */
export function settingOf(check: Check, draft: SettingDraft): NewSetting {
  const parameters = Object.entries(draft.values).flatMap(([name, texts]): (readonly [string, Parameter])[] => {
    const [low = Number.NaN, high] = texts.map(numberOf);
    const value: Parameter = high === undefined ? low : [low, high];
    return textsOf(value).join() === textsOf(check.parameters[name] ?? Number.NaN).join() ? [] : [[name, value]];
  });
  return {
    ...(draft.whom === 'all' ? {} : { [draft.whom]: draft.name.trim() }),
    enabled: draft.enabled,
    parameters: Object.fromEntries(parameters),
    source: draft.source.trim(),
    ...(draft.since === '' ? {} : { since: new Date(`${draft.since}T00:00`).toISOString() }),
  };
}
