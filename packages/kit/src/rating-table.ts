import type { Instant } from './instant.ts';
import { formatInstant } from './iso-instant.ts';
import type { Label } from './label.ts';
import type { RatingSegment } from './stage.ts';

/** A stage (m) and its discharge (m³/s). */
export interface RatingPoint {
  readonly stage: number;
  readonly discharge: number;
}

export type RatingLine = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: Label };

/** More points than a curve is drawn with. */
const MOST_POINTS = 200;
/** Significant figures: the discharge of a joint moves by less than the 1 % that two segments may differ. */
const FIGURES = 8;

const refused = (fr: string, en: string): RatingLine => ({ ok: false, fault: { fr, en } });

/** A power law through two points, with the stage of no flow `h0`: straight on logarithmic paper. */
function segmentBetween(low: RatingPoint, high: RatingPoint, h0: number): RatingSegment {
  const b = Math.log(high.discharge / low.discharge) / Math.log((high.stage - h0) / (low.stage - h0));
  return { from: low.stage, to: high.stage, a: low.discharge / (low.stage - h0) ** b, h0, b };
}

function faultOf(points: readonly RatingPoint[], h0: number): RatingLine | undefined {
  if (points.length < 2) return refused('Il faut deux points au moins.', 'Two points at least are needed.');
  if (points.length > MOST_POINTS) return refused(`Plus de ${MOST_POINTS} points.`, `More than ${MOST_POINTS} points.`);
  const wrong = points.findIndex(({ stage, discharge }, i) => {
    const before = points[i - 1];
    const rises = before === undefined || (stage > before.stage && discharge > before.discharge);
    return !rises || stage <= h0 || discharge <= 0;
  });
  if (wrong === -1) return undefined;
  return refused(
    `Point ${wrong + 1} : hauteurs et débits doivent croître, dépasser la hauteur de débit nul (${h0} m) et zéro.`,
    `Point ${wrong + 1}: stages and discharges must rise, above the stage of no flow (${h0} m) and zero.`,
  );
}

const day = (instant: Instant): string => formatInstant(instant).slice(0, 10);

/** Without an exponent, which the written form does not know. */
const number = (value: number): string =>
  Number(value.toPrecision(FIGURES))
    .toFixed(12)
    .replace(/\.?0+$/, '');

/** A curve given as a table, written as hydrologists write it down; it holds from a day on. */
export function ratingFromTable(
  points: readonly RatingPoint[],
  curve: { readonly version: string; readonly from: Instant; readonly h0: number },
): RatingLine {
  const fault = faultOf(points, curve.h0);
  if (fault !== undefined) return fault;
  const segments = points.slice(1).map((high, i) => segmentBetween(points[i] ?? high, high, curve.h0));
  const written = segments.map(({ from, to, a, h0, b }) => `${from}..${to} a=${number(a)} h0=${h0} b=${number(b)}`);
  return { ok: true, text: `${curve.version} ${day(curve.from)}.. : ${written.join(' | ')}` };
}

/** Written curves with one more: the one that was open until now ends the day the new one begins. */
export function withRating(text: string, line: string, from: Instant): string {
  const closed = text
    .split(/[\n;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => one.replace(/^(\S+\s+\S*\.\.)\s*:/, `$1${day(from)} :`));
  return [...closed, line].join(' ; ');
}
