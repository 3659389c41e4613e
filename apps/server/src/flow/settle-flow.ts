interface Run {
  run(): Promise<unknown>;
}

interface Settled {
  readonly belt: { holdHistory(held: boolean): void };
  readonly rollups: Run;
  /** Gives how many values were judged anew. */
  readonly quality: { readonly job: { run(): Promise<number> } };
  readonly windows: Run;
  readonly history: Run;
  readonly fleet: { settle(): Promise<void> };
  readonly watch: { settle(): Promise<void> };
}

/** Roll-ups, judgements, figures, the fleet and alarms stand for all that has come in; history waits meanwhile. */
export async function settleFlow({ belt, rollups, quality, windows, history, fleet, watch }: Settled): Promise<void> {
  belt.holdHistory(true);
  try {
    await rollups.run();
    if ((await quality.job.run()) > 0) await rollups.run();
    await windows.run();
    await history.run();
    await fleet.settle();
    await watch.settle();
  } finally {
    belt.holdHistory(false);
  }
}
