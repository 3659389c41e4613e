import { connect, connectAsync } from 'mqtt';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface Publication {
  readonly topic: string;
  readonly payload: string | Buffer;
}

/** The code a connection is refused with; 0 when it is taken. */
export function refusedConnection(url: string, credentials: Credentials): Promise<number> {
  const client = connect(url, { ...credentials, reconnectPeriod: 0 });
  return new Promise((resolve) => {
    client.on('error', (error) => {
      client.end(true);
      resolve('code' in error && typeof error.code === 'number' ? error.code : -1);
    });
    client.on('connect', () => {
      client.end(true);
      resolve(0);
    });
  });
}

/** Publishes with QoS 1 and resolves when everything is acknowledged. */
export async function publishOnce(
  url: string,
  credentials: Credentials,
  ...publications: Publication[]
): Promise<void> {
  const client = await connectAsync(url, { ...credentials, reconnectPeriod: 0 });
  try {
    for (const { topic, payload } of publications) await client.publishAsync(topic, payload, { qos: 1 });
  } finally {
    await client.endAsync();
  }
}
