import { request } from '../../api/request.ts';
import { queryOf } from './devices-api.ts';
import type { DeviceFilter, DevicePage, DeviceRecord } from './devices-api.ts';

/** What several devices are changed by, named as the columns of the import. */
export const BULK_KINDS = ['group', 'tag', 'life_cycle', 'codec'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

export interface BulkChange {
  readonly kind: BulkKind;
  readonly value: string;
}

/** Rows read at once of a whole filter. */
const PAGE = 1000;

const cell = (text: string): string => (/[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A group or tag is added to those a device has; the rest takes the place of what was. */
function valueOf({ kind, value }: BulkChange, { groups, tags }: DeviceRecord): string {
  if (kind === 'group') return [...new Set([...groups, value])].join('|');
  if (kind === 'tag') return [...new Set([...tags, value])].join('|');
  return value;
}

const COLUMN: Readonly<Record<BulkKind, string>> = {
  group: 'groups',
  tag: 'tags',
  life_cycle: 'life_cycle',
  codec: 'codec',
};

/** The change as a file of the import: one request for one device or fifty thousand, with its report line by line. */
export function bulkFile(change: BulkChange, devices: readonly DeviceRecord[]): string {
  const lines = devices.map((device) =>
    [device.connector, device.id, valueOf(change, device)].map((text) => cell(text)).join(','),
  );
  return [`connector,id,${COLUMN[change.kind]}`, ...lines].join('\n');
}

/** Every device of a filter. */
export async function devicesOf(filter: DeviceFilter): Promise<readonly DeviceRecord[]> {
  const items: DeviceRecord[] = [];
  let cursor: string | undefined;
  do {
    const page: DevicePage = await request(
      `/api/v1/devices?${queryOf({ ...filter, sort: undefined, limit: String(PAGE), cursor })}`,
    );
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return items;
}
