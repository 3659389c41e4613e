import { BATTERY_NOTICE_DAYS, LATE_PERIODS, LOW_BATTERY_PERCENT, OFFLINE_PERIODS, WEAK_MARGIN } from '@vigie/kit';

/** What a device is in the lists of the fleet. One device may be in several. */
export const FLEET_STATES = [
  'never',
  'late',
  'offline',
  'battery',
  'weak',
  'lossy',
  'failing',
  'clock',
  'repair',
] as const;
export type FleetState = (typeof FLEET_STATES)[number];

/** Share of frames lost from which a link is said to lose (choice). */
const LOSSY = 0.1;
/** Share of frames that give nothing from which a device is said to fail (choice). */
const FAILING = 0.05;
/** A clock that is further off files measures in the wrong quarter of an hour, ms. A measure may be a period old. */
const CLOCK_OFF = 5 * 60_000;

// `d` device, `h` device_health, $2 now.
const AGE = `extract(epoch from $2::timestamptz - h.last_seen)`;
const WORKS = `d.life_cycle in ('installed', 'in-service')`;
const LATE = `${AGE} > ${LATE_PERIODS} * d.expected_period_s`;
const OFFLINE = `${AGE} > ${OFFLINE_PERIODS} * d.expected_period_s`;

/** Devices that stand somewhere: what is in stock or retired is not the fleet. */
export const STANDS = `d.life_cycle in ('installed', 'in-service', 'under-repair') and d.thing_id is not null`;

export const STATE_SQL: Readonly<Record<FleetState, string>> = {
  never: `${WORKS} and h.last_seen is null`,
  late: `${WORKS} and ${LATE} and not ${OFFLINE}`,
  offline: `${WORKS} and ${OFFLINE}`,
  battery: `(h.battery_percent < ${LOW_BATTERY_PERCENT}
    or h.battery_end < ($2::timestamptz + interval '${BATTERY_NOTICE_DAYS} days')::date)`,
  weak: `h.margin_db < ${WEAK_MARGIN}`,
  lossy: `h.packet_error >= ${LOSSY}`,
  failing: `h.failure_share >= ${FAILING}`,
  clock: `(h.drift_ms < -${CLOCK_OFF} or h.drift_ms > ${CLOCK_OFF} + 1000.0 * d.expected_period_s)`,
  repair: `d.life_cycle = 'under-repair'`,
};

/** Heard as often as it should be; as hearingOf of the kit. */
export const HEARING_SQL = `case when h.last_seen is null then 'never' when ${OFFLINE} then 'offline'
  when ${LATE} then 'late' else 'heard' end`;
