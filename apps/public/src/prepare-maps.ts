/** Shows the button that opens the interactive map; its code is fetched only then. */
export function prepareMaps(page: Document): void {
  for (const place of page.querySelectorAll<HTMLElement>('[data-island="map"]')) {
    const button = place.querySelector('button');
    if (button === null) continue;
    place.hidden = false;
    button.addEventListener('click', () => void open(place, button), { once: true });
  }
}

async function open(place: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.textContent = place.dataset['loading'] ?? '';
  button.replaceWith(status);
  place.querySelector('.hint')?.remove();
  try {
    const { openMap } = await import('./map-island.ts');
    await openMap(place);
    status.remove();
  } catch (error) {
    status.textContent = place.dataset['failed'] ?? '';
    // The page stays whole without the island; the console is where a developer looks.
    reportError(error);
  }
}
