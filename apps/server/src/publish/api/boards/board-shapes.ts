import { z } from 'zod';

const label = z.object({ fr: z.string(), en: z.string() });
const grain = z.enum(['hour', 'day']).optional();
const keep = z.enum(['last', 'law', 'highest', 'lowest']).optional();
const worse = z.enum(['high', 'low']).optional();
const oneOf = z.enum(['sum', 'median', 'highest', 'lowest']);

const base = {
  title: label,
  span: z.union([z.literal(3), z.literal(4), z.literal(6), z.literal(8), z.literal(12)]).optional(),
  caveat: label.optional(),
};
const ofSeries = { ...base, series: z.string(), assetType: z.string().optional(), days: z.number(), grain };

const target = z.object({ value: z.number(), label, source: z.string() });
const composition = z.union([
  z.object({ parts: z.array(z.object({ label, series: z.string(), energy: z.string().optional() })) }),
  z.object({ series: z.string(), classes: z.array(z.object({ label, from: z.number().optional() })) }),
]);

/** A panel as packs declare it: plain data, each form with what it needs. */
export const panelView = z.union([
  z.object({
    form: z.literal('figure'),
    ...ofSeries,
    keep,
    across: z.union([oneOf, z.object({ atLeast: z.number() }), z.object({ under: z.number() })]).optional(),
    counted: label.optional(),
    worse,
    target: target.optional(),
    trend: z.enum(['previous', 'last-year']).optional(),
    formula: label.optional(),
  }),
  z.object({ form: z.literal('curve'), ...ofSeries, worse }),
  z.object({ form: z.literal('bars'), ...ofSeries, across: oneOf.optional(), by: z.literal('month').optional() }),
  z.object({ form: z.literal('table'), ...ofSeries, keep, worse, columns: z.array(z.string()).optional() }),
  z.object({ form: z.literal('map'), ...ofSeries }),
  z.object({ form: z.literal('heatmap'), ...ofSeries, against: z.enum(['week', 'days']).optional() }),
  z.object({ form: z.literal('composition'), ...base, days: z.number(), grain, of: composition }),
  z.object({
    form: z.literal('comparison'),
    ...ofSeries,
    with: z.enum(['previous', 'last-year']),
    across: oneOf.optional(),
  }),
  z.object({ form: z.literal('worst'), ...ofSeries, keep, worse, most: z.number().optional() }),
  z.object({ form: z.literal('alarms'), ...base }),
  z.object({ form: z.literal('availability'), ...base, days: z.number() }),
  z.object({ form: z.literal('text'), ...base, text: label }),
]);

const boardHead = {
  id: z.string(),
  domain: z.string(),
  title: label,
  audience: z.enum(['operations', 'head']),
  lead: label.optional(),
};

export const boardSummaryView = z.object({ ...boardHead, panels: z.number() });

/** What a reader needs to know of a series of a board: words, arithmetic, reference lines. */
const seriesView = z.object({
  id: z.string(),
  label,
  quantity: z.string(),
  unit: z.string(),
  symbol: z.string(),
  decimals: z.number(),
  law: z.string(),
  indicator: z.boolean(),
  window: z.string().optional(),
  references: z.array(z.object({ value: z.number(), label, source: z.string() })),
  thresholds: z.array(z.object({ value: z.number(), label })),
  caveat: label.optional(),
  source: z.string().optional(),
});

export const boardView = z.object({ ...boardHead, panels: z.array(panelView), series: z.array(seriesView) });
export type BoardView = z.infer<typeof boardView>;
export type SeriesView = z.infer<typeof seriesView>;
