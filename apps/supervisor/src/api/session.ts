import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from './queries.ts';

/** True for those who may act and see raw frames; readers see everything else. */
export function useMayOperate(): boolean {
  const session = useQuery(sessionQuery).data;
  return session !== undefined && session !== null && session.role !== 'reader';
}
