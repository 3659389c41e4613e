import type { HttpServer } from '#platform/http/http-server.ts';
import type { Reads } from '../reads.ts';
import { registerTasking } from '../sta/register-tasking.ts';
import { registerAlarmRoutes } from './alarm-routes.ts';
import type { AlarmDeps } from './alarm-routes.ts';
import { registerBoardRoutes } from './boards/board-routes.ts';
import { registerMatrixRoutes } from './boards/matrix-routes.ts';
import { registerCodecAssignmentRoutes } from './codec-assignment-routes.ts';
import { registerCodecLifeRoutes } from './codec-life-routes.ts';
import { registerCodecRoutes } from './codec-routes.ts';
import type { CodecDeps } from './codec-routes.ts';
import { registerCodecTryRoutes } from './codec-try-routes.ts';
import { registerCheckRoutes } from './check-routes.ts';
import type { CheckDeps } from './check-routes.ts';
import { registerConnectorKindRoutes } from './connector-kind-routes.ts';
import type { ConnectorKindDeps } from './connector-kind-routes.ts';
import { registerCommandRoutes } from './command-routes.ts';
import type { CommandDeps } from './command-routes.ts';
import { registerConnectorRoutes } from './connector-routes.ts';
import type { ConnectorDeps } from './connector-routes.ts';
import { registerConnectorTryRoutes } from './connector-try-routes.ts';
import type { ConnectorTryDeps } from './connector-try-routes.ts';
import { registerCountingRoutes } from './counting-routes.ts';
import type { CountingDeps } from './counting-routes.ts';
import { registerDiaryRoutes } from './diary-routes.ts';
import { registerDeviceModelRoutes } from './device-model-routes.ts';
import { registerCorrectionRoutes } from './correction-routes.ts';
import type { CorrectionDeps } from './correction-routes.ts';
import { registerDeviceRoutes } from './device-routes.ts';
import type { DeviceDeps } from './device-routes.ts';
import type { FleetDeps } from './fleet/fleet-deps.ts';
import { registerFleetRoutes } from './fleet/register-fleet.ts';
import { registerFrameRoutes } from './frame-routes.ts';
import { registerHistoryRoutes } from './history-routes.ts';
import type { HistoryDeps } from './history-routes.ts';
import { registerExclusionRoutes } from './exclusion-routes.ts';
import type { ExclusionDeps } from './exclusion-routes.ts';
import type { NoiseDeps } from './noise/noise-deps.ts';
import { registerNoiseRoutes } from './noise/register-noise.ts';
import { registerPackSettingRoutes } from './pack-setting-routes.ts';
import type { PackSettingDeps } from './pack-setting-routes.ts';
import { registerObservationRoutes } from './observation-routes.ts';
import { registerPeopleRoutes } from './people-routes.ts';
import type { PeopleDeps } from './people-routes.ts';
import { registerPolicyRoutes } from './policy-routes.ts';
import type { PolicyDeps } from './policy-routes.ts';
import { registerPullRoutes } from './pull-routes.ts';
import type { PullDeps } from './pull-routes.ts';
import { registerQualityRoutes } from './quality-routes.ts';
import type { QualityDeps } from './quality-routes.ts';
import { registerQuarantineRoutes } from './quarantine-routes.ts';
import type { QuarantineDeps } from './quarantine-routes.ts';
import { registerReinjectionRoutes } from './reinjection-routes.ts';
import { registerReplayRoutes } from './replay-routes.ts';
import type { ReplayDeps } from './replay-routes.ts';
import { registerRevisionRoutes } from './revision-routes.ts';
import type { RevisionDeps } from './revision-routes.ts';
import { registerRiverRoutes } from './river-routes.ts';
import { registerWaterQualityRoutes } from './water-quality-routes.ts';
import { registerRegistryRoutes } from './registry/register-registry.ts';
import type { RegistryDeps } from './registry/register-registry.ts';
import { registerSchoolYearRoutes } from './school-year-routes.ts';
import { registerSeriesRoutes } from './series-routes.ts';
import { registerSessionRoutes } from './session-routes.ts';
import type { SessionDeps } from './session-routes.ts';
import { registerTerritoryRoutes } from './territory-routes.ts';
import type { TerritoryDeps } from './territory-routes.ts';
import { registerThingRoutes } from './thing-routes.ts';

export type ApiDeps = { readonly reads: Reads } & SessionDeps &
  ConnectorDeps &
  ConnectorKindDeps &
  ConnectorTryDeps &
  PullDeps &
  CodecDeps &
  QuarantineDeps &
  DeviceDeps &
  RegistryDeps &
  AlarmDeps &
  CommandDeps &
  FleetDeps &
  HistoryDeps &
  CorrectionDeps &
  QualityDeps &
  CheckDeps &
  PeopleDeps &
  PolicyDeps &
  ReplayDeps &
  RevisionDeps &
  CountingDeps &
  NoiseDeps &
  ExclusionDeps &
  PackSettingDeps &
  TerritoryDeps;

/** The management API, under `/api/v1`. */
export function registerApi(app: HttpServer, deps: ApiDeps): void {
  registerSessionRoutes(app, deps);
  registerConnectorRoutes(app, deps);
  registerConnectorKindRoutes(app, deps);
  registerConnectorTryRoutes(app, deps);
  registerPullRoutes(app, deps);
  registerCodecRoutes(app, deps);
  registerCodecLifeRoutes(app, deps);
  registerCodecTryRoutes(app, deps, deps.clock);
  registerCodecAssignmentRoutes(app, deps);
  registerDeviceModelRoutes(app, deps);
  registerDeviceRoutes(app, deps);
  registerRegistryRoutes(app, deps);
  registerRiverRoutes(app, deps);
  registerWaterQualityRoutes(app, deps);
  registerDiaryRoutes(app, deps);
  registerCountingRoutes(app, deps);
  registerSchoolYearRoutes(app, deps);
  registerThingRoutes(app, deps);
  registerSeriesRoutes(app, deps);
  registerNoiseRoutes(app, deps);
  registerExclusionRoutes(app, deps);
  registerPackSettingRoutes(app, deps);
  registerObservationRoutes(app, deps.reads);
  registerBoardRoutes(app, deps);
  registerMatrixRoutes(app, deps);
  registerAlarmRoutes(app, deps);
  registerQualityRoutes(app, deps);
  registerCorrectionRoutes(app, deps);
  registerCheckRoutes(app, deps);
  registerCommandRoutes(app, deps);
  registerTasking(app, deps);
  registerFleetRoutes(app, deps);
  registerFrameRoutes(app, deps.reads, deps.clock);
  registerQuarantineRoutes(app, deps);
  registerReinjectionRoutes(app, deps);
  registerHistoryRoutes(app, deps);
  registerPeopleRoutes(app, deps);
  registerPolicyRoutes(app, deps);
  registerTerritoryRoutes(app, deps);
  registerReplayRoutes(app, deps);
  registerRevisionRoutes(app, deps);
}
