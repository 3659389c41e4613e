export type { components, paths } from './api-types.ts';
export { ApiFault, unwrap } from './api-fault.ts';
export { createClient } from './client.ts';
export type { ClientOptions, Problem } from './client.ts';
export { everything } from './everything.ts';
