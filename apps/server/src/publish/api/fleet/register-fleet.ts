import type { HttpServer } from '#platform/http/http-server.ts';
import { registerFleetAvailability } from './availability-routes.ts';
import { registerFleetCoverage } from './coverage-routes.ts';
import { registerFleetDevices } from './device-routes.ts';
import type { FleetDeps } from './fleet-deps.ts';
import { registerFleetOverview } from './overview-routes.ts';
import { registerFleetScorecard } from './scorecard-routes.ts';

/** The truth about the fleet, under `/api/v1/fleet`. */
export function registerFleetRoutes(app: HttpServer, deps: FleetDeps): void {
  registerFleetOverview(app, deps);
  registerFleetDevices(app, deps);
  registerFleetCoverage(app, deps);
  registerFleetAvailability(app, deps);
  registerFleetScorecard(app, deps);
}
