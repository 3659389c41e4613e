import '@vigie/ui/tokens.css';
import '@vigie/ui/fonts.css';
import '@vigie/ui/base.css';
import './styles/shell.css';
import './styles/sign-in.css';
import './styles/overview.css';
import './styles/alarms.css';
import './styles/ledger.css';
import './styles/connectors.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { LanguageContext, preferredLanguage } from './words/words.ts';

const client = new QueryClient({ defaultOptions: { queries: { retry: 2, staleTime: 10_000 } } });
const language = preferredLanguage(navigator.languages);
document.documentElement.lang = language;
const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <LanguageContext value={language}>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </LanguageContext>
  </StrictMode>,
);
