import type { AlarmActions } from '#publish/ports/alarm-actions.ts';
import type { Watch } from '#watch/watch.ts';

/** What people and programs do to alarms, as the API asks it of watch. A token has no person: nobody owns the alarm then. */
export function alarmActionsOf(watch: Watch): AlarmActions {
  return {
    async acknowledge({ organisation }, alarm, { person, reason = '' }) {
      return (await watch.acknowledge({ alarm, organisation, person, reason })) !== undefined;
    },
  };
}
