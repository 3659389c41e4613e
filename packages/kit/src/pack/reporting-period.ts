import type { CommandKind } from '../command.ts';
import type { JsonObject } from '../json.ts';

/** Share of the period by which two frames may be nearer or further apart: jitter of the device, a frame on its way. */
const TOLERANCE = 0.2;

/** The order most devices understand: how often to report. Proven by the rhythm of the frames that follow. */
export function reportingPeriod(
  bounds: { readonly min: number; readonly max: number },
  encode: (seconds: number) => JsonObject = (seconds) => ({ report_interval: seconds }),
): CommandKind {
  return {
    id: 'reporting-period',
    label: { fr: 'Période d’envoi', en: 'Reporting period' },
    about: {
      fr: 'Une période plus courte use la pile et le temps d’antenne.',
      en: 'A shorter period costs battery and time on air.',
    },
    mode: 'setting',
    parameters: [
      {
        key: 'period',
        label: { fr: 'Période', en: 'Period' },
        type: 'integer',
        unit: 's',
        ...bounds,
        initial: Math.max(bounds.min, Math.min(bounds.max, 900)),
      },
    ],
    encode: ({ period = Number.NaN }) => encode(period),
    confirmed: false,
    proof: { by: 'cadence', parameter: 'period', tolerance: TOLERANCE, periods: 3 },
  };
}
