import type { Pack } from '@vigie/kit';
import type { ModelSeries } from '#store/devices/follow-models.ts';

/** What the device models of the packs say of the time their values tell of. */
export function packSeries(packs: readonly Pack[]): ModelSeries[] {
  return packs
    .flatMap(({ devices }) => devices)
    .flatMap(({ id: model, datastreams }) =>
      datastreams.map(({ field, quantity, covers = 'moment', period, periodField }) => ({
        model,
        field,
        quantity,
        covers,
        period,
        periodField,
      })),
    );
}
