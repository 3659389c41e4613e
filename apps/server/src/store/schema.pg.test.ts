import path from 'node:path';

import { expect, test } from 'vitest';

import { schemaText } from './schema-text.ts';
import { createTestDatabase } from './testing/test-database.ts';

test('the schema after all migrations is the golden one', async () => {
  const database = await createTestDatabase();
  const text = await schemaText(database.pool);
  await database.drop();
  await expect(text).toMatchFileSnapshot(path.join(import.meta.dirname, 'schema.golden.txt'));
});
