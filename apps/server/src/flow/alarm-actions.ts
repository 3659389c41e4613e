import type { AlarmActions } from '#publish/ports/alarm-actions.ts';
import type { Watch } from '#watch/watch.ts';

/** What people do to alarms, as the API asks it of watch. A token has no person: it may not own an alarm. */
export function alarmActionsOf(watch: Watch): AlarmActions {
  return {
    async acknowledge({ organisation }, alarm, { person, reason = '' }) {
      if (person === undefined) return false;
      return (await watch.acknowledge({ alarm, organisation, person, reason })) !== undefined;
    },
  };
}
