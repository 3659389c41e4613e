import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig, settingsHelp } from './config.ts';

test('defaults are the public contract', () => {
  expect(readConfig({}, {})).toMatchObject({ port: 8080, mqttPort: 1883, databaseUrl: undefined });
});

test('precedence: defaults < file < environment < flags', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'vigie-config-')), 'vigie.json');
  writeFileSync(file, JSON.stringify({ port: 1, mqtt_port: 2, territory: 'Fichier' }));
  const config = readConfig({ port: '3' }, { VIGIE_CONFIG: file, VIGIE_PORT: '4', VIGIE_MQTT_PORT: '5' });
  expect(config).toMatchObject({ port: 3, mqttPort: 5, territory: 'Fichier' });
});

test('an unknown key is an error with a suggestion', () => {
  expect(() => readConfig({}, { VIGIE_PROT: '1' })).toThrow(
    new ConfigError('Unknown setting VIGIE_PROT in the environment. Did you mean VIGIE_PORT?'),
  );
  expect(() => readConfig({ 'mqtt-prot': '1' }, {})).toThrow(/--mqtt-port/);
});

test('a value of the wrong kind says what is wanted', () => {
  expect(() => readConfig({}, { VIGIE_PORT: 'huit' })).toThrow(/port in the environment must be a whole number/);
});

test('a secret may stand in a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'vigie-config-')), 'token');
  writeFileSync(file, 'sesame\n');
  expect(readConfig({}, { VIGIE_BOOTSTRAP_TOKEN_FILE: file }).bootstrapToken).toBe('sesame');
});

test('help names every setting', () => {
  expect(settingsHelp()).toMatchSnapshot();
});
