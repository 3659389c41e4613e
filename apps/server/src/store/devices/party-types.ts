/** Who sells and mends. */
export interface Supplier {
  readonly key: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly website?: string;
  readonly notes?: string;
}

/** What was agreed with a supplier. */
export interface Contract {
  readonly key: string;
  readonly name: string;
  /** Key of the supplier. */
  readonly supplier?: string;
  readonly start?: string;
  readonly end?: string;
  /** Share of expected values that the supplier owes, 0 to 1. */
  readonly owedAvailability?: number;
  /** Euros a month. */
  readonly monthlyCost?: number;
  readonly notes?: string;
}

/** Devices that are treated alike. */
export interface DeviceGroup {
  readonly key: string;
  readonly name: string;
  readonly notes?: string;
}

export type Counted<T> = T & { readonly devices: number };
