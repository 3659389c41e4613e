import type { Check, Instant, JsonObject, Pack, Quantity } from '@vigie/kit';
import { maskReasons, QUANTITIES } from '@vigie/kit';
import type { CagedDecoder, Trial } from '#decode/caged-decoder.ts';
import { runVectors } from '#decode/codec-vectors.ts';
import type { VectorCase } from '#decode/codec-vectors.ts';
import { findingsOf, samplesOf } from '#decode/plausibility.ts';
import type { Ground } from '#decode/plausible-place.ts';
import type { Known, Mapping } from '#decode/plausible-series.ts';
import { readingsOf } from '#decode/readings.ts';
import { readCodecYaml, sourceFileOf, vectorsOf } from '#decode/ttn-folder.ts';
import type {
  CodecTrials,
  TrialFrame,
  TrialObservation,
  TrialOutcome,
  TrialReader,
} from '#publish/ports/codec-trials.ts';
import type { Scope } from '#publish/reads.ts';
import { gateOf } from '#qualify/gate.ts';
import { judge } from '#qualify/judge.ts';
import type { CodecTally } from './codec-tally.ts';

/** A series that would read a frame that is only tried. */
export interface TrialSeries {
  readonly id: number;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly factor: number;
  readonly offset: number;
  readonly sensorRange?: readonly [number, number];
  /** Seconds. */
  readonly period: number;
  readonly installed?: Instant;
}

export interface TrialNeeds {
  readonly decoder: CagedDecoder;
  readonly packs: readonly Pack[];
  readonly ground: Ground;
  readonly tally: CodecTally;
  /** Row of a version that is loaded. */
  codecRow(id: string, version: string): number | undefined;
  /** What devices of the codec read of its data. */
  mappings(scope: Scope, codec: string): Promise<readonly Mapping[]>;
  deviceSeries(scope: Scope, device: { id: string; connector?: string }): Promise<readonly TrialSeries[]>;
}

/** Codec rows are positive: numbers nobody uses, for sources that are only tried. */
let trial = 0;

/** Loads a source under a number of its own while the work lasts. */
async function apart<T>(decoder: CagedDecoder, source: string, work: (codec: number) => Promise<T>): Promise<T> {
  trial -= 1;
  const codec = trial;
  decoder.load(codec, source);
  try {
    return await work(codec);
  } finally {
    decoder.unload(codec);
  }
}

function knownOf(packs: readonly Pack[]): Known {
  const all = [...packs.flatMap((pack) => pack.quantities), ...QUANTITIES];
  const quantities = new Map<string, Quantity>(all.map((quantity) => [quantity.key, quantity]));
  const units = new Set(all.map(({ unit }) => unit));
  return { quantity: (key) => quantities.get(key), isUnit: (ucum) => units.has(ucum) };
}

/** Series as the models of the packs declare them. */
function modelSeries(packs: readonly Pack[], known: Known) {
  return packs
    .flatMap(({ devices }) => devices)
    .map(({ id, codec, datastreams, expectedPeriod }) => ({
      id,
      codec: codec.id,
      series: datastreams.map((datastream, index): TrialSeries => ({
        id: index + 1,
        field: datastream.field,
        quantity: datastream.quantity,
        unit: datastream.unit ?? known.quantity(datastream.quantity)?.unit ?? '1',
        factor: datastream.factor ?? 1,
        offset: datastream.offset ?? 0,
        sensorRange: datastream.sensorRange,
        period: datastream.period ?? expectedPeriod,
      })),
    }));
}

/** What a frame would give, judged as a frame that comes in; series computed from others are left out. */
function observationsOf(
  data: JsonObject,
  series: readonly TrialSeries[],
  { frame, checks }: { readonly frame: TrialFrame; readonly checks: readonly Check[] },
): readonly TrialObservation[] {
  const byId = new Map(series.map((each) => [each.id, each]));
  const gates = new Map(
    series.map((each) => [each.id, gateOf({ ...each, datastream: each.id, duration: each.period * 1_000 }, checks)]),
  );
  const readings = readingsOf(data, series, frame.time);
  const context = { gate: (id: number) => gates.get(id), frame: 0n, codec: 0, receivedTime: frame.time };
  return judge(readings, context).flatMap(({ datastream, time, raw, flag, reasons }) => {
    const of = byId.get(datastream);
    if (of === undefined) return [];
    const { field, quantity, unit } = of;
    const value = Number.isFinite(raw) ? raw : undefined;
    return [{ field, quantity, unit, time, value, flag, reasons: maskReasons(reasons) }];
  });
}

/** Codecs run for people: tests before activation, and any frame with any source. */
export class FlowCodecTrials implements CodecTrials {
  readonly #needs: TrialNeeds;
  readonly #known: Known;
  readonly #models: ReturnType<typeof modelSeries>;
  readonly #checks: readonly Check[];

  constructor(needs: TrialNeeds) {
    this.#needs = needs;
    this.#known = knownOf(needs.packs);
    this.#models = modelSeries(needs.packs, this.#known);
    this.#checks = needs.packs.flatMap((pack) => pack.checks);
  }

  async test(
    scope: Scope,
    { id, source, vectors }: { readonly id: string; readonly source: string; readonly vectors: readonly JsonObject[] },
  ) {
    // each was checked at the door, or read from a pack whose suite holds its shape
    const cases = vectors as readonly VectorCase[];
    const results = await apart(this.#needs.decoder, source, (codec) => runVectors(this.#needs.decoder, codec, cases));
    const ofModels = this.#models
      .filter(({ codec }) => codec === id)
      .map((model) => ({ of: model.id, fields: model.series }));
    const mappings = [...ofModels, ...(await this.#needs.mappings(scope, id))];
    const needs = { ground: this.#needs.ground, known: this.#known, mappings };
    const findings = findingsOf(cases, samplesOf(cases, results), needs);
    return { vectors: results.map(({ data: _data, ...result }) => result), findings };
  }

  async decode(
    scope: Scope,
    {
      source,
      frames,
      reader,
    }: { readonly source: string; readonly frames: readonly TrialFrame[]; readonly reader?: TrialReader },
  ): Promise<readonly TrialOutcome[]> {
    const series = reader === undefined ? [] : await this.#series(scope, reader);
    const { decoder } = this.#needs;
    return apart(decoder, source, async (codec) => {
      const trials = await Promise.all(frames.map((frame) => decoder.try({ codec, ...frame })));
      return trials.map((one, index) => this.#outcome(one, series, frames[index]));
    });
  }

  examples(text: string): readonly JsonObject[] | undefined {
    const yaml = readCodecYaml(text);
    return sourceFileOf(yaml) === undefined ? undefined : vectorsOf(yaml);
  }

  tally({ id, version }: { readonly id: string; readonly version: string }) {
    const row = this.#needs.codecRow(id, version);
    return row === undefined ? undefined : this.#needs.tally.of(row);
  }

  async #series(scope: Scope, reader: TrialReader): Promise<readonly TrialSeries[]> {
    if ('model' in reader) return this.#models.find(({ id }) => id === reader.model)?.series ?? [];
    return this.#needs.deviceSeries(scope, { id: reader.device, connector: reader.connector });
  }

  #outcome(
    { outcome, console, milliseconds }: Trial,
    series: readonly TrialSeries[],
    frame?: TrialFrame,
  ): TrialOutcome {
    const common = { console, milliseconds };
    if (!outcome.ok) return { ...common, warnings: [], fault: outcome.fault, detail: outcome.detail, observations: [] };
    const { data, warnings } = outcome;
    const observations = frame === undefined ? [] : observationsOf(data, series, { frame, checks: this.#checks });
    return { ...common, data, warnings, observations };
  }
}
