import { z } from 'zod';
import type { Quarantine, QuarantineFilter } from '../ports/quarantine.ts';
import type { Scope } from '../reads.ts';

/** What waited in quarantine for the devices that were just registered. */
export const waitingView = z.object({
  frames: z.number(),
  /** Number of the re-injection that takes them up, where it was asked for. */
  reinjection: z.number().optional(),
});

interface Registered {
  readonly connector: string;
  readonly id: string;
}

/** Of one device its own frames; of a list those of its connectors: what is still unknown stays where it is. */
function filtersOf(devices: readonly Registered[]): readonly QuarantineFilter[] {
  const [only, second] = devices;
  if (only !== undefined && second === undefined) return [{ connector: only.connector, device: only.id }];
  const connectors = new Set(devices.map(({ connector }) => connector));
  return [...connectors].map((connector) => ({ connector, reason: 'unknown-device' }));
}

/** Counts the frames that wait for new devices, and takes them up where asked. */
export async function offerWaiting(
  quarantine: Pick<Quarantine, 'waiting' | 'reinject'>,
  scope: Scope & { readonly who: string },
  { devices, reinject }: { readonly devices: readonly Registered[]; readonly reinject: boolean },
): Promise<z.infer<typeof waitingView>> {
  const asked = devices.map(({ connector, id }) => ({ connector, device: id }));
  const frames = await quarantine.waiting(scope, asked);
  if (frames === 0 || !reinject) return { frames };
  const [first] = await Promise.all(filtersOf(devices).map((filter) => quarantine.reinject(scope, filter)));
  return { frames, reinjection: first?.id };
}
