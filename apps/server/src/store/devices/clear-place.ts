import type pg from 'pg';

const EMPTY_THING = `
delete from thing t
where t.id = $1
  and not exists (select from device v where v.thing_id = t.id)
  and not exists (select from datastream d where d.thing_id = t.id)
  and not exists (select from alarm a where a.thing_id = t.id)
  and not exists (select from device_event e where e.thing_id = t.id and e.kind <> 'installed')`;

// A device registered "as an object of its own" leaves nothing behind when it goes elsewhere before it ever measured.
// A series goes after those computed from it.
const LEAVES = `
delete from datastream d
where d.device_id = $1 and d.thing_id = $2 and d.ended_time is not null
  and not exists (select from datastream x where x.derived_from = d.id)
  and not exists (select from observation o where o.datastream_id = d.id)
  and not exists (select from alarm a where a.datastream_id = d.id)`;

/** Derived of derived of derived. */
const DEEPEST = 4;

/** Removes the ended series of a device that never had a value, and the object it leaves where nothing else is there. */
export async function clearEmptyPlace(client: pg.ClientBase, device: number, thing: number): Promise<void> {
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    const { rowCount } = await client.query(LEAVES, [device, thing]);
    if (rowCount === 0) break;
  }
  await client.query(EMPTY_THING, [thing]);
}
