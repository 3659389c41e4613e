import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createQuantityRegistry, QUANTITIES, seriesOfPanel } from '@vigie/kit';
import type { Label, ThresholdTest } from '@vigie/kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceFolder, foundPacks, vectorsOf } from './found-packs.ts';
import type { FoundPack } from './found-packs.ts';
import { CRITERIA, qualityScaleOf } from './quality-scale.ts';
import { codecOf, fromHex } from './run-codec.ts';

const root = join(import.meta.dirname, '../..');
const EXPECTED = ['lighting', 'mobility', 'noise', 'waste', 'water'];
const own = foundPacks.flatMap(({ pack }) => pack.quantities);
const known = new Set([...QUANTITIES, ...own].map(({ key }) => key));
const quantityOf = createQuantityRegistry(own);
const everyId = (pick: (found: FoundPack) => readonly string[]): string[] => foundPacks.flatMap(pick);

/** Every label within a definition, with where it is. */
function labelsIn(value: unknown, path: string): [path: string, label: Label][] {
  if (typeof value !== 'object' || value === null) return [];
  // A label is what has both languages; nothing else in the contract has a key `fr`.
  if ('fr' in value || 'en' in value) return [[path, value as Label]];
  return Object.entries(value).flatMap(([key, inner]) => labelsIn(inner, `${path}.${key}`));
}

describe('all packs together', () => {
  it('are the five use cases and whatever was added', () => {
    expect(foundPacks.map(({ pack }) => pack.id)).toEqual(expect.arrayContaining(EXPECTED));
  });

  it.each([
    ['packs', everyId(({ pack }) => [pack.id])],
    ['own quantities', [...QUANTITIES, ...own].map(({ key }) => key)],
    ['asset types', everyId(({ pack }) => pack.assetTypes.map(({ id }) => id))],
    ['devices', everyId(({ pack }) => pack.devices.map(({ id }) => id))],
    ['checks', everyId(({ pack }) => pack.checks.map(({ id }) => id))],
    ['indicators', everyId(({ pack }) => pack.indicators.map(({ id }) => id))],
    ['rules', everyId(({ pack }) => pack.rules.map(({ id }) => id))],
    ['boards', everyId(({ pack }) => pack.boards.map(({ id }) => id))],
    ['datasets', everyId(({ pack }) => pack.datasets.map(({ id }) => id))],
    ['theme pages', everyId(({ pack }) => [pack.publicContent.path])],
    ['hues', everyId(({ pack }) => [pack.hue])],
  ])('%s have ids of their own', (_, ids) => {
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('share one frame reader per maker, word for word', () => {
    const markers = { milesight: '// --- Milesight channels', decentlab: '// --- Decentlab protocol 2' };
    for (const [maker, marker] of Object.entries(markers)) {
      const end = maker === 'milesight' ? '  return { data: out };\n}\n' : '\n// Downlink';
      const texts = foundPacks.flatMap((found) =>
        found.pack.devices
          .filter(({ id }) => id.startsWith(maker))
          .map(({ id }) => {
            const text = readFileSync(join(deviceFolder(found, id), 'codec.js'), 'utf8');
            const from = text.indexOf(marker);
            return text.slice(from, text.indexOf(end, from));
          }),
      );
      expect(texts.length).toBeGreaterThan(1);
      expect(texts.every((text) => text.length > 500)).toBe(true);
      expect(new Set(texts).size).toBe(1);
    }
  });
});

describe.each(foundPacks.map((found) => [found.pack.id, found] as const))('%s', (_, found) => {
  const { pack } = found;
  const publicPanels = pack.publicContent.panels ?? [];
  const panels = [...pack.boards.flatMap((board) => board.panels), ...publicPanels];
  const indicators = new Set(pack.indicators.map(({ id }) => id));
  const assetTypes = new Map(pack.assetTypes.map((type) => [type.id, type]));
  const measured = new Set(pack.devices.flatMap(({ datastreams }) => datastreams.map(({ quantity }) => quantity)));
  const derived = new Set(pack.indicators.map(({ quantity }) => quantity));

  it('has words in French and in English for everything', () => {
    const labels = labelsIn(pack, pack.id);
    expect(labels.length).toBeGreaterThan(30);
    expect(labels.filter(([, { fr, en }]) => !fr?.trim() || !en?.trim()).map(([path]) => path)).toEqual([]);
  });

  it('writes French as French: no straight apostrophe, no exclamation mark', () => {
    const faults = labelsIn(pack, pack.id).filter(([, { fr }]) => /[a-zà-ÿ]'[a-zà-ÿ]|!/i.test(fr));
    expect(faults).toEqual([]);
  });

  it('has a hue and an icon that can be drawn', () => {
    expect(pack.hue).toMatch(/^#[0-9A-F]{6}$/);
    expect(pack.icon).toMatch(/^M[\d\s.,MmLlHhVvCcSsAaZz-]+$/);
  });

  it('names only quantities somebody declared', () => {
    const named = [
      ...measured,
      ...derived,
      ...pack.checks.map(({ quantity }) => quantity),
      ...pack.indicators.map(({ from }) => from),
      ...pack.rules.map(({ quantity }) => quantity),
      pack.publicContent.headline,
    ];
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it('does not take a quantity of the kit for its own', () => {
    const kit = new Set(QUANTITIES.map(({ key }) => key));
    expect(pack.quantities.filter(({ key }) => kit.has(key))).toEqual([]);
  });

  it('watches and judges only what its devices or indicators give', () => {
    const there = new Set([...measured, ...derived]);
    const watched = [...pack.checks, ...pack.rules].map(({ id, quantity }) => [id, quantity] as const);
    expect(watched.filter(([, quantity]) => !there.has(quantity))).toEqual([]);
    expect(pack.indicators.filter(({ from }) => !there.has(from))).toEqual([]);
  });

  it('shows and publishes only series it has', () => {
    const there = (series: string): boolean => indicators.has(series) || measured.has(series) || derived.has(series);
    const shown = [
      ...panels.flatMap(seriesOfPanel),
      ...pack.datasets.flatMap(({ series }) => series),
      pack.publicContent.headline,
    ];
    expect(shown.filter((series) => !there(series))).toEqual([]);
    const chart = pack.indicators.find(({ id }) => id === pack.publicContent.chart);
    expect(chart?.kind).toBe('window');
  });

  it('sums objects on its boards only where the quantity adds up, and says who set each target', () => {
    const quantityOfSeries = (id: string) => quantityOf(pack.indicators.find((one) => one.id === id)?.quantity ?? id);
    const summed = panels.filter((panel) => 'across' in panel && panel.across === 'sum' && 'series' in panel);
    const laws = summed.map((panel) => quantityOfSeries(seriesOfPanel(panel)[0] ?? '').law);
    expect(laws.filter((law) => ['energy-mean', 'vector-mean', 'median', 'ratio-of-sums'].includes(law))).toEqual([]);
    const targets = panels.flatMap((panel) => (panel.form === 'figure' && panel.target ? [panel.target.source] : []));
    expect(targets.filter((source) => source.trim() === '')).toEqual([]);
  });

  it('gives each public panel an address of its own', () => {
    const ids = publicPanels.map(({ id }) => id);
    expect(ids.filter((id, at) => !/^[a-z][a-z0-9-]*$/.test(id) || ids.indexOf(id) !== at)).toEqual([]);
  });

  it('speaks of asset types it declares', () => {
    const named = [
      ...[...pack.rules, ...pack.indicators].flatMap((one) => ('assetTypes' in one ? one.assetTypes : [])),
      pack.publicContent.assetType ?? [],
      ...panels.flatMap((panel) => ('assetType' in panel ? [panel.assetType ?? []] : [])).flat(),
    ].flat();
    expect(named.filter((id) => !assetTypes.has(id))).toEqual([]);
  });

  it('says where every parameter comes from', () => {
    const sources = [...pack.checks, ...pack.indicators].map(({ id, source }) => [id, source] as const);
    expect(sources.filter(([, source]) => source.trim().length < 10)).toEqual([]);
    const references = pack.indicators.flatMap((one) => (one.kind === 'window' ? (one.references ?? []) : []));
    expect(references.filter(({ source }) => source.trim() === '')).toEqual([]);
  });

  it('aggregates a window by a law only where there is one', () => {
    const lawless = pack.indicators.filter(
      (one) => one.kind === 'window' && one.compute === 'law' && quantityOf(one.from).law === 'none',
    );
    expect(lawless).toEqual([]);
  });

  describe.each(pack.rules.map((rule) => [rule.id, rule] as const))('rule %s', (__, rule) => {
    it('has a written response that can be read at night', () => {
      expect(rule.response.steps.length).toBeGreaterThanOrEqual(2);
      for (const step of rule.response.steps) expect(step.fr.length).toBeLessThanOrEqual(200);
    });

    it('has a priority for each level, and thresholds that exist and rise', () => {
      const levels = rule.test.kind === 'silence' ? 1 : rule.test.thresholds.length;
      expect(rule.priorities).toHaveLength(levels);
      if (rule.test.kind === 'silence') return;
      checkThresholds(rule.test, rule.assetTypes);
    });
  });

  function checkThresholds(test: ThresholdTest, types: readonly string[]): void {
    for (const threshold of test.thresholds) {
      if (typeof threshold === 'number') continue;
      for (const type of types) {
        const property = assetTypes.get(type)?.properties.find(({ key }) => key === threshold);
        expect(property?.type, `${threshold} of ${type}`).toBe('number');
      }
    }
    const numbers = test.thresholds.filter((one) => typeof one === 'number');
    const sign = test.direction === 'down' ? -1 : 1;
    expect(numbers).toEqual([...numbers].toSorted((a, b) => sign * (a - b)));
    expect(test.hysteresis).toBeGreaterThanOrEqual(0);
    expect(Math.min(test.up, test.down)).toBeGreaterThanOrEqual(1);
  }

  describe.each(pack.devices.map((device) => [device.id, device] as const))('device %s', (__, device) => {
    const vectors = vectorsOf(found, device.id);
    const codec = codecOf(join(deviceFolder(found, device.id), 'codec.js'));

    it('says its model, and a span for every stream', () => {
      // the maker's address; a contract of Vigie's own has its page
      const page = device.datasheet.startsWith('docs/') && existsSync(join(root, device.datasheet));
      expect(page || device.datasheet.startsWith('https://'), device.datasheet).toBe(true);
      expect(device.expectedPeriod).toBeGreaterThan(0);
      expect(device.datastreams.filter(({ sensorRange }) => sensorRange === undefined)).toEqual([]);
      const fields = device.datastreams.map(({ field }) => field);
      expect(new Set(fields).size).toBe(fields.length);
    });

    it('has an ordinary, a truncated and a wrongly ported frame, each with its source', () => {
      expect(vectors.some(({ data }) => data !== undefined)).toBe(true);
      expect(vectors.some(({ errors, port }) => errors && device.ports.includes(port))).toBe(true);
      expect(vectors.some(({ errors, port }) => errors && !device.ports.includes(port))).toBe(true);
      expect(vectors.filter(({ source, description }) => !source || !description)).toEqual([]);
    });

    it.each(vectors.map((vector) => [vector.description, vector] as const))('reads: %s', (___, vector) => {
      const { data, errors } = codec.decode(fromHex(vector.bytes), vector.port);
      if (vector.errors) {
        expect(data).toBeUndefined();
        expect(errors?.length).toBeGreaterThan(0);
      } else {
        expect(errors).toBeUndefined();
        expect(data).toEqual(vector.data);
      }
    });

    it('refuses every ordinary frame cut short, or reads only whole values of it', () => {
      const frame = fromHex(vectors.find(({ data }) => data !== undefined)!.bytes);
      const whole = vectors.find(({ data }) => data !== undefined)!;
      for (let length = 0; length < frame.length; length += 1) {
        const { data } = codec.decode(frame.subarray(0, length), whole.port);
        for (const [key, value] of Object.entries(data ?? {})) expect(whole.data?.[key]).toEqual(value);
      }
    });

    it('never throws, and never gives a number that is not one', () => {
      const finite = (value: unknown): boolean =>
        typeof value === 'object' && value !== null ? Object.values(value).every(finite) : value !== null;
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom(...device.ports, 0, 7, 224), (bytes, port) => {
          const { data, errors } = codec.decode(bytes, port);
          expect(data === undefined).toBe(errors !== undefined);
          // JSON writes NaN and Infinity as null.
          expect(finite(data ?? {})).toBe(true);
        }),
        { numRuns: 300 },
      );
    });
  });

  it('stands on the quality scale where the code shows it does', () => {
    const scale = qualityScaleOf(found);
    const criteria = Object.entries(CRITERIA).map(([level, of]) => [level, Object.keys(of)]);
    expect(Object.entries(scale).map(([level, of]) => [level, Object.keys(of)])).toEqual(criteria);
    for (const [level, of] of Object.entries(CRITERIA)) {
      for (const [criterion, holds] of Object.entries(of)) {
        const standing = scale[level]?.[criterion];
        if (standing?.status === 'done') expect(holds(found), `${level}: ${criterion}`).toBe(true);
        else expect(standing?.reason.length, `${level}: ${criterion}`).toBeGreaterThan(20);
      }
    }
  });

  it('has a README for the department', () => {
    expect(existsSync(join(found.folder, 'README.md'))).toBe(true);
  });
});
