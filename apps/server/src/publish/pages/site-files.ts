import { isoTime } from './format.ts';
import type { PageContext } from './page-context.ts';

// The ink and paper of the light tokens: an icon in a browser's tab has no stylesheet.
const INK = '#16212B';
const PAPER = '#FBFAF7';

/** What robots may read: everything public; agents' screens and machine interfaces are not pages. */
export function robotsText(): string {
  return ['User-agent: *', 'Disallow: /supervision', 'Disallow: /api/', 'Disallow: /ingest/', ''].join('\n');
}

/** RFC 9116. Expires in a year from now, as it is made on request. */
export function securityText({ territory, clock }: PageContext, origin: string): string {
  const contact = territory.contact === undefined ? `${origin}/mentions-legales` : `mailto:${territory.contact}`;
  const expires = isoTime(clock.now() + 365 * 86_400_000);
  return [`Contact: ${contact}`, `Expires: ${expires}`, 'Preferred-Languages: fr, en', ''].join('\n');
}

export function faviconSvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${INK}"/><path d="M16 4V23M9 11H23L21 16H11Z" fill="${PAPER}" stroke="${PAPER}" stroke-width="2" stroke-linejoin="round"/><path d="M4 25C8 22 10 28 14 25S20 22 23 25 27 27 29 25" fill="none" stroke="${PAPER}" stroke-width="2" stroke-linecap="round"/></svg>\n`;
}
