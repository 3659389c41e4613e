import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../../words/words.ts';
import { FaultList } from './fault-list.tsx';

interface ActionDialogProps {
  readonly title: string;
  readonly lead?: string;
  readonly submit: string;
  /** Does it; what is thrown is said in the dialog, which stays open. `stay`: a first step, another follows. */
  readonly act: () => Promise<unknown>;
  readonly close: () => void;
  readonly children?: ReactNode;
}

/** One action on a device: its form, what refused it; closed once it is done. */
export function ActionDialog({ title, lead, submit, act, close, children }: ActionDialogProps) {
  const words = useWords();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      if (result === 'stay') return;
      close();
      await Promise.all(
        ['devices', 'thing', 'thing-events', 'things', 'fleet'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      );
    },
  });
  return (
    <ModalOverlay className="overlay" isDismissable isOpen onOpenChange={(open) => !open && close()}>
      <Modal className="modal device-modal">
        <Dialog className="dialog">
          <Heading slot="title">{title}</Heading>
          {lead !== undefined && <p className="muted">{lead}</p>}
          <form className="device-form" onSubmit={(event) => (event.preventDefault(), run.mutate())}>
            {children}
            <FaultList error={run.error} />
            <p className="device-form-end">
              <button type="submit" className="button" disabled={run.isPending}>
                {submit}
              </button>
              <Button className="button quiet" onPress={close}>
                {words.devices.act.cancel}
              </Button>
            </p>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
