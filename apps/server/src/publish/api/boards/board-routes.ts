import { seriesOfPanel } from '@vigie/kit';
import type { Board, Pack, Quantity } from '@vigie/kit';
import { z } from 'zod';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import { text } from '../shapes.ts';
import { resolveSeries } from './board-series.ts';
import { boardSummaryView, boardView } from './board-shapes.ts';
import type { BoardView } from './board-shapes.ts';

export interface BoardDeps {
  readonly packs: readonly Pack[];
  readonly quantities: readonly Quantity[];
}

function boardOf(pack: Pack, board: Board, quantities: readonly Quantity[]): BoardView {
  const quantityOf = (key: string) => quantities.find((quantity) => quantity.key === key);
  const ids = [...new Set(board.panels.flatMap(seriesOfPanel))];
  const series = ids.flatMap((id) => resolveSeries(pack, id, quantityOf)?.view ?? []);
  // a copy that is checked once: a pack made elsewhere is data like any other
  return boardView.parse({ ...board, domain: pack.id, series });
}

/** Boards of the installed packs: what they show, as data. */
export function registerBoardRoutes(app: HttpServer, { packs, quantities }: BoardDeps): void {
  const boards = packs.flatMap((pack) => pack.boards.map((board) => boardOf(pack, board, quantities)));
  const items = boards.map(({ id, domain, title, audience, lead, panels }) => {
    return { id, domain, title, audience, lead, panels: panels.length };
  });
  const tags = ['boards'];
  app.get(
    '/api/v1/boards',
    {
      config: { access: 'reader' },
      schema: { tags, response: { 200: z.object({ items: z.array(boardSummaryView) }) } },
    },
    async () => ({ items }),
  );
  const params = z.object({ id: text(200) });
  app.get(
    '/api/v1/boards/:id',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: boardView } } },
    async (request) => {
      const board = boards.find(({ id }) => id === request.params.id);
      if (!board) throw notFound('Le tableau', request.params.id);
      return board;
    },
  );
}
