/**
 * Stands between the page's entry and the phones: the names of their many files are here and not in the entry, which
 * everybody loads.
 * @public main.tsx loads this file for addresses that begin with /phones.
 */
export async function openPhones(root: HTMLElement): Promise<void> {
  const { showPhonesPage } = await import("./phonesPage.tsx");
  await showPhonesPage(root);
}
