import type { CommandKind, Pack } from '@vigie/kit';
import type { DeviceBook } from '#command/commanded-device.ts';
import { courierOf } from '#command/couriers.ts';
import type { WayBack } from '#command/way-back.ts';
import { proofPlan } from '#command/proof.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { CommandActions, KnownCommand } from '#publish/ports/commands.ts';
import type { Commands } from '#store/commands.ts';
import { summaryOf } from './command-summary.ts';
import { readCommandBalance, readCommandEvents, readCommands } from '#store/read-commands.ts';

interface ActionParts {
  readonly devices: DeviceBook;
  readonly store: Commands;
  readonly pool: Pool;
  readonly packs: readonly Pack[];
  readonly clock: { now(): number };
  /** The scheduler looks at once. */
  readonly wake: () => void;
}

/** What the API asks of the way back. */
export function commandActionsOf(
  wayBack: Pick<WayBack, 'orders' | 'recall'>,
  { devices, store, pool, packs, clock, wake }: ActionParts,
): CommandActions {
  const models = new Map(packs.flatMap((pack) => pack.devices.map((model) => [model.id, model] as const)));
  return {
    plan: (scope, asked) => wayBack.orders.plan(scope, asked),
    async ask(scope, asked, who) {
      const written = await wayBack.orders.ask(scope, asked, who);
      if (written.ok && written.value.fresh) wake();
      return written;
    },
    async cancel(scope, id, by) {
      const cancelled = await store.cancel(scope, id, { ...by, time: clock.now() });
      // its network may still keep it
      return cancelled === 'too-late' ? wayBack.recall(scope, id, by) : cancelled;
    },
    known({ organisation }, key) {
      const device = devices.byKey(organisation, key);
      if (device === undefined) return undefined;
      const { model, connector } = device;
      const reachable = courierOf(connector.kind) !== undefined && !connector.disabled;
      const commands = (model?.commands ?? []).map((kind) => knownCommand(kind, device));
      return { reachable, loraClass: model?.loraClass, ports: model?.ports ?? [], commands };
    },
    *capabilities({ organisation }, key) {
      for (const model of models.values()) {
        const kinds = model.commands ?? [];
        if (kinds.length === 0) continue;
        for (const device of devices.ofModel(organisation, model.id)) {
          if (key !== undefined && device.key !== key) continue;
          if (courierOf(device.connector.kind) === undefined || device.connector.disabled) continue;
          const named = { device: device.key, thing: device.thingKey, model: model.id, maker: model.maker };
          for (const kind of kinds) yield { ...named, modelLabel: model.label, command: knownCommand(kind, device) };
        }
      }
    },
    async list(scope, query) {
      const { items, next } = await readCommands(pool, scope, query);
      const named = items.map((row) => ({ ...row, summary: summaryOf(row, models) }));
      return { items: named, next };
    },
    events: (scope, id) => readCommandEvents(pool, scope, id),
    balance: (scope, query) => readCommandBalance(pool, scope, query),
  };
}

function knownCommand(kind: CommandKind, device: Parameters<typeof proofPlan>[0]): KnownCommand {
  const { id, label, about, mode, confirmed, parameters } = kind;
  // any values do: whether something can prove it depends on the datastreams of this device
  const some = Object.fromEntries(parameters.map(({ key }) => [key, 1]));
  return { id, label, about, mode, confirmed, parameters, proven: proofPlan(device, kind, some) !== undefined };
}
