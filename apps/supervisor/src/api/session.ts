import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from './queries.ts';

/** True for those who may act and see raw frames; readers see everything else. */
export function useMayOperate(): boolean {
  const session = useQuery(sessionQuery).data;
  return session !== undefined && session !== null && session.role !== 'reader';
}

/** True for those who may change the registry. */
export function useMayManage(): boolean {
  const session = useQuery(sessionQuery).data;
  return session?.role === 'manager' || session?.role === 'administrator';
}
