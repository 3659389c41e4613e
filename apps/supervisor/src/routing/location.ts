import { useSyncExternalStore } from 'react';
import type { MouseEvent } from 'react';
import type { Route } from './paths.ts';
import { routeOf } from './paths.ts';

const MOVED = 'vigie:moved';

function subscribe(notify: () => void): () => void {
  window.addEventListener('popstate', notify);
  window.addEventListener(MOVED, notify);
  return () => {
    window.removeEventListener('popstate', notify);
    window.removeEventListener(MOVED, notify);
  };
}

const current = () => window.location.pathname + window.location.search;

export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) window.history.replaceState(undefined, '', path);
  else window.history.pushState(undefined, '', path);
  window.dispatchEvent(new Event(MOVED));
}

/** The address is the state of the screens. */
export function useRoute(): Route {
  useSyncExternalStore(subscribe, current);
  return routeOf(window.location.pathname, window.location.search);
}

/** Follows a plain click on a link without loading the page again; leaves new tabs to the browser. */
export function follow(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  event.preventDefault();
  navigate(event.currentTarget.getAttribute('href') ?? '');
  document.querySelector('main')?.focus();
}
