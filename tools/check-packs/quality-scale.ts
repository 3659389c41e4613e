import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceFolder, vectorsOf } from './found-packs.ts';
import type { FoundPack } from './found-packs.ts';

export type Standing = { readonly status: 'done' } | { readonly status: 'exempt'; readonly reason: string };
export type QualityScale = Readonly<Record<string, Readonly<Record<string, Standing>>>>;

/** What a pack says of itself. */
export function qualityScaleOf({ folder }: FoundPack): QualityScale {
  // Compared key by key with the criteria below.
  return JSON.parse(readFileSync(join(folder, 'quality-scale.json'), 'utf8')) as QualityScale;
}

type Evidence = (found: FoundPack) => boolean;

const everyDevice = (found: FoundPack, holds: (device: string) => boolean): boolean =>
  found.pack.devices.length > 0 && found.pack.devices.every(({ id }) => holds(id));
const fileOf = (found: FoundPack, name: string): string => join(found.folder, name);
/** A test of this suite, or the boundaries, fails when it does not hold. */
const checkedElsewhere: Evidence = () => true;

/** The scale of the pack contract, with what a program can see of each criterion. */
export const CRITERIA: Readonly<Record<string, Readonly<Record<string, Evidence>>>> = {
  bronze: {
    'real-frames': (found) => everyDevice(found, (id) => vectorsOf(found, id).some(({ data }) => data !== undefined)),
    'malformed-frames': (found) =>
      everyDevice(found, (id) => vectorsOf(found, id).some(({ errors }) => errors === true)),
    'known-units': checkedElsewhere,
    'labels-fr-en': checkedElsewhere,
    datasheet: ({ pack }) => pack.devices.every(({ datasheet }) => /^(https:\/\/|docs\/)/.test(datasheet)),
    'pure-functions': checkedElsewhere,
  },
  silver: {
    'plausibility-check': ({ pack }) => pack.checks.some(({ test }) => test.kind === 'site-range'),
    'silence-check': ({ pack }) => pack.rules.some(({ test }) => test.kind === 'silence'),
    'codec-never-throws': (found) => everyDevice(found, (id) => existsSync(join(deviceFolder(found, id), 'codec.js'))),
    'written-responses': ({ pack }) => pack.rules.every(({ response }) => response.steps.length > 0),
  },
  gold: {
    'norm-references': ({ pack }) =>
      pack.indicators.some(
        (one) => one.kind === 'window' && one.references?.some(({ source }) => !source.includes('(choix)')),
      ),
    'public-content': ({ pack }) => pack.publicContent.method.fr.length > 100,
    'open-dataset': ({ pack }) => pack.datasets.length > 0,
    'french-readme': (found) => existsSync(fileOf(found, 'README.md')),
    'simulator-model': (found) => existsSync(fileOf(found, 'simulator.ts')),
    'accessible-board': ({ pack }) => pack.boards.some(({ panels }) => panels.some(({ form }) => form === 'table')),
  },
};
