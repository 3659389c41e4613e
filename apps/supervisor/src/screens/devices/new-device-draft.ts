import type { DeviceModel } from '../codecs/codec-api.ts';
import { folded } from '../map-choice.ts';
import type { TypedPlace } from './place-pick.tsx';
import { placeOf } from './place-pick.tsx';

export const STEPS = ['connecteur', 'identifiant', 'modele', 'lieu', 'resume'] as const;
export type Step = (typeof STEPS)[number];

/** A device as it is being brought in. */
export interface NewDraft {
  readonly connector: string;
  readonly id: string;
  readonly name: string;
  readonly serial: string;
  /** Empty: without a model. */
  readonly model: string;
  readonly asset: string;
  readonly assetName: string;
  readonly place: TypedPlace;
  /** On a shelf: neither object nor place yet. */
  readonly stock: boolean;
}

export const EMPTY: NewDraft = {
  connector: '',
  id: '',
  name: '',
  serial: '',
  model: '',
  asset: '',
  assetName: '',
  place: { longitude: '', latitude: '' },
  stock: false,
};

/** A DevEUI without what labels put between its characters: `70-B3-D5…`, `70:B3:D5…`. */
export function plainId(typed: string): string {
  const bare = typed.trim().replaceAll(/[\s:-]/g, '');
  return /^[0-9a-f]{16}$/i.test(bare) ? bare.toLowerCase() : typed.trim();
}

/** Characters of what looks like a DevEUI that is not whole; undefined for anything else. */
export function shortEui(typed: string): number | undefined {
  const bare = typed.trim().replaceAll(/[\s:-]/g, '');
  return /^[0-9a-f]+$/i.test(bare) && bare.length >= 10 && bare.length !== 16 ? bare.length : undefined;
}

interface ModelSearch {
  readonly typed: string;
  /** What else is said of a model: its domain and quantities in words. */
  readonly said: (model: DeviceModel) => string;
}

/** Models of which every word typed is found in the maker, the name, the domain or a quantity. */
export function modelsLike(models: readonly DeviceModel[], { typed, said }: ModelSearch): readonly DeviceModel[] {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return models.filter((each) => {
    const text = folded(`${each.id} ${each.maker} ${each.model} ${each.label.fr} ${each.label.en} ${said(each)}`);
    return words.every((word) => text.includes(word));
  });
}

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** What is registered: the model fills codec and series; an object already known keeps its place. */
export function bodyOf(draft: NewDraft, model: DeviceModel | undefined, knownAsset: boolean): object {
  const id = plainId(draft.id);
  const key = filled(draft.asset) ?? id;
  const described = { key, name: filled(draft.assetName) ?? filled(draft.name) };
  const standing = {
    asset: knownAsset ? key : described,
    place: knownAsset ? undefined : placeOf(draft.place),
  };
  return {
    id,
    connector: draft.connector,
    name: filled(draft.name),
    serial: filled(draft.serial),
    model: model?.id,
    codec: model?.codec,
    expectedPeriod: model?.expectedPeriod,
    datastreams: model?.datastreams,
    ...(draft.stock ? { lifeCycle: 'in-stock' } : standing),
  };
}
