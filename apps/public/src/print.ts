/** On paper the tables are open: nothing can be unfolded there. */
export function openTablesForPrint(page: Window): void {
  page.addEventListener('beforeprint', () => {
    for (const details of page.document.querySelectorAll('details')) details.open = true;
  });
}
