import type { PackSummary } from '../api/contract.ts';

/** The drawing of a domain, in ink on its hue. */
export function DomainIcon({ pack, size = 20 }: { pack: PackSummary; size?: number }) {
  return (
    <svg
      className="domain-icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      style={{ borderBottomColor: pack.hue }}
    >
      <path d={pack.icon} fill="currentColor" />
    </svg>
  );
}
