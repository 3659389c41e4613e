import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Session } from '../api/contract.ts';
import { useLive } from '../api/live.ts';
import { request } from '../api/request.ts';
import { useTerritory } from '../api/territory.ts';
import type { Screen } from '../routing/paths.ts';
import { SearchBox } from './search-box.tsx';
import { ScreenTabs, SectionTabs } from './section-tabs.tsx';
import { useWords } from '../words/words.ts';

/** Header, navigation, state of the live stream; the screen in the middle. */
export function Shell({ session, screen, children }: { session: Session; screen: Screen; children: ReactNode }) {
  const words = useWords();
  const territory = useTerritory();
  const live = useLive();
  const client = useQueryClient();
  const signOut = async () => {
    await request('/api/v1/session', { method: 'DELETE' });
    client.clear();
  };
  return (
    <div className="shell">
      <a className="skip-link" href="#contenu">
        {words.skip}
      </a>
      <header>
        {territory.demonstration && <p className="banner">{words.demonstration}</p>}
        <div className="bar">
          <p className="brand">
            <strong>{words.brand}</strong> <span>{territory.name}</span>
          </p>
          <SectionTabs screen={screen} />
          <SearchBox />
          <p className={`live live-${live}`} role="status">
            {words.live[live]}
          </p>
          <p className="who">
            <span>{session.name}</span>
            <a href="/">{words.publicSpace}</a>
            <button type="button" className="link" onClick={() => void signOut()}>
              {words.signOut}
            </button>
          </p>
        </div>
        <ScreenTabs screen={screen} />
      </header>
      <main id="contenu" tabIndex={-1} className={`screen screen-${screen}`}>
        {children}
      </main>
    </div>
  );
}
