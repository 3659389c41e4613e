import { checkInForce } from '@vigie/kit';
import type { Check, CheckParameters, CheckSetting } from '@vigie/kit';
import type { StoredCheckSetting } from '#store/check-settings.ts';

interface Place {
  readonly organisation: number;
  readonly thing: number;
}

const keyOf = (check: string, organisation: number, thing?: number): string =>
  `${check}\n${organisation}\n${thing ?? ''}`;

/** The packs' checks with what organisations and objects set otherwise. */
export class CheckBook {
  readonly checks: readonly Check[];
  private settings = new Map<string, CheckSetting>();
  /** Organisations and objects that set anything: the others share one list. */
  private organisations = new Set<number>();
  private readonly made = new Map<number, readonly Check[]>();

  constructor(checks: readonly Check[]) {
    this.checks = checks;
  }

  take(settings: readonly StoredCheckSetting[]): void {
    this.settings = new Map(
      settings.map(({ organisation, thing, parameters, ...setting }) => [
        keyOf(setting.check, organisation, thing),
        // held against the test when it was made
        { ...setting, parameters: parameters as CheckParameters },
      ]),
    );
    this.organisations = new Set(settings.map(({ organisation }) => organisation));
    this.made.clear();
  }

  /** Checks as they hold on an object: its own settings, then its organisation's, then the pack's. */
  inForce({ organisation, thing }: Place): readonly Check[] {
    if (!this.organisations.has(organisation)) return this.checks;
    const known = this.made.get(thing);
    if (known) return known;
    const made = this.checks.flatMap((check) => {
      const own = this.settings.get(keyOf(check.id, organisation, thing));
      return checkInForce(check, own ?? this.settings.get(keyOf(check.id, organisation))) ?? [];
    });
    this.made.set(thing, made);
    return made;
  }
}
