import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { Link } from '../../parts/link.tsx';
import { useMayManage } from '../../api/session.ts';
import { useWords } from '../../words/words.ts';
import { CodecDialog } from './codec-dialog.tsx';
import type { DeviceRecord } from './devices-api.ts';
import { EditDialog } from './edit-dialog.tsx';
import { MoveDialog, NoteDialog, ReplaceDialog, RetireDialog } from './place-dialogs.tsx';

const DIALOGS = {
  modifier: EditDialog,
  remplacer: ReplaceDialog,
  deplacer: MoveDialog,
  retirer: RetireDialog,
  decodeur: CodecDialog,
  noter: NoteDialog,
} as const;
type DialogName = keyof typeof DIALOGS;

/** The address of a sheet with a dialog open; without one where absent. */
export const sheetWith = (device: DeviceRecord, faire?: DialogName): string =>
  paths.device(device.id, { par: device.connector, faire });

interface ActionProps {
  readonly device: DeviceRecord;
  readonly to: DialogName;
  readonly label: string;
}

function Action({ device, to, label }: ActionProps) {
  return (
    <button type="button" className="button small quiet" onClick={() => navigate(sheetWith(device, to))}>
      {label}
    </button>
  );
}

/** What may be done with a device; the open dialog is in the address. */
export function DeviceActions({ device, search }: { device: DeviceRecord; search: URLSearchParams }) {
  const words = useWords();
  const manages = useMayManage();
  const { act, sheet } = words.devices;
  const open = Object.entries(DIALOGS).find(([name]) => name === search.get('faire'))?.[1];
  const Open = open;
  const close = () => navigate(sheetWith(device), { replace: true });
  const serves = device.lifeCycle !== 'retired';
  return (
    <div className="device-actions">
      {manages && (
        <>
          <Action device={device} to="modifier" label={act.edit} />
          {device.asset !== undefined && <Action device={device} to="remplacer" label={act.replace} />}
          {serves && <Action device={device} to="deplacer" label={act.move} />}
          <Action device={device} to="decodeur" label={act.codec} />
          {serves && <Action device={device} to="retirer" label={act.retire} />}
        </>
      )}
      {device.asset !== undefined && <Link to={paths.commands({ nouveau: device.id })}>{sheet.orders}</Link>}
      <Link to={paths.quarantine({ capteur: device.id })}>{sheet.quarantine}</Link>
      {Open && manages && <Open device={device} close={close} />}
    </div>
  );
}
