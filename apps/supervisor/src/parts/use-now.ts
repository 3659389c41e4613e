import { useEffect, useState } from 'react';

const HALF_MINUTE = 30_000;

/** The time of the reader's clock, renewed often enough for ages in minutes. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), HALF_MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
