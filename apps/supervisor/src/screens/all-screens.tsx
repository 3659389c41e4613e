import { lazy } from 'react';
import type { ReactNode } from 'react';
import type { Session } from '../api/contract.ts';
import type { Screen } from '../routing/paths.ts';
import { AlarmsScreen } from './alarms-screen.tsx';
import { LedgerScreen } from './ledger-screen.tsx';
import { MissingScreen } from './missing-screen.tsx';
import { OverviewScreen } from './overview-screen.tsx';

// what is not needed at night comes with its screen and not before
const MapScreen = lazy(async () => ({ default: (await import('./map-screen.tsx')).MapScreen }));
const CodecsScreen = lazy(async () => ({ default: (await import('./codecs/codecs-screen.tsx')).CodecsScreen }));
const CodecScreen = lazy(async () => ({ default: (await import('./codecs/codec-screen.tsx')).CodecScreen }));
const QuarantineScreen = lazy(async () => ({
  default: (await import('./quarantine/quarantine-screen.tsx')).QuarantineScreen,
}));
const ConnectorsScreen = lazy(async () => ({
  default: (await import('./connectors/connectors-screen.tsx')).ConnectorsScreen,
}));
const SourcesScreen = lazy(async () => ({
  default: (await import('./pull/sources-screen.tsx')).SourcesScreen,
}));
const QualityScreen = lazy(async () => ({
  default: (await import('./quality/quality-screen.tsx')).QualityScreen,
}));
const CommandsScreen = lazy(async () => ({
  default: (await import('./commands/commands-screen.tsx')).CommandsScreen,
}));
const AssignmentsScreen = lazy(async () => ({
  default: (await import('./assignments/assignments-screen.tsx')).AssignmentsScreen,
}));
const ChecksScreen = lazy(async () => ({ default: (await import('./checks/checks-screen.tsx')).ChecksScreen }));
const ReplaysScreen = lazy(async () => ({
  default: (await import('./replays/replays-screen.tsx')).ReplaysScreen,
}));
const ReplayScreen = lazy(async () => ({
  default: (await import('./replays/replay-screen.tsx')).ReplayScreen,
}));
const FleetScreen = lazy(async () => ({ default: (await import('./fleet/fleet-screen.tsx')).FleetScreen }));
const DevicesScreen = lazy(async () => ({
  default: (await import('./devices/devices-screen.tsx')).DevicesScreen,
}));
const DeviceScreen = lazy(async () => ({
  default: (await import('./devices/device-screen.tsx')).DeviceScreen,
}));
const NewDeviceScreen = lazy(async () => ({
  default: (await import('./devices/new-device-screen.tsx')).NewDeviceScreen,
}));
const ImportsScreen = lazy(async () => ({
  default: (await import('./devices/imports-screen.tsx')).ImportsScreen,
}));
const CoverageScreen = lazy(async () => ({
  default: (await import('./fleet/coverage-screen.tsx')).CoverageScreen,
}));
const SuppliersScreen = lazy(async () => ({
  default: (await import('./fleet/suppliers-screen.tsx')).SuppliersScreen,
}));
const PartiesScreen = lazy(async () => ({
  default: (await import('./parties/parties-screen.tsx')).PartiesScreen,
}));
const BoardsScreen = lazy(async () => ({ default: (await import('./boards/boards-screen.tsx')).BoardsScreen }));
const BoardScreen = lazy(async () => ({ default: (await import('./boards/board-screen.tsx')).BoardScreen }));
const SchoolYearsScreen = lazy(async () => ({
  default: (await import('./counting/school-years-screen.tsx')).SchoolYearsScreen,
}));
const StudiesScreen = lazy(async () => ({ default: (await import('./noise/studies-screen.tsx')).StudiesScreen }));
const ExclusionsScreen = lazy(async () => ({
  default: (await import('./noise/exclusions-screen.tsx')).ExclusionsScreen,
}));
const SettingsScreen = lazy(async () => ({ default: (await import('./noise/settings-screen.tsx')).SettingsScreen }));
const ThingScreen = lazy(async () => ({ default: (await import('./thing-screen.tsx')).ThingScreen }));

/** What a screen is given: the address says the rest. */
export interface ScreenProps {
  /** Key of the object of a sheet; empty elsewhere. */
  readonly key: string;
  readonly search: URLSearchParams;
  readonly session: Session;
}

/** Every screen by its name. */
export const SCREENS: Readonly<Record<Screen, (given: ScreenProps) => ReactNode>> = {
  overview: () => <OverviewScreen />,
  map: ({ search }) => <MapScreen search={search} />,
  alarms: ({ search, session }) => <AlarmsScreen search={search} session={session} />,
  connectors: ({ search }) => <ConnectorsScreen search={search} />,
  ledger: ({ search }) => <LedgerScreen search={search} />,
  sources: ({ search }) => <SourcesScreen search={search} />,
  codecs: ({ search }) => <CodecsScreen search={search} />,
  codec: ({ key, search }) => <CodecScreen codecKey={key} search={search} />,
  assignments: ({ search }) => <AssignmentsScreen search={search} />,
  checks: ({ search }) => <ChecksScreen search={search} />,
  quarantine: ({ search }) => <QuarantineScreen search={search} />,
  quality: ({ search }) => <QualityScreen search={search} />,
  commands: ({ search }) => <CommandsScreen search={search} />,
  replays: ({ search }) => <ReplaysScreen search={search} />,
  replay: ({ key, search }) => <ReplayScreen id={key} search={search} />,
  fleet: ({ search }) => <FleetScreen search={search} />,
  devices: ({ search }) => <DevicesScreen search={search} />,
  device: ({ key, search }) => <DeviceScreen id={key} search={search} />,
  newDevice: ({ search }) => <NewDeviceScreen search={search} />,
  imports: ({ search }) => <ImportsScreen search={search} />,
  coverage: ({ search }) => <CoverageScreen search={search} />,
  suppliers: ({ search }) => <SuppliersScreen search={search} />,
  parties: ({ search }) => <PartiesScreen search={search} />,
  schoolYears: () => <SchoolYearsScreen />,
  studies: ({ search }) => <StudiesScreen search={search} />,
  exclusions: ({ search }) => <ExclusionsScreen search={search} />,
  settings: () => <SettingsScreen />,
  boards: () => <BoardsScreen />,
  board: ({ key, search }) => <BoardScreen id={key} search={search} />,
  thing: ({ key, search }) => <ThingScreen thingKey={key} search={search} />,
  missing: () => <MissingScreen />,
};
