import type pg from 'pg';

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

export interface Photo {
  readonly type: PhotoType;
  readonly body: Buffer;
}

const PUT = `
insert into device_photo (device_id, organisation_id, media_type, body) values ($1, $2, $3, $4)
on conflict (device_id) do update set media_type = excluded.media_type, body = excluded.body, changed_time = now()`;

const READ = 'select media_type as type, body from device_photo where organisation_id = $1 and device_id = $2';

/** Photos of devices: one each. */
export class Photos {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async put(organisation: number, device: number, { type, body }: Photo): Promise<void> {
    await this.pool.query(PUT, [device, organisation, type, body]);
  }

  async read(organisation: number, device: number): Promise<Photo | undefined> {
    return (await this.pool.query<Photo>(READ, [organisation, device])).rows[0];
  }

  /** False where there is none. */
  async remove(organisation: number, device: number): Promise<boolean> {
    const sql = 'delete from device_photo where organisation_id = $1 and device_id = $2';
    return (await this.pool.query(sql, [organisation, device])).rowCount === 1;
  }
}
