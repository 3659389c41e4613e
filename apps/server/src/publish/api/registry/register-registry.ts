import type { HttpServer } from '#platform/http/http-server.ts';
import { registerDeviceChangeRoutes } from './device-change-routes.ts';
import type { DeviceChangeDeps } from './device-change-routes.ts';
import { registerDeviceCsvRoutes } from './device-csv-routes.ts';
import type { DeviceCsvDeps } from './device-csv-routes.ts';
import { registerDevicePlaceRoutes } from './device-place-routes.ts';
import type { DevicePlaceDeps } from './device-place-routes.ts';
import { registerEventRoutes } from './event-routes.ts';
import type { EventDeps } from './event-routes.ts';
import { registerImportRoutes } from './import-routes.ts';
import type { ImportDeps } from './import-routes.ts';
import { registerPartyRoutes } from './party-routes.ts';
import type { PartyDeps } from './party-routes.ts';
import { registerPhotoRoutes } from './photo-routes.ts';
import type { PhotoDeps } from './photo-routes.ts';
import { registerSearchRoutes } from './search-routes.ts';
import type { SearchDeps } from './search-routes.ts';
import { registerRatingRoutes } from './rating-routes.ts';
import { registerThingChangeRoutes } from './thing-change-routes.ts';
import type { ThingChangeDeps } from './thing-change-routes.ts';

export type RegistryDeps = DeviceChangeDeps &
  DevicePlaceDeps &
  DeviceCsvDeps &
  ImportDeps &
  EventDeps &
  PartyDeps &
  PhotoDeps &
  SearchDeps &
  ThingChangeDeps;

/** The registry as people keep it: devices, objects, who sells them, what happened to them. */
export function registerRegistryRoutes(app: HttpServer, deps: RegistryDeps): void {
  registerDeviceChangeRoutes(app, deps);
  registerDevicePlaceRoutes(app, deps);
  registerDeviceCsvRoutes(app, deps);
  registerImportRoutes(app, deps);
  registerEventRoutes(app, deps);
  registerPartyRoutes(app, deps);
  registerPhotoRoutes(app, deps);
  registerSearchRoutes(app, deps);
  registerThingChangeRoutes(app, deps);
  registerRatingRoutes(app, deps);
}
