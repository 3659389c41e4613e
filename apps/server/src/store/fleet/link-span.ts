import { OFFLINE_PERIODS } from '@vigie/kit';

/** A jump that no network server takes for the same session: what came after is another one. */
const LARGEST_GAP = 16_384;

/**
 * Days of each device in an interval with what was lost and how long it was silent since the day before: `where` filters
 * `l` (link_day). Resets and 16-bit wraps as counterStep of the kit; a day counts its own first frame once.
 */
export const linkSpan = (where: string): string => `
span as (
  select s.*,
    case when s.between_days > 1 and s.between_days <= ${LARGEST_GAP} then s.between_days - 1 else 0 end as lost_before,
    case when s.quiet > ${OFFLINE_PERIODS} * s.period then s.quiet - s.period end as silent_before
  from (
    select p.*, case when p.gap < 0 and p.before < 65536 then p.gap + 65536 else p.gap end as between_days
    from (
      select l.*, d.expected_period_s as period,
        lag(l.last_counter) over w as before,
        l.first_counter - lag(l.last_counter) over w as gap,
        extract(epoch from l.first_time - lag(l.last_time) over w) as quiet
      from link_day l
      join device d on d.id = l.device_id
      where ${where}
      window w as (partition by l.device_id order by l.day)) p) s)`;
