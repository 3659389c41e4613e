import type { Language } from '@vigie/kit';
import { isoTime } from './format.ts';
import { domainMark } from './marks.ts';
import { type Markup, html, renderDocument } from './markup.ts';
import { type View, link } from './page-context.ts';

/** What a page gives to the frame around it. */
export interface PageBody {
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly description?: string;
  readonly main: Markup;
  /** Class of `<main>`. */
  readonly kind: string;
  /** Query kept when the language is changed. */
  readonly query?: string;
}

function otherLanguageLink(view: View, query: string): { readonly href: string; readonly language: Language } {
  const language: Language = view.language === 'fr' ? 'en' : 'fr';
  return { href: link({ ...view, language }, view.path) + query, language };
}

function head(view: View, body: PageBody): Markup {
  const { assets, territory } = view.context;
  const title = body.title === territory.name ? `${territory.name} — Vigie` : `${body.title} — Vigie ${territory.name}`;
  const query = body.query ?? '';
  return html`<head>
    <meta charset="utf-8" />
    <title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${body.description === undefined ? undefined : html`<meta name="description" content=${body.description} />`}
    <meta name="color-scheme" content="light dark" />
    <link rel="alternate" hreflang="fr" href=${link({ ...view, language: 'fr' }, view.path) + query} />
    <link rel="alternate" hreflang="en" href=${link({ ...view, language: 'en' }, view.path) + query} />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    ${assets.fonts.map((href) => html`<link rel="preload" as="font" type="font/woff2" crossorigin href=${href} />`)}
    ${assets.styles.map((href) => html`<link rel="stylesheet" href=${href} />`)}
    ${assets.scripts.map((src) => html`<script type="module" src=${src}></script>`)}
  </head>`;
}

function navigation(view: View): Markup {
  const { words, context, path } = view;
  const entry = (href: string, text: Markup) => {
    const here = path === href || (href !== '/' && path.startsWith(`${href}/`));
    return html`<li><a href=${link(view, href)} aria-current=${here ? 'page' : undefined}>${text}</a></li>`;
  };
  return html`<nav class="site-nav" aria-label=${words.navigation}>
    <ul>
      ${context.packs.map((pack) =>
        entry(pack.publicContent.path, html`${domainMark(context, pack, 16)}<span>${pack.label[view.language]}</span>`),
      )}
      ${entry('/carte', words.map)} ${entry('/donnees', words.data)}
    </ul>
  </nav>`;
}

/** The lookout on its mast, above the line of the sea. */
function emblem(): Markup {
  return html`<svg class="emblem" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <path d="M16 3V24M9 11H23L21 16H11Z" />
    <path d="M2 25C6 22 9 28 13 25S20 22 23 25 28 27 30 25" />
  </svg>`;
}

function header(view: View, query: string): Markup {
  const { words, context } = view;
  const other = otherLanguageLink(view, query);
  return html`<header class="site-header" role="banner">
    <div class="site-header-line">
      <a class="brand" href=${link(view, '/')} aria-current=${view.path === '/' ? 'page' : undefined}>
        ${emblem()}
        <span class="brand-name">Vigie</span>
        <span class="brand-place">${context.territory.name}</span>
      </a>
      <a class="language" href=${other.href} hreflang=${other.language} lang=${other.language}
        >${words.otherLanguage}</a
      >
    </div>
    ${navigation(view)}
  </header>`;
}

function footer(view: View): Markup {
  const { words, context, now, writer } = view;
  const { contact } = context.territory;
  return html`<footer class="site-footer" role="contentinfo">
    <nav aria-label=${words.footer.label}>
      <ul>
        <li><a href=${link(view, '/accessibilite')}>${words.footer.accessibility}</a></li>
        <li><a href=${link(view, '/mentions-legales')}>${words.footer.legal}</a></li>
        <li><a href=${link(view, '/eco-conception')}>${words.footer.ecodesign}</a></li>
        <li><a href=${link(view, '/donnees')}>${words.footer.data}</a></li>
        ${contact === undefined ? undefined : html`<li><a href=${`mailto:${contact}`}>${words.footer.contact}</a></li>`}
      </ul>
    </nav>
    <p>
      <time datetime=${isoTime(now)}>${words.homePage.updated(pageTime(view, now, writer.language))}</time>${'. '}${
        words.footer.made
      }
    </p>
  </footer>`;
}

function pageTime(view: View, now: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: view.context.territory.timeZone,
  });
  return (language === 'fr' ? 'le ' : 'on ') + format.format(now);
}

/** A whole page as text. */
export function renderPage(view: View, body: PageBody): string {
  const { words, context } = view;
  return renderDocument(
    html`<html lang=${view.language}>
      ${head(view, body)}
      <body>
        <a class="skip-link" href="#contenu">${words.skip}</a>
        ${
          context.demonstration
            ? html`<aside class="banner" aria-label=${words.demonstration}>
                <strong>${words.demonstration}.</strong> ${words.demonstrationText}
              </aside>`
            : undefined
        }
        ${header(view, body.query ?? '')}
        <main id="contenu" class=${`page ${body.kind}`} tabindex="-1">${body.main}</main>
        ${footer(view)}
      </body>
    </html>`,
  );
}
