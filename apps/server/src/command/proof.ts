import type { CommandKind, CommandProof, Instant } from '@vigie/kit';
import type { CommandedDevice } from './commanded-device.ts';
import type { AskedValues } from './parameters.ts';

/** What a measure must show, as it is kept with the command. */
export type ProofPlan = {
  readonly tolerance: number;
  /** Milliseconds it may take. */
  readonly within: number;
  /** A time the order itself names; the hand-over where absent. */
  readonly from?: Instant;
} & (
  | { readonly by: 'value'; readonly datastream: number; readonly equals: number }
  /** Seconds between two frames. */
  | { readonly by: 'cadence'; readonly datastreams: readonly number[]; readonly seconds: number }
);

export interface Measure {
  readonly datastream: number;
  readonly time: Instant;
  readonly value: number;
}

export type Verdict =
  | { readonly verdict: 'proven' | 'contradicted'; readonly value: number; readonly time: Instant }
  | { readonly verdict: 'silent' };

const DEFAULT_PERIODS = 3;
/** Time of the network and of the device beside its periods. */
const SLACK_MS = 60_000;

type Watched = Pick<CommandedDevice, 'datastreams' | 'expectedPeriod'>;

/** The plan of an order for a device; absent where no measure of this device can prove it. */
export function proofPlan(device: Watched, kind: CommandKind, values: AskedValues): ProofPlan | undefined {
  const { proof } = kind;
  const wanted = proof && (proof.equals ?? values[proof.parameter ?? '']);
  if (proof === undefined || wanted === undefined) return undefined;
  const plan = proof.by === 'cadence' ? cadencePlan(device, proof, wanted) : valuePlan(device, proof, wanted);
  return plan && (proof.from === undefined ? plan : { ...plan, from: values[proof.from] ?? Number.NaN });
}

function cadencePlan(
  { datastreams, expectedPeriod }: Watched,
  proof: CommandProof,
  seconds: number,
): ProofPlan | undefined {
  if (datastreams.length === 0) return undefined;
  const { tolerance = 0, periods = DEFAULT_PERIODS } = proof;
  // the period before is still to end when the order arrives
  const within = (expectedPeriod + periods * seconds) * 1000 + SLACK_MS;
  return { by: 'cadence', datastreams: datastreams.map(({ id }) => id), seconds, tolerance, within };
}

function valuePlan(
  { datastreams, expectedPeriod }: Watched,
  proof: CommandProof,
  equals: number,
): ProofPlan | undefined {
  const { tolerance = 0, periods = DEFAULT_PERIODS } = proof;
  const datastream = datastreams.find(({ field }) => field === proof.field);
  const within = periods * expectedPeriod * 1000 + SLACK_MS;
  return datastream && { by: 'value', datastream: datastream.id, equals, tolerance, within };
}

/** Datastreams whose values bear on a plan. */
export function watchedBy(plan: ProofPlan): readonly number[] {
  return plan.by === 'value' ? [plan.datastream] : plan.datastreams;
}

/** What measures since the hand-over say, in order of time. The first proof counts, else the last contradiction. */
export function judgeProof(plan: ProofPlan, measures: readonly Measure[]): Verdict {
  return plan.by === 'value' ? judgeValue(plan, measures) : judgeCadence(plan, measures);
}

function judgeValue(plan: Extract<ProofPlan, { by: 'value' }>, measures: readonly Measure[]): Verdict {
  const own = measures.filter(({ datastream }) => datastream === plan.datastream);
  const proof = own.find(({ value }) => Math.abs(value - plan.equals) <= plan.tolerance);
  if (proof !== undefined) return { verdict: 'proven', value: proof.value, time: proof.time };
  const last = own.at(-1);
  return last === undefined ? { verdict: 'silent' } : { verdict: 'contradicted', value: last.value, time: last.time };
}

function judgeCadence(plan: Extract<ProofPlan, { by: 'cadence' }>, measures: readonly Measure[]): Verdict {
  const times = [...new Set(measures.map(({ time }) => Math.floor(time)))].toSorted((a, b) => a - b);
  let verdict: Verdict = { verdict: 'silent' };
  for (const [index, time] of times.entries()) {
    const before = times[index - 1];
    if (before === undefined) continue;
    const seconds = (time - before) / 1000;
    const right = Math.abs(seconds - plan.seconds) <= plan.tolerance * plan.seconds;
    if (right) return { verdict: 'proven', value: seconds, time };
    verdict = { verdict: 'contradicted', value: seconds, time };
  }
  return verdict;
}
