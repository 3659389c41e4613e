import { fitNowcastOf, formatInstant } from '@vigie/kit';
import type { NowcastInput, NowcastLeadScore } from '@vigie/kit';

const centimetres = (metres: number): string => (100 * metres).toFixed(1).padStart(8);

function lines(name: string, scores: readonly NowcastLeadScore[]): string[] {
  return scores.map(
    ({ lead, error, persistence, skill }, i) =>
      `${(i === 0 ? name : '').padEnd(22)}${String(lead).padStart(5)}${centimetres(error.meanAbsolute)}${centimetres(error.nineInTen)}` +
      `${centimetres(persistence.meanAbsolute)}${(100 * skill).toFixed(0).padStart(7)}${String(error.moments).padStart(9)}`,
  );
}

/** What a back-test of a series says, as text. */
export function report(input: NowcastInput): string {
  const fit = fitNowcastOf(input);
  if (fit === undefined) return 'No stage: nothing to try.';
  const { from, to, episodes, moments, reason, tried } = fit;
  const head = `${input.stages.length} stages, tried ${formatInstant(from)} to ${formatInstant(to)}: ${episodes} rises or falls, ${moments} moving moments.`;
  if (tried === undefined) return `${head}\nToo few rises to quote an error: the forecast keeps the present stage.`;
  return [
    head,
    `Method: ${tried.model.method}${reason === undefined ? '' : ` (${reason}: not shown)`}, moving water, cm:`,
    `${'level'.padEnd(22)} lead     MAE  9 in 10   kept  skill%  moments`,
    ...lines('every level', tried.scores),
    ...tried.classes.flatMap(({ level, scores }) =>
      lines(level === 0 ? 'under level 1' : `level ${level} reached`, scores),
    ),
  ].join('\n');
}
