/** Rows of every table of a page whose first cell is code (`` `name` ``): cells without backquotes, `\|` read as a bar. */
export function codeRows(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .trim()
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|')),
    );
}

/** The part of a page under a heading, up to the next heading of the same depth or less. */
export function sectionOf(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start < 0) throw new Error(`no heading "${heading}"`);
  const depth = lines[start]?.indexOf(' ') ?? 0;
  const end = lines.findIndex((line, at) => at > start && /^#+ /.test(line) && line.indexOf(' ') <= depth);
  return lines.slice(start + 1, end < 0 ? undefined : end).join('\n');
}
