import type { MapDescription, MapObject } from './map-description.ts';

/** More lines than this are counted, not listed: a list nobody reads helps nobody. */
const MOST_LINES = 40;

export interface ObjectList {
  readonly element: HTMLElement;
  show(objects: readonly MapObject[]): void;
}

function line(object: MapObject, { words, domains }: MapDescription, choose: (id: string) => void): HTMLLIElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = object.name;
  button.addEventListener('click', () => choose(object.id));
  const domain = domains.find(({ id }) => id === object.domain)?.label ?? object.domain;
  const text = document.createElement('span');
  text.textContent = `${domain}, ${object.text}`;
  item.append(button, text);
  if (object.href !== undefined) {
    const link = document.createElement('a');
    link.href = object.href;
    link.textContent = words.open;
    link.setAttribute('aria-label', `${words.open}, ${object.name}`);
    item.append(link);
  }
  return item;
}

/** The keyboard's way into the map: what is in view, as a list that follows it. */
export function makeObjectList(description: MapDescription, choose: (id: string) => void): ObjectList {
  const element = document.createElement('section');
  element.className = 'map-list';
  element.setAttribute('aria-label', description.words.list);
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const list = document.createElement('ul');
  element.append(status, list);
  const show = (objects: readonly MapObject[]) => {
    const shown = objects.slice(0, MOST_LINES);
    status.textContent = description.words.inView
      .replace('{shown}', String(shown.length))
      .replace('{total}', String(objects.length));
    list.replaceChildren(...shown.map((object) => line(object, description, choose)));
  };
  return { element, show };
}
