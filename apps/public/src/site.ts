import './site.css';
import { prepareMaps } from './prepare-maps.ts';
import { openTablesForPrint } from './print.ts';

prepareMaps(document);
openTablesForPrint(window);
