import { SOUND_CLASS_LABELS } from '@vigie/kit';
import type { ClassContribution } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { csvFile } from '../csv.ts';
import type { Scope } from '../../reads.ts';
import { instant, isoTime, jsonNumber, text, time } from '../shapes.ts';
import { compositionFromHours } from './composition-from-hours.ts';
import type { ClassHours } from './composition-from-hours.ts';
import { NOISE_TAGS, checkSpan, seriesOf } from './noise-deps.ts';
import type { NoiseDeps } from './noise-deps.ts';

const CAVEAT = {
  fr: 'Parts d’au moins une minute, classées dans la station. « Dominé par », non une séparation des sources : ce qui n’est pas reconnu est dans « Autres et non classé ».',
  en: 'Shares of a minute or more, classified within the station. “Dominated by”, not a separation of sources: what is not recognised is in “Other and unclassified”.',
};

const labelView = z.object({ fr: z.string(), en: z.string() });
const compositionView = z.object({
  thing: z.string(),
  from: time,
  to: time,
  level: z.number().nullable(),
  hours: z.number(),
  caveat: labelView,
  classes: z.array(
    z.object({
      sound: z.string(),
      label: labelView,
      timeShare: z.number(),
      energyShare: z.number(),
      contribution: z.number().nullable(),
    }),
  ),
});

type Asked = { readonly thing: string; readonly from: number; readonly to: number };

async function read(deps: NoiseDeps, scope: Scope, { thing, from, to }: Asked) {
  checkSpan(from, to);
  const hours: ClassHours[] = [];
  for (const { id, quantity } of await seriesOf(deps, scope, thing)) {
    if (!/^(?:timeShare|LAeq)[A-Z]/.test(quantity)) continue;
    hours.push({ quantity, points: await deps.reads.series(scope, { datastream: id, from, to, grain: 'hour' }) });
  }
  return compositionFromHours(hours);
}

const COLUMNS = ['thing', 'from', 'to', 'class', 'label', 'timeSharePercent', 'energySharePercent', 'contributionDbA'];

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function lineOf({ thing, from, to }: Asked, { sound, timeShare, energyShare, contribution }: ClassContribution) {
  const shares = [round(100 * timeShare, 1), round(100 * energyShare, 1)];
  const level = contribution === undefined ? null : round(contribution, 1);
  return [thing, isoTime(from), isoTime(to), sound, SOUND_CLASS_LABELS[sound].fr, ...shares, level];
}

/** What the sound was made of: shares of the time and of the energy, and contributions that add up to the level. */
export function registerComposition(app: HttpServer, deps: NoiseDeps): void {
  const querystring = z.strictObject({ thing: text(200), from: instant, to: instant });
  const schema = { tags: NOISE_TAGS, querystring };
  app.get(
    '/api/v1/noise/composition',
    { config: { access: 'reader' }, schema: { ...schema, response: { 200: compositionView } } },
    async (request) => {
      const { thing, from, to } = request.query;
      const { level, classes, hours } = await read(
        deps,
        { organisation: principalOf(request).organisation },
        request.query,
      );
      return {
        thing,
        from: isoTime(from),
        to: isoTime(to),
        level: jsonNumber(level),
        hours,
        caveat: CAVEAT,
        classes: classes.map((each) => ({
          ...each,
          label: SOUND_CLASS_LABELS[each.sound],
          contribution: jsonNumber(each.contribution),
        })),
      };
    },
  );
  app.get('/api/v1/noise/composition.csv', { config: { access: 'reader' }, schema }, async (request, reply) => {
    const { classes } = await read(deps, { organisation: principalOf(request).organisation }, request.query);
    const lines = classes.map((each) => lineOf(request.query, each));
    return csvFile(reply, `composition-${encodeURIComponent(request.query.thing)}`, { columns: COLUMNS, lines });
  });
}
