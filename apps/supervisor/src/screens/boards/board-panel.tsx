import { useLanguage } from '../../words/words.ts';
import type { Panel } from './board-api.ts';
import { AlarmsPanelView } from './panel-alarms.tsx';
import { AvailabilityPanelView } from './panel-availability.tsx';
import { BarsPanelView } from './panel-bars.tsx';
import { ComparisonPanelView } from './panel-comparison.tsx';
import { CompositionPanelView } from './panel-composition.tsx';
import { CurvePanelView } from './panel-curve.tsx';
import { FigurePanelView } from './panel-figure.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { HeatmapPanelView } from './panel-heatmap.tsx';
import { MapPanelView } from './panel-map.tsx';
import { TablePanelView } from './panel-table.tsx';
import { WorstPanelView } from './panel-worst.tsx';

/** A panel in its form. */
// one line a form: a new form breaks the build here
// oxlint-disable-next-line complexity
export function BoardPanel({ panel }: { panel: Panel }) {
  const language = useLanguage();
  switch (panel.form) {
    case 'figure':
      return <FigurePanelView panel={panel} />;
    case 'curve':
      return <CurvePanelView panel={panel} />;
    case 'bars':
      return <BarsPanelView panel={panel} />;
    case 'table':
      return <TablePanelView panel={panel} />;
    case 'map':
      return <MapPanelView panel={panel} />;
    case 'heatmap':
      return <HeatmapPanelView panel={panel} />;
    case 'composition':
      return <CompositionPanelView panel={panel} />;
    case 'comparison':
      return <ComparisonPanelView panel={panel} />;
    case 'worst':
      return <WorstPanelView panel={panel} />;
    case 'alarms':
      return <AlarmsPanelView panel={panel} />;
    case 'availability':
      return <AvailabilityPanelView panel={panel} />;
    case 'text':
      return (
        <PanelFrame panel={panel}>
          <p>{panel.text[language]}</p>
        </PanelFrame>
      );
  }
}
