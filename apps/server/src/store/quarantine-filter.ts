import { timeParameter } from './read-page.ts';

/** Which quarantined frames are meant; the code of a reason is what stands before its colon. */
export interface QuarantineFilter {
  readonly reason?: string;
  readonly connector?: string;
  /** '' means frames whose envelope names no device. */
  readonly device?: string;
  /** Time of receipt. */
  readonly from?: number;
  readonly to?: number;
  /** Numbers of single frames. */
  readonly frames?: readonly string[];
  /** Those of the devices and the period of a replay. */
  readonly replay?: number;
}

/** Frames in quarantine that fit: `e` the end, `f` the frame, `c` the connector. Takes $1 to $8. */
export const QUARANTINED = `
frame_end e
join frame f on f.id = e.frame_id and f.received_time = e.received_time
left join connector c on c.id = e.connector_id
where e.outcome = 4 and e.organisation_id = $1
  and ($2::text is null or split_part(e.reason, ':', 1) = $2)
  and ($3::text is null or c.key = $3)
  and ($4::text is null or coalesce(f.device, '') = $4)
  and e.received_time >= coalesce($5::timestamptz, '-infinity')
  and e.received_time < coalesce($6::timestamptz, 'infinity')
  and ($7::int8[] is null or e.frame_id = any($7))
  and ($8::int4 is null or exists (
    select from replay r join device v on v.id = any (r.devices)
    where r.id = $8 and r.organisation_id = $1 and v.connector_id = e.connector_id and v.key = f.device
      and e.received_time >= r.from_time and e.received_time < r.to_time))`;

/** $1 to $8 of the above. */
export function quarantineParameters(organisation: number, filter: QuarantineFilter): unknown[] {
  const { reason = null, connector = null, device = null, frames = null, replay = null } = filter;
  const period = [timeParameter(filter.from), timeParameter(filter.to)];
  return [organisation, reason, connector, device, ...period, frames, replay];
}
