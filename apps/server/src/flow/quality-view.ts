import { isSeriesTest } from '@vigie/kit';
import type { AssetProperties, Check, CrossTest } from '@vigie/kit';
import { assetAt } from '#derive/asset-at.ts';
import type { PlannedTest, SeriesPlan } from '#qualify/series-plan.ts';
import type { JudgedSeries } from '#store/rollup-writer.ts';
import type { SnapshotDatastream } from '#store/registry-snapshot.ts';
import type { RegistryView } from './registry-view.ts';

/** A series with the object it stands on. */
interface Place {
  readonly datastream: SnapshotDatastream;
  readonly organisation: number;
  readonly thing: number;
  readonly model: string | undefined;
  readonly asset: AssetProperties;
}

/** What the judgement with neighbours asks of the registry: made anew when the registry or a setting changes. */
export class QualityView {
  private readonly registry: RegistryView;
  private places = new Map<number, Place>();
  private ofThing = new Map<number, number[]>();
  private things = new Map<string, number>();
  private plans = new Map<number, SeriesPlan | undefined>();
  private held: JudgedSeries['held'] = [];
  private stale = true;

  constructor(registry: RegistryView) {
    this.registry = registry;
    // a list of devices comes in as many changes: what follows from all of them is made when it is asked for
    registry.onChange(() => (this.stale = true));
  }

  /** Whose new values must be judged with their neighbours. */
  judged(): JudgedSeries {
    this.learn();
    const tested = this.registry.checks.checks.filter(({ test }) => isSeriesTest(test));
    return { quantities: [...new Set(tested.map(({ quantity }) => quantity))], held: this.held };
  }

  plan(datastream: number): SeriesPlan | undefined {
    this.learn();
    if (!this.plans.has(datastream)) this.plans.set(datastream, this.make(datastream));
    return this.plans.get(datastream);
  }

  private learn(): void {
    if (!this.stale) return;
    this.stale = false;
    this.places = new Map();
    this.ofThing = new Map();
    this.things = new Map();
    this.plans = new Map();
    for (const { organisation, thing, model, datastreams } of this.registry.everyDevice()) {
      this.things.set(`${organisation}\n${thing.key}`, thing.id);
      for (const datastream of datastreams) {
        const asset = this.registry.datastream(datastream.id)?.asset ?? {};
        this.places.set(datastream.id, { datastream, organisation, thing: thing.id, model, asset });
        this.ofThing.set(thing.id, [...(this.ofThing.get(thing.id) ?? []), datastream.id]);
      }
    }
    this.held = [...this.places.values()].flatMap((place) =>
      this.checksOf(place).flatMap(({ test }) =>
        test.kind === 'cross-check'
          ? this.othersOf(test, place).map((source) => ({ source, dependent: place.datastream.id }))
          : [],
      ),
    );
  }

  private checksOf({ datastream, organisation, thing, model }: Place): readonly Check[] {
    const checks = this.registry.checks.inForce({ organisation, thing, model });
    return checks.filter(({ quantity, test }) => quantity === datastream.quantity && isSeriesTest(test));
  }

  /** Series of the quantity on the same object, or on the one that a property of it names. */
  private othersOf({ with: source, subject }: CrossTest, place: Place): number[] {
    if (subject !== undefined && !subject.includes(place.datastream.field)) return [];
    const key = source.object === undefined ? undefined : place.asset[source.object];
    const thing = source.object === undefined ? place.thing : this.things.get(`${place.organisation}\n${String(key)}`);
    const series = thing === undefined ? [] : (this.ofThing.get(thing) ?? []);
    return series.filter((id) => {
      const other = this.places.get(id)?.datastream;
      const named = source.fields === undefined || source.fields.includes(other?.field ?? '');
      return id !== place.datastream.id && other?.quantity === source.quantity && named;
    });
  }

  private make(id: number): SeriesPlan | undefined {
    const place = this.places.get(id);
    const gate = this.registry.gate(id);
    const watched = this.registry.datastream(id);
    if (place === undefined || gate === undefined || watched === undefined) return undefined;
    const tests = this.checksOf(place).flatMap(({ test }): PlannedTest[] => {
      if (!isSeriesTest(test)) return [];
      const others = test.kind === 'cross-check' ? this.othersOf(test, place) : [];
      return test.kind === 'cross-check' && others.length === 0 ? [] : [{ test, others }];
    });
    const computed = this.registry.computedFrom(id).map(({ datastream }) => datastream);
    const held = this.held.flatMap(({ source, dependent }) => (source === id ? [dependent] : []));
    return {
      datastream: id,
      gate,
      period: watched.period,
      asset: place.asset,
      tests,
      source: this.sourceOf(place),
      dependents: [...new Set([...computed, ...held])],
    };
  }

  private sourceOf({ datastream }: Place): SeriesPlan['source'] {
    const { id, derivedFrom } = datastream;
    if (derivedFrom === undefined) return undefined;
    const computed = this.registry.computedFrom(derivedFrom).find((each) => each.datastream === id);
    if (computed === undefined) return undefined;
    return {
      datastream: derivedFrom,
      compute: (value, time) => computed.indicator.compute(value, assetAt(computed, time), { time }),
    };
  }
}
