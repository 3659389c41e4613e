import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '@vigie/kit';
import { CONNECTOR_KINDS, findKind } from '#connect/kinds.ts';
import { parseEnvelope, readMessage } from '#connect/read-message.ts';
import { corpusIsThere, readPairs } from '#connect/testing/corpus.ts';

const context = { receivedTime: 1_768_478_400_000, settings: {} };

test('kinds have one name each, and words in both languages', () => {
  expect(new Set(CONNECTOR_KINDS.map(({ kind }) => kind)).size).toBe(CONNECTOR_KINDS.length);
  for (const { kind, label } of CONNECTOR_KINDS) {
    expect(findKind(kind)?.label).toBe(label);
    expect(label.fr.length * label.en.length).toBeGreaterThan(0);
  }
  expect(findKind('carrier-pigeon')).toBeUndefined();
});

/** Any JSON, with the names that parsers look for, so that they are reached. */
function envelopes(names: readonly string[]): fc.Arbitrary<Json> {
  const leaf = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.integer(),
    fc.string(),
    fc.constantFrom('0a0b', 'AQI=', '2026-01-15T11:59:00Z'),
  );
  const key = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.string() });
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
    ),
  }));
  return tree;
}

function namesIn(json: Json, names = new Set<string>()): ReadonlySet<string> {
  if (typeof json !== 'object' || json === null) return names;
  for (const [name, value] of Object.entries(json)) {
    if (!Array.isArray(json)) names.add(name);
    namesIn(value as Json, names);
  }
  return names;
}

describe.runIf(corpusIsThere)('whatever comes', () => {
  const names = corpusIsThere
    ? [
        ...new Set(
          readPairs()
            .filter((_, n) => n % 50 === 0)
            .flatMap(({ payload }) => [...namesIn(payload)]),
        ),
      ]
    : [];
  const more = [
    'device',
    'id',
    'data',
    'sensors',
    'sensor',
    'observations',
    'value',
    'endDevice',
    'hotspots',
    'metadata',
    'rinfos',
    '__proto__',
    'constructor',
  ];

  test.each(CONNECTOR_KINDS.map(({ kind }) => kind))('%s never faults, never says an impossible uplink', (name) => {
    const kind = findKind(name)!;
    const result = fc.check(
      fc.property(envelopes([...names, ...more]), (json) => {
        const parsed = parseEnvelope(json, kind, context);
        if ('unreadable' in parsed) expect(parsed.unreadable).not.toBe('parser-fault');
        if ('uplink' in parsed) {
          const { device, time, port, bytes, data } = parsed.uplink;
          expect(device).toMatch(/^\P{Cc}{1,200}$/u);
          expect(Number.isInteger(time) && time >= 0).toBe(true);
          expect(port === undefined || (port >= 0 && port <= 255)).toBe(true);
          expect((bytes === undefined) !== (data === undefined)).toBe(true);
        }
        const message = readMessage(Buffer.from(JSON.stringify(json)), kind, {});
        if ('envelopes' in message) expect(message.envelopes.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
    expect(result.failed, JSON.stringify(result.counterexample)).toBe(false);
  });
});
