import { CONNECTOR_KINDS } from '#connect/kinds.ts';
import { PULL_KINDS, pullFaults, pullSettingsOf } from '#connect/pull/pull-kinds.ts';
import { settingFaults } from '#connect/setting-field.ts';
import type { ConnectorKindSheet } from '#publish/ports/connectors.ts';

const PUSH_SHEETS = CONNECTOR_KINDS.map((kind): ConnectorKindSheet => {
  const { settings = [] } = kind;
  return {
    kind: kind.kind,
    label: kind.label,
    way: 'push',
    settings,
    guide: kind.guide,
    faults: (given) => [...settingFaults(given, settings), ...(kind.check?.(given) ?? [])],
  };
});

const PULL_SHEETS = PULL_KINDS.map((kind): ConnectorKindSheet => ({
  kind: kind.kind,
  label: kind.label,
  way: 'pull',
  about: kind.about,
  settings: pullSettingsOf(kind),
  faults: (given) => pullFaults(kind, given),
}));

/** Every kind of connector, as managers choose them: those that senders push to, then those that ask a source. */
export const CONNECTOR_KIND_SHEETS: readonly ConnectorKindSheet[] = [...PUSH_SHEETS, ...PULL_SHEETS];
