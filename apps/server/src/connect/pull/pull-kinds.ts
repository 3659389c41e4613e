import type { JsonObject } from '@vigie/kit';
import { ecoCounterV1 } from '#connect/pull/kinds/eco-counter-v1.ts';
import { ecoCounterV2 } from '#connect/pull/kinds/eco-counter-v2.ts';
import { httpCsvPull } from '#connect/pull/kinds/http-csv-pull.ts';
import { httpJsonPull } from '#connect/pull/kinds/http-json-pull.ts';
import { hubeauHydrometrie } from '#connect/pull/kinds/hubeau-hydrometrie.ts';
import { hubeauQualite } from '#connect/pull/kinds/hubeau-qualite.ts';
import { hubeauTemperature } from '#connect/pull/kinds/hubeau-temperature.ts';
import { vigicrues } from '#connect/pull/kinds/vigicrues.ts';
import type { PullKind } from '#connect/pull/pull-kind.ts';
import { RHYTHM_SETTINGS, rhythmFaults } from '#connect/pull/rhythm.ts';
import { settingFaults } from '#connect/setting-field.ts';
import type { SettingFault, SettingField } from '#connect/setting-field.ts';

/** Every service that can be asked; a new one is a file in `kinds/` and a line here. */
export const PULL_KINDS: readonly PullKind[] = [
  hubeauHydrometrie,
  hubeauTemperature,
  hubeauQualite,
  vigicrues,
  ecoCounterV2,
  ecoCounterV1,
  httpJsonPull,
  httpCsvPull,
];

const byKind = new Map(PULL_KINDS.map((kind) => [kind.kind, kind]));

/** The service of that name; nothing for kinds that wait for messages. */
export function findPullKind(kind: string): PullKind | undefined {
  return byKind.get(kind);
}

/** Everything a manager may set: the kind's own settings, then the rhythm. */
export function pullSettingsOf(kind: PullKind): readonly SettingField[] {
  return [...kind.settings, ...RHYTHM_SETTINGS];
}

/** What is wrong with the settings of a source. */
export function pullFaults(kind: PullKind, settings: JsonObject): readonly SettingFault[] {
  const faults = [...settingFaults(settings, pullSettingsOf(kind)), ...rhythmFaults(settings)];
  return faults.length > 0 ? faults : (kind.check?.(settings) ?? []);
}
