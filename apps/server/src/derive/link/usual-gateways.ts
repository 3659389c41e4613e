import type { Instant, Milliseconds } from '@vigie/kit';
import type { EndedFrame } from './link-accumulator.ts';

/** A gateway of one organisation, as one word. */
export type GatewayName = string;

export const gatewayName = (organisation: number, key: string): GatewayName => `${organisation} ${key}`;

/** What was usual in the last weeks, as it is stored. */
export interface UsualLink {
  readonly device: number;
  readonly organisation: number;
  readonly gateway: string;
  /** Frames of the device through this gateway, and in all. */
  readonly frames: number;
  readonly deviceFrames: number;
}

/** A device as its gateways and its connector know it. */
export interface KnownTalker {
  readonly device: number;
  readonly connector: number;
  readonly period: Milliseconds;
  readonly lastHeard: Instant;
}

interface Talker {
  connector: number;
  period: Milliseconds;
  lastHeard: Instant;
  frames: number;
  readonly gateways: Map<GatewayName, number>;
  /** The gateway that heard it last, with its whole name: not made anew for each frame. */
  lastKey: string | undefined;
  lastName: GatewayName;
}

interface Member {
  readonly device: number;
  readonly talker: Talker;
}

/** A device unheard for so long is no witness of the silence of a gateway. */
const FORGOTTEN_PERIODS = 10;

/** Through which gateways each device is usually heard, and when each gateway and connector was heard last. */
export class UsualGateways {
  private readonly talkers = new Map<number, Talker>();
  private readonly ofGateway = new Map<GatewayName, Set<number>>();
  private readonly ofConnector = new Map<number, Set<number>>();
  private readonly gatewayHeard = new Map<GatewayName, Instant>();
  private readonly connectorHeard = new Map<number, Instant>();

  /** Takes what is stored in place of what was counted since. */
  load(links: readonly UsualLink[]): void {
    for (const talker of this.talkers.values()) talker.gateways.clear();
    this.ofGateway.clear();
    for (const { device, organisation, gateway, frames, deviceFrames } of links) {
      const talker = this.talkers.get(device);
      if (talker === undefined) continue;
      talker.frames = deviceFrames;
      this.join({ device, talker }, gatewayName(organisation, gateway), frames);
    }
  }

  /** A device that was heard before the start. */
  know({ device, connector, period, lastHeard }: KnownTalker): void {
    const talker = this.talkerOf(device, { connector, period });
    talker.lastHeard = Math.max(talker.lastHeard, lastHeard);
    this.connectorHeard.set(connector, Math.max(this.connectorHeard.get(connector) ?? lastHeard, lastHeard));
  }

  knowGateway(name: GatewayName, lastHeard: Instant): void {
    this.gatewayHeard.set(name, Math.max(this.gatewayHeard.get(name) ?? lastHeard, lastHeard));
  }

  note(frame: EndedFrame): void {
    const { device, organisation, connector, receivedTime, uplink } = frame;
    const talker = this.talkerOf(device, frame);
    talker.lastHeard = Math.max(talker.lastHeard, receivedTime);
    talker.frames += 1;
    this.connectorHeard.set(connector, Math.max(this.connectorHeard.get(connector) ?? receivedTime, receivedTime));
    const member = { device, talker };
    for (const { gateway } of uplink.gateways ?? [])
      this.heardThrough(member, nameOf(talker, organisation, gateway), receivedTime);
    if (uplink.gateways === undefined && uplink.gateway !== undefined)
      this.heardThrough(member, nameOf(talker, organisation, uplink.gateway), receivedTime);
  }

  /** Gateways that usually hear a device, with the share (0–1) of its frames that each hears. */
  gatewaysOf(device: number): readonly { readonly gateway: GatewayName; readonly share: number }[] {
    const talker = this.talkers.get(device);
    if (talker === undefined) return [];
    return [...talker.gateways].map(([gateway, frames]) => ({
      gateway,
      share: Math.min(1, frames / Math.max(1, talker.frames)),
    }));
  }

  connectorOf(device: number): number | undefined {
    return this.talkers.get(device)?.connector;
  }

  gatewayHeardAt(gateway: GatewayName): Instant | undefined {
    return this.gatewayHeard.get(gateway);
  }

  connectorHeardAt(connector: number): Instant | undefined {
    return this.connectorHeard.get(connector);
  }

  /** Devices a gateway usually hears, with the share it hears; those silent for long before `since` left out. */
  *throughGateway(gateway: GatewayName, since: Instant): Generator<KnownTalker & { readonly share: number }> {
    for (const device of this.ofGateway.get(gateway) ?? []) {
      const talker = this.talkers.get(device);
      if (talker === undefined || isForgotten(talker, since)) continue;
      const share = Math.min(1, (talker.gateways.get(gateway) ?? 0) / Math.max(1, talker.frames));
      yield { device, share, ...talker };
    }
  }

  *throughConnector(connector: number, since: Instant): Generator<KnownTalker & { readonly share: number }> {
    for (const device of this.ofConnector.get(connector) ?? []) {
      const talker = this.talkers.get(device);
      if (talker !== undefined && !isForgotten(talker, since)) yield { device, share: 1, ...talker };
    }
  }

  private talkerOf(device: number, { connector, period }: Pick<EndedFrame, 'connector' | 'period'>): Talker {
    const known = this.talkers.get(device);
    if (known !== undefined && known.connector === connector) {
      known.period = period;
      return known;
    }
    // moved to another connector: it starts anew there
    if (known !== undefined) this.ofConnector.get(known.connector)?.delete(device);
    const made: Talker = {
      connector,
      period,
      lastHeard: Number.NEGATIVE_INFINITY,
      frames: known?.frames ?? 0,
      gateways: known?.gateways ?? new Map<GatewayName, number>(),
      lastKey: undefined,
      lastName: '',
    };
    this.talkers.set(device, made);
    this.ofConnector.set(connector, (this.ofConnector.get(connector) ?? new Set()).add(device));
    return made;
  }

  private heardThrough(member: Member, name: GatewayName, time: Instant): void {
    this.gatewayHeard.set(name, Math.max(this.gatewayHeard.get(name) ?? time, time));
    this.join(member, name, 1);
  }

  private join({ device, talker }: Member, name: GatewayName, frames: number): void {
    const before = talker.gateways.get(name);
    talker.gateways.set(name, (before ?? 0) + frames);
    if (before === undefined) this.ofGateway.set(name, (this.ofGateway.get(name) ?? new Set()).add(device));
  }
}

function nameOf(talker: Talker, organisation: number, key: string): GatewayName {
  if (talker.lastKey !== key) {
    talker.lastKey = key;
    talker.lastName = gatewayName(organisation, key);
  }
  return talker.lastName;
}

const isForgotten = ({ lastHeard, period }: Talker, since: Instant): boolean =>
  lastHeard < since - FORGOTTEN_PERIODS * period;
