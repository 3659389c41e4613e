import type { AssetProperties, EachIndicator, Flag, Observation } from '@vigie/kit';
import { FAIL, MISSING, knownTime, worstFlag } from '@vigie/kit';
import { assetAt } from './asset-at.ts';
import type { PropertyChange } from './asset-at.ts';

/** A datastream that is computed value for value from another one of the same object. */
export interface DerivedDatastream {
  readonly datastream: number;
  readonly indicator: Pick<EachIndicator, 'compute'>;
  readonly asset: AssetProperties;
  /** Dated changes of its properties, newest first. */
  readonly changes?: readonly PropertyChange[];
  /** Series measured beside the source, whose value of the same time is handed in. */
  readonly beside?: number;
}

/** What derive asks of the registry and of qualify. */
export interface EachPorts {
  derivedFrom(datastream: number): readonly DerivedDatastream[];
  /** Judgement of a computed value by the checks of its own quantity. */
  judgeValue(value: number, datastream: number): { readonly flag: Flag; readonly reasons: number };
}

/** A chain longer than this (distance → stage → discharge is 2) is a registry that turns in a circle. */
const LONGEST_CHAIN = 4;

interface Source {
  readonly value: Observation;
  /** Usable value of the same time of another series of the frame. */
  readonly beside: (datastream: number | undefined) => number | undefined;
}

/** A level over a quarter of an hour and a temperature of the moment are of one frame where both were said at its end. */
function besideOf(source: Observation, all: readonly Observation[], datastream: number): Observation | undefined {
  return all.find(
    (other) =>
      other.datastream === datastream && (other.time === source.time || knownTime(other) === knownTime(source)),
  );
}

function deriveOne(
  { value: source, beside }: Source,
  derived: DerivedDatastream,
  ports: EachPorts,
): Observation | undefined {
  const moment = { time: source.time, beside: beside(derived.beside) };
  const raw = derived.indicator.compute(source.adjusted ?? source.raw, assetAt(derived, source.time), moment);
  if (raw === undefined) return undefined;
  const verdict = ports.judgeValue(raw, derived.datastream);
  const flag = worstFlag(source.flag, verdict.flag);
  return {
    ...source,
    datastream: derived.datastream,
    raw: Number.isFinite(raw) ? raw : Number.NaN,
    flag,
    reasons: source.reasons | verdict.reasons,
    adjusted: flag === FAIL || flag === MISSING ? undefined : raw,
  };
}

/**
 * The values the packs' `each` indicators give for judged observations, chains included. A doubt about the source
 * stays with the result. Nothing where the object lacks a property the formula needs.
 */
export function deriveEach(observations: readonly Observation[], ports: EachPorts): Observation[] {
  const all: Observation[] = [];
  let sources = observations;
  for (let depth = 0; depth < LONGEST_CHAIN && sources.length > 0; depth += 1) {
    const results: Observation[] = [];
    for (const source of sources) {
      for (const derived of ports.derivedFrom(source.datastream)) {
        const beside = (datastream: number | undefined): number | undefined =>
          datastream === undefined ? undefined : besideOf(source, observations, datastream)?.adjusted;
        const result = deriveOne({ value: source, beside }, derived, ports);
        if (result) results.push(result);
      }
    }
    all.push(...results);
    sources = results;
  }
  return all;
}
