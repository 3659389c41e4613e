import type { MapDescription, ObjectState } from './map-description.ts';
import { MAP_PRIORITIES } from './priority-shape.ts';
import { countImage, IMAGE_RATIO, priorityImage, symbolImage } from './symbol-images.ts';
import type { MapColours } from './symbol-images.ts';

const STATES: readonly ObjectState[] = ['live', 'late', 'silent', 'never'];

function line(image: ImageData | undefined, text: string): HTMLLIElement {
  const item = document.createElement('li');
  if (image !== undefined) {
    const picture = document.createElement('canvas');
    picture.width = image.width;
    picture.height = image.height;
    picture.style.width = `${(image.width / IMAGE_RATIO) * LEGEND_SCALE}px`;
    picture.setAttribute('aria-hidden', 'true');
    picture.getContext('2d')?.putImageData(image, 0, 0);
    item.append(picture);
  }
  item.append(text);
  return item;
}

/** Symbols in the legend are a little smaller than on the map: its lines stay close. */
const LEGEND_SCALE = 0.85;

/** What the symbols say, drawn by the very functions that draw them. Folded where there is little room. */
export function makeLegend({ words, domains }: MapDescription, colours: MapColours): HTMLElement | undefined {
  const { legend } = words;
  const [first] = domains;
  if (legend === undefined || first === undefined) return undefined;
  const box = document.createElement('details');
  box.className = 'map-legend';
  box.open = matchMedia('(min-width: 60rem)').matches;
  const title = document.createElement('summary');
  title.textContent = legend.title;
  const list = document.createElement('ul');
  for (const domain of domains) list.append(line(symbolImage(domain, { state: 'live' }, colours), domain.label));
  for (const state of STATES) {
    const text = legend.states[state];
    if (text !== undefined) list.append(line(symbolImage(first, { state }, colours), text));
  }
  for (const priority of MAP_PRIORITIES) {
    list.append(line(priorityImage(priority, colours), legend.priorities[priority]));
  }
  list.append(line(countImage('12', undefined, colours), legend.several));
  box.append(title, list);
  return box;
}
