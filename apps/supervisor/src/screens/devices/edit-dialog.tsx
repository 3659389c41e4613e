import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useWords } from '../../words/words.ts';
import { GroupsField } from '../parties/groups-field.tsx';
import { PartyField } from '../parties/party-field.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { deviceChange, draftOf, listOf } from './device-draft.ts';
import type { DeviceDraft } from './device-draft.ts';
import { deviceAddress } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';
import { ChoiceField, FieldPair, FormField } from './form-field.tsx';

interface FieldsProps {
  readonly device: DeviceRecord;
  readonly draft: DeviceDraft;
  readonly set: (change: Partial<DeviceDraft>) => void;
}

function Parties({ draft, set }: Omit<FieldsProps, 'device'>) {
  const words = useWords();
  const { columns } = words.devices;
  return (
    <FieldPair>
      <div className="field">
        <PartyField
          list="suppliers"
          label={columns.supplier}
          value={draft.supplier}
          change={(supplier) => set({ supplier })}
        />
      </div>
      <div className="field">
        <PartyField
          list="contracts"
          label={columns.contract}
          value={draft.contract}
          change={(contract) => set({ contract })}
        />
      </div>
    </FieldPair>
  );
}

function Costs({ draft, set }: Omit<FieldsProps, 'device'>) {
  const words = useWords();
  const { sheet } = words.devices;
  return (
    <>
      <FieldPair>
        <FormField
          label={`${sheet.purchase} (€)`}
          inputMode="decimal"
          value={draft.purchaseCost}
          change={(purchaseCost) => set({ purchaseCost })}
        />
        <FormField
          label={sheet.purchaseDate}
          type="date"
          value={draft.purchaseDate}
          change={(purchaseDate) => set({ purchaseDate })}
        />
      </FieldPair>
      <FieldPair>
        <FormField
          label={`${sheet.monthly} (€)`}
          inputMode="decimal"
          value={draft.monthlyCost}
          change={(monthlyCost) => set({ monthlyCost })}
        />
        <FormField
          label={`${sheet.expected} (s)`}
          inputMode="numeric"
          required
          value={draft.expectedPeriod}
          change={(expectedPeriod) => set({ expectedPeriod })}
        />
      </FieldPair>
    </>
  );
}

function Fields({ device, draft, set }: FieldsProps) {
  const words = useWords();
  const { columns, lifeCycle, sheet, act } = words.devices;
  const stages = [device.lifeCycle, ...device.nextLifeCycles];
  return (
    <>
      <FieldPair>
        <FormField label={columns.name} required value={draft.name} change={(name) => set({ name })} />
        <ChoiceField
          label={columns.lifeCycle}
          value={draft.lifeCycle}
          change={(stage) => set({ lifeCycle: stages.find((each) => each === stage) ?? device.lifeCycle })}
          options={stages.map((stage) => [stage, lifeCycle[stage]])}
        />
      </FieldPair>
      <FieldPair>
        <FormField label={columns.serial} value={draft.serial} change={(serial) => set({ serial })} />
        <FormField label={columns.firmware} value={draft.firmware} change={(firmware) => set({ firmware })} />
      </FieldPair>
      <Parties draft={draft} set={set} />
      <Costs draft={draft} set={set} />
      <FieldPair>
        <FormField label={columns.tags} value={draft.tags} change={(tags) => set({ tags })} />
        <GroupsField
          label={columns.groups}
          keys={listOf(draft.groups)}
          change={(keys) => set({ groups: keys.join(', ') })}
        />
      </FieldPair>
      <FormField label={sheet.notes} value={draft.notes} change={(notes) => set({ notes })} />
      <FormField label={act.reason} value={draft.note} change={(note) => set({ note })} />
    </>
  );
}

/** What is known of a device, changed; only what differs is sent. */
export function EditDialog({ device, close }: { device: DeviceRecord; close: () => void }) {
  const words = useWords();
  const [draft, setDraft] = useState(() => draftOf(device));
  const save = () => request(deviceAddress(device), { method: 'PATCH', body: deviceChange(device, draft) });
  return (
    <ActionDialog title={words.devices.act.edit} submit={words.devices.act.save} act={save} close={close}>
      <Fields device={device} draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
    </ActionDialog>
  );
}
