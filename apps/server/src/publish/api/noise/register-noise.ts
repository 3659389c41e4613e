import type { HttpServer } from '#platform/http/http-server.ts';
import { registerComposition } from './composition-routes.ts';
import { registerEmergence } from './emergence-routes.ts';
import type { NoiseDeps } from './noise-deps.ts';
import { registerStudies } from './study-routes.ts';
import { registerWeek } from './week-routes.ts';

/** The noise observatory: composition, the usual week, emergence, studies before and after. */
export function registerNoiseRoutes(app: HttpServer, deps: NoiseDeps): void {
  registerStudies(app, deps);
  registerComposition(app, deps);
  registerWeek(app, deps);
  registerEmergence(app, deps);
}
