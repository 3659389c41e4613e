import type { Instant, Milliseconds } from '@vigie/kit';

/** What a silent device may be silent because of. */
export type SilenceSource =
  | { readonly kind: 'connector'; readonly connector: number }
  | { readonly kind: 'gateway'; readonly gateway: string };

/** A device that a source usually hears, with the share of its frames (0–1) that come this way. */
export interface SourceTalker {
  readonly period: Milliseconds;
  readonly lastHeard: Instant;
  readonly share: number;
}

/** What watch asks of those who know the radio. A gateway is named together with its organisation. */
export interface LinkView {
  connectorOf(device: number): number | undefined;
  gatewaysOf(device: number): readonly { readonly gateway: string; readonly share: number }[];
  /** Absent: never heard. */
  gatewayHeardAt(gateway: string): Instant | undefined;
  connectorHeardAt(connector: number): Instant | undefined;
  /** Devices that were still heard shortly before `since`. */
  throughGateway(gateway: string, since: Instant): Iterable<SourceTalker>;
  throughConnector(connector: number, since: Instant): Iterable<SourceTalker>;
}

/** Fewer devices than this accuse nobody but themselves. */
const LEAST_TALKERS = 3;
/** So many frames that should have come cannot all be the radio's: at 20 % of loss, one chance in six hundred. */
const LEAST_MISSED = 4;
/** A network server that is started again is no silence. */
const LEAST_QUIET: Milliseconds = 5 * 60_000;
/** A device is explained by silent gateways when the others hear less of it than this. */
const OTHERS_HEAR = 0.3;

/**
 * Whether a gateway or connector is silent as a whole: nothing has come through it for as long as several of the devices
 * it usually hears should have spoken.
 */
export function isSilentSource(lastHeard: Instant, talkers: Iterable<SourceTalker>, now: Instant): boolean {
  let [missed, due] = [0, 0];
  for (const { period, share } of talkers) {
    const frames = Math.floor((now - lastHeard) / period) * share;
    if (frames <= 0) continue;
    missed += frames;
    due += 1;
    if (missed >= LEAST_MISSED && due >= LEAST_TALKERS) return true;
  }
  return false;
}

export const sourceName = (source: SilenceSource): string =>
  source.kind === 'connector' ? `connector ${source.connector}` : `gateway ${source.gateway}`;

/** Tells silent sources from silent devices at one moment; each source is looked at once. */
export class SilentSources {
  private readonly known = new Map<string, boolean>();
  private readonly links: LinkView;
  private readonly now: Instant;

  constructor(links: LinkView, now: Instant) {
    this.links = links;
    this.now = now;
  }

  /** When a source was heard last. */
  heardAt(source: SilenceSource): Instant | undefined {
    return source.kind === 'connector'
      ? this.links.connectorHeardAt(source.connector)
      : this.links.gatewayHeardAt(source.gateway);
  }

  isSilent(source: SilenceSource): boolean {
    const name = sourceName(source);
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const silent = this.judge(source);
    this.known.set(name, silent);
    return silent;
  }

  /** Why a silent device is silent: its connector, the silent gateway that hears most of it, or itself (`undefined`). */
  causeOf(device: number): SilenceSource | undefined {
    const connector = this.links.connectorOf(device);
    if (connector === undefined) return undefined;
    const whole: SilenceSource = { kind: 'connector', connector };
    if (this.isSilent(whole)) return whole;
    const gateways = this.links.gatewaysOf(device);
    const silent = gateways.filter(({ gateway }) => this.isSilent({ kind: 'gateway', gateway }));
    const heardBy = (list: typeof gateways) => list.reduce((sum, { share }) => sum + share, 0);
    if (silent.length === 0 || heardBy(gateways) - heardBy(silent) >= OTHERS_HEAR) return undefined;
    const [main] = silent.toSorted((a, b) => b.share - a.share);
    return main && { kind: 'gateway', gateway: main.gateway };
  }

  private judge(source: SilenceSource): boolean {
    const heard = this.heardAt(source);
    if (heard === undefined || this.now - heard < LEAST_QUIET) return false;
    const talkers =
      source.kind === 'connector'
        ? this.links.throughConnector(source.connector, heard)
        : this.links.throughGateway(source.gateway, heard);
    return isSilentSource(heard, talkers, this.now);
  }
}
