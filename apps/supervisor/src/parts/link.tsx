import type { ReactNode } from 'react';
import { follow } from '../routing/location.ts';

/** A link inside the supervisor. */
export function Link({
  to,
  children,
  ...rest
}: {
  to: string;
  children: ReactNode;
  className?: string;
  'aria-current'?: 'page' | 'true' | undefined;
}) {
  return (
    <a href={to} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
