import { type Markup, html } from '../markup.ts';
import { type View, link } from '../page-context.ts';

/** Search of a commune; the list of suggestions is the browser's own. */
export function communeForm(view: View): Markup {
  const { words, context } = view;
  const communes = context.territory.map.communes.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
  return html`<form class="commune-form" role="search" method="get" action=${link(view, '/communes')}>
    <div class="field">
      <label for="nom">${words.homePage.commune}</label>
      <input
        id="nom"
        name="nom"
        type="search"
        list="communes"
        autocomplete="off"
        required
        aria-describedby="nom-aide"
      />
      <p class="hint" id="nom-aide">${words.homePage.communeHint}</p>
      <datalist id="communes">${communes.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
    </div>
    <button class="button" type="submit">${words.homePage.search}</button>
  </form>`;
}
