import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { sessionQuery, territoryQuery } from './api/queries.ts';
import type { Session, Territory } from './api/contract.ts';
import { TerritoryContext } from './api/territory.ts';
import { ScreenBoundary } from './parts/screen-boundary.tsx';
import { Trouble } from './parts/trouble.tsx';
import { useRoute } from './routing/location.ts';
import type { Route } from './routing/paths.ts';
import { AlarmsScreen } from './screens/alarms-screen.tsx';
import { LedgerScreen } from './screens/ledger-screen.tsx';
import { MissingScreen } from './screens/missing-screen.tsx';
import { OverviewScreen } from './screens/overview-screen.tsx';
import { Shell } from './screens/shell.tsx';
import { SignInScreen } from './screens/sign-in-screen.tsx';
import { useWords } from './words/words.ts';

// these two draw: their libraries come with them and not before
const MapScreen = lazy(async () => ({ default: (await import('./screens/map-screen.tsx')).MapScreen }));
const CodecsScreen = lazy(async () => ({ default: (await import('./screens/codecs/codecs-screen.tsx')).CodecsScreen }));
const CodecScreen = lazy(async () => ({ default: (await import('./screens/codecs/codec-screen.tsx')).CodecScreen }));
const QuarantineScreen = lazy(async () => ({
  default: (await import('./screens/quarantine/quarantine-screen.tsx')).QuarantineScreen,
}));
const ConnectorsScreen = lazy(async () => ({
  default: (await import('./screens/connectors/connectors-screen.tsx')).ConnectorsScreen,
}));
const SourcesScreen = lazy(async () => ({
  default: (await import('./screens/pull/sources-screen.tsx')).SourcesScreen,
}));
const QualityScreen = lazy(async () => ({
  default: (await import('./screens/quality/quality-screen.tsx')).QualityScreen,
}));
const CommandsScreen = lazy(async () => ({
  default: (await import('./screens/commands/commands-screen.tsx')).CommandsScreen,
}));
const ReplaysScreen = lazy(async () => ({
  default: (await import('./screens/replays/replays-screen.tsx')).ReplaysScreen,
}));
const ReplayScreen = lazy(async () => ({
  default: (await import('./screens/replays/replay-screen.tsx')).ReplayScreen,
}));
const FleetScreen = lazy(async () => ({ default: (await import('./screens/fleet/fleet-screen.tsx')).FleetScreen }));
const DevicesScreen = lazy(async () => ({
  default: (await import('./screens/devices/devices-screen.tsx')).DevicesScreen,
}));
const DeviceScreen = lazy(async () => ({
  default: (await import('./screens/devices/device-screen.tsx')).DeviceScreen,
}));
const NewDeviceScreen = lazy(async () => ({
  default: (await import('./screens/devices/new-device-screen.tsx')).NewDeviceScreen,
}));
const ImportsScreen = lazy(async () => ({
  default: (await import('./screens/devices/imports-screen.tsx')).ImportsScreen,
}));
const CoverageScreen = lazy(async () => ({
  default: (await import('./screens/fleet/coverage-screen.tsx')).CoverageScreen,
}));
const SuppliersScreen = lazy(async () => ({
  default: (await import('./screens/fleet/suppliers-screen.tsx')).SuppliersScreen,
}));
const BoardsScreen = lazy(async () => ({ default: (await import('./screens/boards/boards-screen.tsx')).BoardsScreen }));
const BoardScreen = lazy(async () => ({ default: (await import('./screens/boards/board-screen.tsx')).BoardScreen }));
const ThingScreen = lazy(async () => ({ default: (await import('./screens/thing-screen.tsx')).ThingScreen }));

function Screen({ route, session }: { route: Route; session: Session }) {
  switch (route.screen) {
    case 'overview':
      return <OverviewScreen />;
    case 'map':
      return <MapScreen search={route.search} />;
    case 'alarms':
      return <AlarmsScreen search={route.search} session={session} />;
    case 'connectors':
      return <ConnectorsScreen search={route.search} />;
    case 'ledger':
      return <LedgerScreen search={route.search} />;
    case 'sources':
      return <SourcesScreen search={route.search} />;
    case 'codecs':
      return <CodecsScreen search={route.search} />;
    case 'codec':
      return <CodecScreen codecKey={route.key ?? ''} search={route.search} />;
    case 'quarantine':
      return <QuarantineScreen search={route.search} />;
    case 'quality':
      return <QualityScreen search={route.search} />;
    case 'commands':
      return <CommandsScreen search={route.search} />;
    case 'replays':
      return <ReplaysScreen search={route.search} />;
    case 'replay':
      return <ReplayScreen id={route.key ?? ''} search={route.search} />;
    case 'fleet':
      return <FleetScreen search={route.search} />;
    case 'devices':
      return <DevicesScreen search={route.search} />;
    case 'device':
      return <DeviceScreen id={route.key ?? ''} search={route.search} />;
    case 'newDevice':
      return <NewDeviceScreen search={route.search} />;
    case 'imports':
      return <ImportsScreen search={route.search} />;
    case 'coverage':
      return <CoverageScreen search={route.search} />;
    case 'suppliers':
      return <SuppliersScreen search={route.search} />;
    case 'boards':
      return <BoardsScreen />;
    case 'board':
      return <BoardScreen id={route.key ?? ''} search={route.search} />;
    case 'thing':
      return <ThingScreen thingKey={route.key ?? ''} search={route.search} />;
    case 'missing':
      return <MissingScreen />;
  }
}

function SignedIn({ session, territory }: { session: Session; territory: Territory }) {
  const route = useRoute();
  const words = useWords();
  useEffect(() => {
    document.title = `${words.screens[route.screen]} — ${words.supervision} ${territory.name}`;
  }, [route.screen, words, territory.name]);
  return (
    <TerritoryContext value={territory}>
      <Shell session={session} screen={route.screen}>
        <ScreenBoundary address={`${route.screen} ${route.key ?? ''}`}>
          <Suspense fallback={<p className="loading">{words.loading}</p>}>
            <Screen route={route} session={session} />
          </Suspense>
        </ScreenBoundary>
      </Shell>
    </TerritoryContext>
  );
}

/** Who is there decides what is shown. */
export function App() {
  const words = useWords();
  const session = useQuery(sessionQuery);
  const territory = useQuery({ ...territoryQuery, enabled: session.data !== undefined && session.data !== null });
  const error = session.error ?? territory.error;
  if (error) return <Trouble error={error} retry={() => void Promise.all([session.refetch(), territory.refetch()])} />;
  if (session.data === null) return <SignInScreen />;
  if (session.data === undefined || territory.data === undefined) return <p className="loading">{words.loading}</p>;
  return <SignedIn session={session.data} territory={territory.data} />;
}
