/** The last months of local time, the present one first, as `2026-03`. */
export function lastMonths(now: number, count: number): readonly string[] {
  const format = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', timeZone: 'Europe/Paris' });
  const [year = 0, month = 1] = format.format(new Date(now)).split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const whole = year * 12 + month - 1 - back;
    return `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}`;
  });
}
