import { HOUR, MINUTE } from '@vigie/kit';
import type { AlarmNews, Rule } from '@vigie/kit';
import { array, assert, asyncProperty, integer, subarray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlarmStore } from './alarm-store.ts';
import { SilenceWatch } from './silence-watch.ts';
import { sourceName } from './silent-sources.ts';
import type { LinkView, SourceTalker } from './silent-sources.ts';
import { bindingsOf } from './watched.ts';
import type { WatchedDatastream } from './watched.ts';

const TEXT = { fr: 'x', en: 'x' };
const RULE: Rule = {
  id: 'silent',
  label: TEXT,
  quantity: 'stage',
  assetTypes: [],
  test: { kind: 'silence', periods: 3 },
  priorities: ['low'],
  response: { title: TEXT, steps: [TEXT] },
};

interface Row {
  parent: string | undefined;
  open: boolean;
}

/** Alarms as the store would hold them. */
class FakeStore {
  readonly children = new Map<number, Row>();
  readonly sources = new Map<string, { name: string; open: boolean }>();
  raised = 0;

  get open() {
    return [...this.children].filter(([, row]) => row.open);
  }
  get alone() {
    return this.open.filter(([, { parent }]) => parent === undefined).map(([device]) => device);
  }
  get openSources() {
    return [...this.sources.values()].filter(({ open }) => open).map(({ name }) => name);
  }

  asStore(): AlarmStore {
    const none: AlarmNews[] = [];
    const row = (datastream: number) => this.children.get(datastream);
    const store: Partial<AlarmStore> = {
      loadHeard: async () => [],
      loadOpen: async () => [],
      loadSources: async () => [],
      openSilence: async ({ watched }, _, { parent }) => {
        this.children.set(watched.datastream, { parent, open: true });
        return none;
      },
      closeSilence: async ({ watched }) => {
        this.children.delete(watched.datastream);
        return none;
      },
      adoptSilence: async ({ watched }, parent) => {
        Object.assign(row(watched.datastream) ?? {}, { parent });
        return none;
      },
      raiseSilence: async ({ watched }) => {
        this.raised += 1;
        Object.assign(row(watched.datastream) ?? {}, { parent: undefined });
        return none;
      },
      openSource: async (source) => {
        const alarm = String(this.sources.size + 1);
        this.sources.set(alarm, { name: sourceName(source), open: true });
        return { alarm, news: none };
      },
      closeSource: async (alarm) => {
        Object.assign(this.sources.get(alarm) ?? {}, { open: false });
        return none;
      },
    };
    return store as AlarmStore; // the rest is never asked for by a silence
  }
}

interface Device {
  readonly period: number;
  readonly connector: number;
  readonly gateways: readonly string[];
}

/** A radio network of which everything is known: devices speak on time unless their ways are cut. */
class City implements LinkView {
  now = 0;
  readonly store = new FakeStore();
  readonly dead = new Set<string>();
  readonly deadDevices = new Set<number>();
  private readonly devices: readonly Device[];
  private readonly heardThrough = new Map<string, number>();
  private readonly lastHeard: number[];
  private readonly watch: SilenceWatch;

  constructor(devices: readonly Device[]) {
    this.devices = devices;
    this.lastHeard = devices.map(() => 0);
    const watched = devices.map(({ period }, id): WatchedDatastream => ({
      datastream: id,
      thing: id,
      device: id,
      organisation: 1,
      domain: 'water',
      assetType: 'gauge',
      quantity: 'stage',
      unit: 'm',
      period,
      asset: {},
    }));
    this.watch = new SilenceWatch(this.store.asStore(), {
      clock: { now: () => this.now },
      links: this,
      tell: () => undefined,
      bindingsOf: (id) => bindingsOf(watched[id]!, { rules: [RULE] }),
    });
    devices.forEach((_, id) => void this.speak(id));
  }

  /** Minute by minute. */
  async run(minutes: number): Promise<void> {
    for (const end = this.now + minutes * MINUTE; this.now < end;) {
      this.now += MINUTE;
      for (const [id, { period }] of this.devices.entries())
        if ((this.now / MINUTE + id) % (period / MINUTE) === 0) await this.speak(id);
      if (this.now % (5 * MINUTE) === 0) await this.watch.tick(this.now);
    }
  }

  private async speak(id: number): Promise<void> {
    const { connector, gateways } = this.devices[id]!;
    const alive = gateways.filter((gateway) => !this.dead.has(gateway));
    if (this.deadDevices.has(id) || this.dead.has(String(connector)) || alive.length === 0) return;
    for (const way of [...alive, String(connector)]) this.heardThrough.set(way, this.now);
    this.lastHeard[id] = this.now;
    await this.watch.heard(id);
  }

  connectorOf = (device: number) => this.devices[device]?.connector;
  gatewaysOf = (device: number) => (this.devices[device]?.gateways ?? []).map((gateway) => ({ gateway, share: 1 }));
  gatewayHeardAt = (gateway: string) => this.heardThrough.get(gateway);
  connectorHeardAt = (connector: number) => this.heardThrough.get(String(connector));
  throughGateway = (gateway: string) => this.talkers(({ gateways }) => gateways.includes(gateway));
  throughConnector = (connector: number) => this.talkers((device) => device.connector === connector);

  private *talkers(belongs: (device: Device) => boolean): Generator<SourceTalker> {
    for (const [id, device] of this.devices.entries())
      if (belongs(device)) yield { period: device.period, lastHeard: this.lastHeard[id]!, share: 1 };
  }
}

const devices = (count: number, rest: Partial<Device> = {}): Device[] =>
  Array.from({ length: count }, () => ({ period: 15 * MINUTE, connector: 9, gateways: ['g1'], ...rest }));

describe('one cause, one alarm', () => {
  test('a dead gateway with 400 devices is one alarm with 400 children', async () => {
    const city = new City([...devices(400), ...devices(50, { gateways: ['g2'] })]);
    await city.run(60);
    expect(city.store.open).toEqual([]);
    city.dead.add('g1');
    await city.run(120);
    expect(city.store.openSources).toEqual(['gateway g1']);
    expect(city.store.open).toHaveLength(400);
    expect(city.store.alone).toEqual([]);
  });

  test('when it is back, the children that speak are closed and the others are raised one by one', async () => {
    const city = new City([...devices(400), ...devices(50, { gateways: ['g2'] })]);
    city.dead.add('g1');
    await city.run(120);
    city.dead.delete('g1');
    city.deadDevices.add(3).add(77);
    await city.run(30);
    expect(city.store.openSources).toEqual([]);
    expect(city.store.open).toHaveLength(2);
    expect(city.store.alone).toEqual([]);
    await city.run(60);
    expect(city.store.alone.toSorted((a, b) => a - b)).toEqual([3, 77]);
    expect(city.store.raised).toBe(2);
  });

  test('a connector that says nothing is one alarm, whatever its gateways', async () => {
    const city = new City([
      ...devices(40),
      ...devices(40, { gateways: ['g2'] }),
      ...devices(5, { connector: 8, gateways: [] }),
    ]);
    city.dead.add('9');
    await city.run(120);
    expect(city.store.openSources).toEqual(['connector 9']);
    expect(city.store.open).toHaveLength(80);
    expect(city.store.alone).toEqual([]);
  });

  test('a device of its own is its own alarm; two are no gateway', async () => {
    const city = new City([...devices(20), ...devices(2, { gateways: ['g2'] })]);
    city.deadDevices.add(4);
    city.dead.add('g2');
    await city.run(120);
    expect(city.store.openSources).toEqual([]);
    expect(city.store.alone.toSorted((a, b) => a - b)).toEqual([4, 20, 21]);
  });

  test('a device that another gateway hears as well goes on', async () => {
    const city = new City([...devices(20), ...devices(5, { gateways: ['g1', 'g2'] })]);
    city.dead.add('g1');
    await city.run(120);
    expect(city.store.openSources).toEqual(['gateway g1']);
    expect(city.store.open).toHaveLength(20);
  });

  test('raised before the gateway was known to be silent, it becomes a child', async () => {
    // two that speak often, many that speak rarely: two devices accuse nobody yet
    const rare = devices(30, { period: 4 * HOUR });
    const city = new City([...devices(2), ...rare, ...devices(3, { gateways: ['g2'] })]);
    await city.run(8 * 60);
    city.dead.add('g1');
    await city.run(60);
    expect(city.store.alone).toHaveLength(2);
    await city.run(5 * 60);
    expect(city.store.openSources).toEqual(['gateway g1']);
    expect(city.store.alone).toEqual([]);
  });

  test('whatever dies: no device twice, none forgotten, nobody accused who speaks', async () => {
    const ways = ['g1', 'g2', 'g3'];
    const kinds = array(subarray(ways, { minLength: 1 }), { minLength: 3, maxLength: 40 });
    await assert(
      asyncProperty(kinds, subarray(ways), array(integer({ min: 0, max: 39 })), async (gateways, dead, broken) => {
        const city = new City(gateways.map((own) => ({ period: 15 * MINUTE, connector: 1, gateways: own })));
        for (const way of dead) city.dead.add(way);
        for (const id of broken) city.deadDevices.add(id);
        await city.run(150);
        const silent = gateways.flatMap((own, id) =>
          broken.includes(id) || own.every((way) => dead.includes(way)) ? [id] : [],
        );
        expect(city.store.open.map(([id]) => id).toSorted((a, b) => a - b)).toEqual(silent);
        const accused = city.store.openSources.filter((name) => name.startsWith('gateway'));
        for (const name of accused) {
          const way = name.slice('gateway '.length);
          expect(gateways.some((own, id) => own.includes(way) && !dead.includes(way) && !broken.includes(id))).toBe(
            false,
          );
        }
        for (const way of dead) city.dead.delete(way);
        city.deadDevices.clear();
        await city.run(60);
        expect(city.store.open).toEqual([]);
        expect(city.store.openSources).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
