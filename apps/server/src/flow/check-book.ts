import { checkInForce } from '@vigie/kit';
import type { Check, CheckParameters, CheckSetting } from '@vigie/kit';
import type { StoredCheckSetting } from '#store/check-settings.ts';

interface Place {
  readonly organisation: number;
  readonly thing: number;
  /** Model of the device that measures. */
  readonly model?: string;
}

interface Whose {
  readonly organisation: number;
  readonly thing?: number;
  readonly model?: string;
}

const keyOf = (check: string, { organisation, thing = 0, model = '' }: Whose): string =>
  `${check}\n${organisation}\n${thing}\n${model}`;

/** The packs' checks with what organisations and objects set otherwise. */
export class CheckBook {
  readonly checks: readonly Check[];
  private settings = new Map<string, CheckSetting>();
  /** Organisations and objects that set anything: the others share one list. */
  private organisations = new Set<number>();
  /** By organisation, object and model. */
  private readonly made = new Map<string, readonly Check[]>();

  constructor(checks: readonly Check[]) {
    this.checks = checks;
  }

  take(settings: readonly StoredCheckSetting[]): void {
    this.settings = new Map(
      settings.map(({ organisation, thing, model, parameters, ...setting }) => [
        keyOf(setting.check, { organisation, thing, model }),
        // held against the test when it was made
        { ...setting, parameters: parameters as CheckParameters },
      ]),
    );
    this.organisations = new Set(settings.map(({ organisation }) => organisation));
    this.made.clear();
  }

  /** Checks as they hold: settings of the object, then of the device's model, then of the organisation, then the pack's. */
  inForce({ organisation, thing, model }: Place): readonly Check[] {
    if (!this.organisations.has(organisation)) return this.checks;
    const place = keyOf('', { organisation, thing, model });
    const known = this.made.get(place);
    if (known) return known;
    const made = this.checks.flatMap((check) => {
      const set = (whose: Omit<Whose, 'organisation'>) =>
        this.settings.get(keyOf(check.id, { organisation, ...whose }));
      const ofModel = model === undefined ? undefined : set({ model });
      return checkInForce(check, set({ thing }) ?? ofModel ?? set({})) ?? [];
    });
    this.made.set(place, made);
    return made;
  }
}
