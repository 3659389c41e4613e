import { classShares, energyShares, fewerParts, partShares, partsOfPeriod, pointsAcross } from '@vigie/kit';
import type { CompositionPanel, Instant, Label } from '@vigie/kit';
import { drawStack, stackClass } from '@vigie/ui/panels';
import { drawnTwice } from '../drawn-markup.ts';
import { formatDate, formatNumber } from '../format.ts';
import { type Markup, html } from '../markup.ts';
import { type Drawing, type PanelParts, noteOf } from './panel-parts.ts';
import { sayShare, sayTime } from './panel-say.ts';

type Composition = Drawing<CompositionPanel>;

/** Fills of a stack. */
const SHADES = 6;

interface Stack {
  readonly title: string;
  readonly labels: readonly Label[];
  readonly times: readonly Instant[];
  readonly shares: readonly (readonly number[] | undefined)[];
}

/** One stack of classes, or one of the time and one of the energy. */
function stacksOf({ view, words, panel, matrix, data }: Composition): readonly Stack[] {
  const { of } = panel;
  const title = panel.title[view.language];
  if ('series' in of) {
    const labels = of.classes.map(({ label }) => label);
    return [{ title, labels, times: matrix.times, shares: classShares(matrix, of.classes) }];
  }
  const labels = of.parts.map(({ label }) => label);
  const times = [...new Set(data.series.flatMap((one) => one.matrix.times))].toSorted((a, b) => a - b);
  const points = data.series.map((one) => pointsAcross(one.matrix, 'median'));
  const time = partShares(points.slice(0, labels.length), times);
  if (points.length !== 2 * labels.length) return [{ title, labels, times, shares: time }];
  const energy = energyShares(points.slice(labels.length), times);
  return [
    { title: words.timeShare, labels, times, shares: time },
    { title: words.energyShare, labels, times, shares: energy },
  ];
}

/** Parts as few as shades that can be told apart; the table has them all. */
function shown({ words }: Composition, stacks: readonly Stack[]): readonly Stack[] {
  const { kept, stacks: merged } = fewerParts(
    stacks.map(({ shares }) => shares),
    SHADES,
  );
  return stacks.map((stack, at) => {
    const labels = kept.flatMap((part) => stack.labels[part] ?? []);
    const all = labels.length === stack.labels.length;
    return { ...stack, labels: all ? labels : [...labels, words.otherParts], shares: merged[at] ?? [] };
  });
}

/** Each part over the whole period: the two shares tell two stories, and the levels add up by energy. */
function summary({ view, words, data, panel }: Composition, stacks: readonly Stack[]): Markup | undefined {
  const [time, energy] = stacks;
  if (time === undefined || energy === undefined) return undefined;
  const points = data.series.slice(time.labels.length).map((one) => pointsAcross(one.matrix, 'median'));
  const share = (value: number | undefined) => (value === undefined ? '–' : sayShare(view, value));
  const level = (value: number | undefined) =>
    value === undefined ? '–' : `${formatNumber(value, 1, view.language)}\u00A0dB(A)`;
  const head = [words.part, words.timeShare, words.energyShare, words.contribution];
  return html`<div
    class="table-frame"
    tabindex="0"
    role="region"
    aria-label=${words.tableOf(panel.title[view.language])}
  >
    <table class="dense">
      <caption class="visually-hidden">
        ${panel.title[view.language]}
      </caption>
      <thead>
        <tr>
          ${head.map((name, at) => html`<th scope="col" class=${at === 0 ? undefined : 'number'}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${partsOfPeriod(time.shares, points).map(
          ({ part, timeShare, energyShare, contribution }) =>
            html`<tr>
              <th scope="row">${time.labels[part]?.[view.language]}</th>
              <td class="number">${share(timeShare)}</td>
              <td class="number">${share(energyShare)}</td>
              <td class="number">${level(contribution)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function drawn({ view, words, panel }: Composition, stack: Stack, several: boolean): Markup {
  const columns = stack.times.map((time, at) => ({
    label: formatDate(time, 'day', view.writer),
    shares: stack.shares[at],
  }));
  const parts = stack.labels.map((label) => label[view.language]);
  const title = several ? `${panel.title[view.language]}, ${stack.title}` : stack.title;
  return html`<div>
    ${several ? html`<h4>${stack.title}</h4>` : undefined}
    ${drawnTwice((size) =>
      drawStack({ title, parts, columns, say: (share) => sayShare(view, share), missing: words.missing, size }),
    )}
  </div>`;
}

function key({ view }: Composition, labels: readonly Label[]): Markup {
  return html`<ul class="stack-key">
    ${labels.map(
      (label, at) =>
        html`<li>
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <rect class=${stackClass(at)} width="12" height="12" />
          </svg>
          ${label[view.language]}
        </li>`,
    )}
  </ul>`;
}

/** The largest shares of the newest column. */
function finding({ view, words, panel, data }: Composition, { labels, shares, times }: Stack): string | undefined {
  const at = shares.findLastIndex((share) => share !== undefined);
  const ranked = (shares[at] ?? [])
    .map((share, part) => ({ share, name: labels[part]?.[view.language] ?? '' }))
    .toSorted((a, b) => b.share - a.share);
  const time = times[at];
  if (ranked.length === 0 || time === undefined) return undefined;
  const lead = 'series' in panel.of ? words.classLead : words.shareLead;
  const told = ranked
    .slice(0, 2)
    .filter(({ share }) => share >= 0.01)
    .map(({ share, name }) => lead(name, sayShare(view, share)));
  return `${capitalised(sayTime(view, time, data.period.grain))}. ${told.join(' ; ')}.`;
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Shares by class over time. */
export function compositionPanel(drawing: Composition): PanelParts {
  const { view, words, data } = drawing;
  const stacks = stacksOf(drawing);
  const note = noteOf(drawing);
  const [first] = stacks;
  if (first === undefined || first.shares.every((share) => share === undefined)) return { note };
  const several = stacks.length > 1;
  const few = shown(drawing, stacks);
  const rows = first.times.map((time, at) => [
    sayTime(view, time, data.period.grain),
    ...stacks.flatMap(({ labels, shares }) =>
      labels.map((_, part) => {
        const share = shares[at]?.[part];
        return share === undefined ? '–' : sayShare(view, share);
      }),
    ),
  ]);
  const head = stacks.flatMap(({ title, labels }) =>
    labels.map((label) => (several ? `${label[view.language]}, ${title.toLowerCase()}` : label[view.language])),
  );
  return {
    says: finding(drawing, first),
    note,
    body: html`<div class="stack-pair">${few.map((stack) => drawn(drawing, stack, several))}</div>
      ${key(drawing, few[0]?.labels ?? [])} ${summary(drawing, stacks)}`,
    table: { head: [words.time, ...head], rows: rows.toReversed().slice(0, 400) },
  };
}
