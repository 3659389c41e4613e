import '@vigie/ui/panels.css';
import { createElement } from 'react';
import type { ReactElement } from 'react';
import type { Drawn } from '@vigie/ui/panels';

/** Names of attributes as React wants them. */
function propsOf(attributes: Drawn['attributes']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name === 'class'
        ? 'className'
        : name.startsWith('aria-')
          ? name
          : name.replaceAll(/-./g, (two) => two.slice(1).toUpperCase()),
      value,
    ]),
  );
}

function elementOf({ tag, attributes, children }: Drawn): ReactElement {
  const inner = children.map((child) => (typeof child === 'string' ? child : elementOf(child)));
  return createElement(tag, propsOf(attributes), ...inner);
}

/** A drawing of @vigie/ui inside React. */
export function DrawnView({ drawing }: { drawing: Drawn }) {
  return elementOf(drawing);
}
