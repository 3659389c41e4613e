interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** All items of a paged list, read page by page. */
export async function everything<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return items;
}
