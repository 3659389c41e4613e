import { BATTERY_WINDOW_DAYS, batteryForecast, soonerForecast } from '@vigie/kit';
import type { Pool } from '#platform/db/pool.ts';
import { batterySeries, dueBatteries, writeBatteries } from '#store/fleet/battery-rows.ts';
import type { BatteryRow, BatterySeries } from '#store/fleet/battery-rows.ts';
import { refreshHealth } from '#store/fleet/health-refresh.ts';

/** Batteries of one step: some tens of milliseconds, then everybody else has a turn. */
const STEP = 200;

function batteryOf({ device, percent, volts }: BatterySeries): BatteryRow {
  const byPercent = batteryForecast(percent, 'percent');
  const byVolts = batteryForecast(volts, 'volts');
  const { verdict, slope, end } = soonerForecast(byPercent, byVolts);
  return { device, verdict, slope, end, percent: byPercent.level, volts: byVolts.level };
}

/** Health of devices: radio of the week, and how long each battery lasts. A step at a time. */
export function fleetHealth(pool: Pool, clock: { now(): number }) {
  async function batteries(now: number): Promise<void> {
    let after = 0;
    for (;;) {
      const devices = await dueBatteries(pool, { now, after, limit: STEP });
      const last = devices.at(-1);
      if (last === undefined) return;
      const series = await batterySeries(pool, devices, { now, days: BATTERY_WINDOW_DAYS });
      await writeBatteries(pool, series.map(batteryOf), now);
      after = last;
    }
  }
  return {
    async run(): Promise<void> {
      const now = clock.now();
      await refreshHealth(pool, now);
      await batteries(now);
    },
  };
}
