import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A piece of page. Text is escaped when it is rendered; nothing is ever made from a string of HTML. */
export type Markup = VNode | string | undefined | readonly Markup[];

export { html };

/** The whole text of a document. */
export function renderDocument(document: VNode): string {
  return `<!doctype html>\n${renderToString(document)}\n`;
}
