import type { Instant } from './instant.ts';
import { parseInstant } from './iso-instant.ts';
import type { Label } from './label.ts';
import { dischargeOf } from './stage.ts';
import type { RatingCurve, RatingSegment } from './stage.ts';

/** A rating curve with its name and the time it holds for, half-open; open where a bound is absent. */
export interface RatingVersion {
  readonly version: string;
  readonly from?: Instant;
  readonly until?: Instant;
  readonly curve: RatingCurve;
}

export type RatingText =
  | { readonly ok: true; readonly versions: readonly RatingVersion[] }
  | { readonly ok: false; readonly fault: Label };

/** Discharges of two segments may differ by this share at their common stage. */
const JUMP = 0.01;
const MOST_VERSIONS = 50;
const NUMBER = String.raw`(-?\d+(?:[.,]\d+)?)`;
const SEGMENT = new RegExp(String.raw`^${NUMBER}\.\.${NUMBER}\s+a=${NUMBER}\s+h0=${NUMBER}\s+b=${NUMBER}$`);
const HEAD = /^(\S+)\s+(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/;

const number = (text: string | undefined): number => Number((text ?? '').replace(',', '.'));
const midnight = (date: string | undefined): Instant | undefined =>
  date === undefined ? undefined : parseInstant(`${date}T00:00:00Z`);
const refused = (fr: string, en: string): RatingText => ({ ok: false, fault: { fr, en } });

function segmentOf(text: string): RatingSegment | undefined {
  const found = SEGMENT.exec(text.trim());
  if (!found) return undefined;
  const [, from, to, a, h0, b] = found;
  return { from: number(from), to: number(to), a: number(a), h0: number(h0), b: number(b) };
}

/** What is wrong with the shape of a curve: order, continuity, a power law that falls. */
function curveFault(curve: RatingCurve, version: string): Label | undefined {
  for (const [i, segment] of curve.entries()) {
    if (segment.to <= segment.from || segment.a <= 0 || segment.b <= 0 || segment.from < segment.h0) {
      return {
        fr: `Courbe ${version}, segment ${i + 1} : la fin doit dépasser le début, a et b être positifs, h0 rester sous le début.`,
        en: `Curve ${version}, segment ${i + 1}: its end must be above its start, a and b positive, h0 under the start.`,
      };
    }
    const before = curve[i - 1];
    if (before && (before.to !== segment.from || jumps(before, segment))) {
      return {
        fr: `Courbe ${version}, segment ${i + 1} : il ne prolonge pas le précédent (hauteur ou débit différents à la jonction).`,
        en: `Curve ${version}, segment ${i + 1}: it does not continue the one before (stage or discharge differ where they meet).`,
      };
    }
  }
  return undefined;
}

function jumps(low: RatingSegment, high: RatingSegment): boolean {
  const under = low.a * (low.to - low.h0) ** low.b;
  const over = high.a * (high.from - high.h0) ** high.b;
  return Math.abs(under - over) > JUMP * under;
}

function versionOf(text: string): RatingVersion | Label {
  const [head = '', body = ''] = text.split(':').map((part) => part.trim());
  const found = HEAD.exec(head);
  const segments = body.split('|').map(segmentOf);
  const curve = segments.filter((segment) => segment !== undefined);
  if (!found?.[1] || curve.length !== segments.length) {
    return {
      fr: `Courbe « ${text.slice(0, 60)} » illisible : attendu « v2 2025-10-01.. : 0.30..1.33 a=8.4 h0=0.21 b=1.72 | … ».`,
      en: `Curve “${text.slice(0, 60)}” cannot be read: expected “v2 2025-10-01.. : 0.30..1.33 a=8.4 h0=0.21 b=1.72 | …”.`,
    };
  }
  const [, version, from, until] = found;
  return curveFault(curve, version) ?? { version, from: midnight(from), until: midnight(until), curve };
}

/**
 * Rating curves as hydrologists write them down: a version a line (or separated by `;`), its days, its segments.
 * `v2 2025-10-01.. : 0.30..1.33 a=8.4 h0=0.21 b=1.72 | 1.33..3 a=14.64 h0=0.55 b=1.45`
 */
export function parseRatings(text: string): RatingText {
  const lines = text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > MOST_VERSIONS) return refused('Plus de 50 courbes.', 'More than 50 curves.');
  const versions: RatingVersion[] = [];
  for (const line of lines) {
    const read = versionOf(line);
    if ('fr' in read) return { ok: false, fault: read };
    versions.push(read);
  }
  versions.sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
  for (const [i, later] of versions.entries()) {
    const before = versions[i - 1];
    if (before && (later.from === undefined || (before.until ?? Infinity) > later.from)) {
      return refused(
        `Les courbes ${before.version} et ${later.version} valent le même jour : fermez la première.`,
        `Curves ${before.version} and ${later.version} hold on the same day: close the first one.`,
      );
    }
  }
  return { ok: true, versions };
}

export type Rated =
  | { readonly discharge: number; readonly version: string }
  | { readonly reason: 'no-curve' | 'no-curve-then' }
  | { readonly reason: 'below-curve' | 'above-curve'; readonly version: string; readonly bound: number };

/** Discharge (m³/s) of a stage (m) by the curve of its time; outside the curve none, and why. */
export function rate(versions: readonly RatingVersion[], stage: number, time: Instant): Rated {
  if (versions.length === 0) return { reason: 'no-curve' };
  const held = versions.find(({ from = -Infinity, until = Infinity }) => time >= from && time < until);
  const [low, high] = [held?.curve[0], held?.curve.at(-1)];
  if (!held || !low || !high) return { reason: 'no-curve-then' };
  if (stage < low.from) return { reason: 'below-curve', version: held.version, bound: low.from };
  if (stage > high.to) return { reason: 'above-curve', version: held.version, bound: high.to };
  const rated = dischargeOf(held.curve, stage);
  return rated === undefined ? { reason: 'no-curve-then' } : { discharge: rated.discharge, version: held.version };
}

const boundsOf = (versions: readonly RatingVersion[]): number[] =>
  versions.flatMap(({ from = -Infinity, until = Infinity }) => [from, until]);

const heldAt = (versions: readonly RatingVersion[], time: Instant): string =>
  JSON.stringify(versions.find(({ from = -Infinity, until = Infinity }) => time >= from && time < until)?.curve ?? []);

/** First instant at which two writings of the curves rate differently; absent where they never do. */
export function ratingsDifferFrom(before: string, after: string): Instant | undefined {
  const [old, now] = [before, after].map((text) => {
    const read = parseRatings(text);
    return read.ok ? read.versions : [];
  });
  const bounds = [...new Set([-Infinity, ...boundsOf(old ?? []), ...boundsOf(now ?? [])])].toSorted((a, b) => a - b);
  const since = bounds.find((time) => time !== Infinity && heldAt(old ?? [], time) !== heldAt(now ?? [], time));
  // before the first frame there is none to make again
  return since === -Infinity ? 0 : since;
}
