interface Stoppable {
  stop(): unknown;
}
interface Drained {
  drained(): Promise<void>;
}

/** What is stopped, the first to give work away first. */
interface Stages {
  readonly windows: Stoppable;
  readonly quality: { readonly job: Stoppable };
  readonly intake: { readonly batcher: Drained };
  readonly belt: Drained & Stoppable;
  readonly observations: Stoppable;
  readonly fleet: Stoppable;
  readonly watch: Stoppable;
  readonly decoder: Stoppable;
}

/** Every frame that was taken in comes to its end before the stages it goes through stop. */
export async function stopFlow(stages: Stages): Promise<void> {
  const { windows, quality, intake, belt, observations, fleet, watch, decoder } = stages;
  windows.stop();
  quality.job.stop();
  await intake.batcher.drained();
  await belt.drained();
  belt.stop();
  await observations.stop();
  await fleet.stop();
  await watch.stop();
  await decoder.stop();
}
