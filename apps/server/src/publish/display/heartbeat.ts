/** A totem that says it lives. */
export interface TotemCall {
  readonly connector: string;
  readonly device: string;
  readonly token: string | undefined;
}

/** Makes a call of a totem a frame like any other: its silence is then an alarm like any other. */
export interface TotemHeartbeat {
  beat(call: TotemCall): Promise<'heard' | 'refused' | 'unavailable'>;
}
