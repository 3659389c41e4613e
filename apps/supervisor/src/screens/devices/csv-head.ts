/** Bytes read of a file to know its headings: enough for three hundred columns. */
const HEAD = 65_536;

export interface CsvHead {
  readonly headings: readonly string[];
  readonly sample: readonly string[];
}

/** Fields of one line; a doubled quote inside quotes is a quote. */
function fieldsOf(line: string, delimiter: string): string[] {
  const fields: string[] = [];
  let [field, quoted] = ['', false];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (quoted && sign === '"' && line.charAt(at + 1) === '"') {
      field += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === delimiter && !quoted) {
      fields.push(field);
      field = '';
    } else field += sign;
  }
  return [...fields, field];
}

/** Headings and first line of a file, to choose what each column means; the server reads the file itself. */
export function csvHead(text: string): CsvHead {
  const [first = '', second = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const counts = [';', ',', '\t'].map((sign) => [sign, first.split(sign).length] as const);
  const [delimiter] = counts.toSorted(([, a], [, b]) => b - a)[0] ?? [','];
  return { headings: fieldsOf(first, delimiter).map((heading) => heading.trim()), sample: fieldsOf(second, delimiter) };
}

/** Text of the beginning of a file: UTF-8, else as Windows writes it. */
export async function headOf(file: Blob): Promise<CsvHead> {
  const bytes = await file.slice(0, HEAD).arrayBuffer();
  const text = new TextDecoder().decode(bytes);
  return csvHead(text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text);
}

const cell = (text: string): string => {
  // a spreadsheet would run what begins so
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as a file that French spreadsheets open by themselves. */
export function spreadsheet(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map((text) => cell(text)).join(';')).join('\r\n')}`;
}
