import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { sessionQuery, territoryQuery } from './api/queries.ts';
import type { Session, Territory } from './api/contract.ts';
import { TerritoryContext } from './api/territory.ts';
import { ScreenBoundary } from './parts/screen-boundary.tsx';
import { Trouble } from './parts/trouble.tsx';
import { useRoute } from './routing/location.ts';
import { SCREENS } from './screens/all-screens.tsx';
import { Shell } from './screens/shell.tsx';
import { SignInScreen } from './screens/sign-in-screen.tsx';
import { useWords } from './words/words.ts';

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
            {SCREENS[route.screen]({ key: route.key ?? '', search: route.search, session })}
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
