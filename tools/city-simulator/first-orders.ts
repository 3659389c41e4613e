import type { City } from './city.ts';
import type { PlatformClient } from './platform-client.ts';

const LAMPS = 24;

/** Orders of an evening, so that the ledger has something to tell. Each has a key: told again, they are the same. */
export async function firstOrders(client: PlatformClient, town: City, token: string): Promise<void> {
  const ofModel = (model: string) => town.devices.filter((device) => device.model === model).map(({ id }) => id);
  const [first, second] = ofModel('milesight-uc300');
  const orders = [
    {
      devices: [first, second].filter((id) => id !== undefined),
      kind: 'timed-switch',
      parameters: { state: 1, duration: 1800 },
      reason: 'Tournée de contrôle de l’avenue',
    },
    {
      devices: ofModel('milesight-ws558').slice(0, LAMPS),
      kind: 'switch',
      parameters: { state: 1 },
      acceptLive: true,
      reason: 'Essai de la télégestion, quartier Encagnane',
      perMinute: 12,
    },
  ];
  for (const [number, order] of orders.entries()) {
    const body = JSON.stringify({ ...order, key: `demonstration-${town.scenario.seed}-${number}` });
    // told to the log and no more: the city lives without its orders
    await client.expect({ method: 'POST', path: '/api/v1/commands', token, body }, [409, 422]);
  }
}
