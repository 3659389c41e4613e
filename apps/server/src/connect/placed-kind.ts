import type { ConnectorKind } from '#connect/connector-kind.ts';

/** The kind for a message that came at an address of its own: what the address says is written into each part. */
export function placedKind(kind: ConnectorKind, path: string | undefined): ConnectorKind {
  if (kind.place === undefined || path === undefined || path === '') return kind;
  return {
    ...kind,
    split(message, settings) {
      const placed = kind.place?.(message, path) ?? message;
      return kind.split?.(placed, settings) ?? [placed];
    },
  };
}
