import type { ConnectorKind } from '#connect/connector-kind.ts';

/** The kind for a message that came at an address of its own: what the address says is written into each part. */
export function placedKind(kind: ConnectorKind, path: string | undefined): ConnectorKind {
  const { place, split } = kind;
  if (place === undefined || path === undefined || path === '') return kind;
  return {
    ...kind,
    split(message, settings) {
      const placed = place(message, path);
      return split === undefined ? [placed] : split(placed, settings);
    },
  };
}
