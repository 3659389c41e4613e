import type { paths } from '@vigie/client';
import type {
  Alarm,
  AlarmEvent,
  Balance,
  Frame,
  Page,
  Series,
  Session,
  Territory,
  Thing,
  ThingSheet,
} from './contract.ts';

type Got<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } };
}
  ? Answer
  : never;

/** Does not compile when the API no longer answers what the screens read. */
type Holds<Read, Answered extends Read> = [Answered] extends [never] ? never : Read;

/** Every answer the screens read, held to the description of the API by the compiler. */
export type Held = [
  Holds<Session, Got<'/api/v1/session'>>,
  Holds<Territory, Got<'/api/v1/territory'>>,
  Holds<Page<Thing>, Got<'/api/v1/things'>>,
  Holds<ThingSheet, Got<'/api/v1/things/{key}'>>,
  Holds<Page<Alarm>, Got<'/api/v1/alarms'>>,
  Holds<{ items: readonly AlarmEvent[] }, Got<'/api/v1/alarms/{id}/events'>>,
  Holds<Series, Got<'/api/v1/datastreams/{id}/series'>>,
  Holds<Balance, Got<'/api/v1/ledger/balance'>>,
  Holds<Page<Frame>, Got<'/api/v1/frames'>>,
];
