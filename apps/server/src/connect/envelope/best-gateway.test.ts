import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@vigie/kit';
import { bestReception } from './best-gateway.ts';
import { numberOf, textOf } from './field.ts';

const read = (gateway: JsonObject) => ({
  gateway: textOf(gateway['id']),
  rssi: numberOf(gateway['rssi']),
  snr: numberOf(gateway['snr']),
});

describe('gateways that heard a frame', () => {
  test('the best one, and all of them where there are several', () => {
    const best = bestReception(
      [
        { id: 'a', snr: -3 },
        { id: 'b', snr: 4, rssi: -90 },
        { id: 'b', snr: 1 },
      ],
      read,
    );
    expect(best).toMatchObject({ gateway: 'b', snr: 4, rssi: -90 });
    expect(best.gateways?.map(({ gateway }) => gateway)).toEqual(['a', 'b']);
  });

  test('one gateway without a position is not said twice', () => {
    expect(bestReception([{ id: 'a', snr: -3 }], read).gateways).toBeUndefined();
    expect(bestReception([], read)).toEqual({});
  });

  test('a position where the server gives one; 0,0 is none', () => {
    const at = (location: JsonObject) => bestReception([{ id: 'a', location }], read).gateways?.[0];
    expect(at({ latitude: 43.3, longitude: 5.4 })).toMatchObject({ gateway: 'a', longitude: 5.4, latitude: 43.3 });
    expect(at({ latitude: 0, longitude: 0 })).toBeUndefined();
    expect(at({ latitude: 430, longitude: 5 })).toBeUndefined();
  });
});
