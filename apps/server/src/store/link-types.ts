/** What the radio said of one device on one UTC day of receipt, as sums. */
export interface LinkDayRow {
  readonly device: number;
  readonly organisation: number;
  /** Days since 1970. */
  readonly day: number;
  readonly frames: number;
  readonly duplicates: number;
  readonly failures: number;
  readonly counted: number;
  readonly expected: number;
  readonly resets: number;
  readonly firstCounter: number | undefined;
  readonly lastCounter: number | undefined;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly rssiCount: number;
  readonly rssiSum: number;
  readonly snrCount: number;
  readonly snrSum: number;
  readonly snrMin: number | undefined;
  readonly marginCount: number;
  readonly marginSum: number;
  readonly margins: readonly number[];
  readonly factors: readonly number[];
  /** Milliseconds. */
  readonly drift: number | undefined;
  readonly silences: number;
  /** Seconds. */
  readonly silent: number;
}

export interface GatewayRow {
  readonly organisation: number;
  readonly key: string;
  readonly connector: number;
  readonly first: number;
  readonly last: number;
  readonly frames: number;
  readonly longitude: number | undefined;
  readonly latitude: number | undefined;
}

export interface LinkGatewayRow {
  readonly device: number;
  readonly organisation: number;
  readonly gateway: string;
  /** Monday, days since 1970. */
  readonly week: number;
  readonly frames: number;
  readonly snrCount: number;
  readonly snrSum: number;
}

export interface LinkRows {
  readonly days: readonly LinkDayRow[];
  readonly gateways: readonly GatewayRow[];
  readonly links: readonly LinkGatewayRow[];
}

/** Whether the last run wrote all it had summed, and up to when. */
export interface LinkState {
  readonly through: number;
  readonly clean: boolean;
}
