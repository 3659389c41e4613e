import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Alarm, Session } from '../api/contract.ts';
import { request } from '../api/request.ts';

export interface Acknowledge {
  readonly allowed: boolean;
  readonly error: Error | null;
  /** Identifier of the alarm being acknowledged. */
  readonly pending: string | undefined;
  readonly run: (alarm: Alarm) => void;
}

/** True for alarms nobody took yet. */
export const canAcknowledge = (alarm: Alarm): boolean => alarm.state.endsWith('unacknowledged');

/** Takes an alarm in charge: the server records who and when. */
export function useAcknowledge(session: Session): Acknowledge {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (alarm: Alarm) =>
      request(`/api/v1/alarms/${encodeURIComponent(alarm.id)}/acknowledge`, { method: 'POST', body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: ['alarms'] }),
  });
  const allowed = session.role !== 'reader';
  return {
    allowed,
    error: mutation.error,
    pending: mutation.isPending ? mutation.variables.id : undefined,
    run: (alarm) => {
      if (allowed && canAcknowledge(alarm)) mutation.mutate(alarm);
    },
  };
}
