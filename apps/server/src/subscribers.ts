import { MqttSubscriber, subscribesOutside } from '#connect/mqtt-client.ts';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import type { Flow } from './flow.ts';

/** Changed settings are another broker, or another session. */
const markOf = ({ settings }: RegisteredConnector): string => JSON.stringify(settings);

/** Subscribes to the outside brokers that connectors name; follows changes of the registry. Gives what stops them. */
export function startSubscribers(flow: Flow): () => Promise<void> {
  const running = new Map<string, { readonly mark: string; readonly subscriber: MqttSubscriber }>();
  const follow = () => {
    const wanted = new Map(
      flow.view.connectors
        .filter(({ disabled, settings }) => !disabled && subscribesOutside(settings))
        .map((connector) => [connector.identity.key, connector]),
    );
    for (const [key, { mark, subscriber }] of running) {
      const connector = wanted.get(key);
      if (connector !== undefined && markOf(connector) === mark) continue;
      running.delete(key);
      void subscriber.stop();
    }
    for (const [key, connector] of wanted) {
      if (running.has(key)) continue;
      const subscriber = new MqttSubscriber({ connector, parts: flow.intake });
      running.set(key, { mark: markOf(connector), subscriber });
    }
  };
  follow();
  flow.view.onChange(follow);
  return async () => {
    await Promise.all([...running.values()].map(({ subscriber }) => subscriber.stop()));
  };
}
