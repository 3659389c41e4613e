import type { Drawn, DrawingSize } from '@vigie/ui/panels';
import { h } from 'preact';
import type { VNode } from 'preact';
import { type Markup, html } from './markup.ts';

/** A drawing of @vigie/ui as a piece of page. */
export function drawnMarkup({ tag, attributes, children }: Drawn): VNode {
  const inner = children.map((child) => (typeof child === 'string' ? child : drawnMarkup(child)));
  return h(tag, { ...attributes }, ...inner);
}

/** The same drawing for a desk and for a phone: the style sheet shows one of them. */
export function drawnTwice(draw: (size: DrawingSize) => Drawn): Markup {
  return html`${drawnMarkup(draw('wide'))}${drawnMarkup(draw('narrow'))}`;
}
