const MOST_WORDS = 8;

const ACCENT = /\p{Diacritic}/gu;
const EUI = /^[0-9a-f]{2}([-:\s]?[0-9a-f]{2}){7}$/;

/** Text as the column `search` holds it: no capital, no accent. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(ACCENT, '').toLowerCase().replaceAll('’', "'");
}

const escaped = (word: string): string => word.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** What a person typed → patterns that must all be found, anywhere. A DevEUI is one word however it is written. */
export function wordsOf(text: string): string[] {
  const plain = folded(text).trim();
  const words = EUI.test(plain) ? [plain.replaceAll(/[-:\s]/g, '')] : plain.split(/\s+/);
  return words
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => `%${escaped(word)}%`);
}

/** Pattern of what begins with the text. */
export function beginning(text: string): string {
  return `${escaped(folded(text).trim())}%`;
}
