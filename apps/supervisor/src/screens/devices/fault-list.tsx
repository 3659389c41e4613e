import { ApiError } from '../../api/request.ts';

/** Why the register refused, in its own words: nothing was written. */
export function FaultList({ error }: { error: Error | null }) {
  if (error === null) return null;
  const others = error instanceof ApiError ? error.errors.filter(({ message }) => message !== error.message) : [];
  return (
    <div className="trouble" role="alert">
      <p>{error.message}</p>
      {others.length > 0 && (
        <ul>
          {others.map(({ where, message }) => (
            <li key={`${where} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
