import { useState } from 'react';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Doors, Kind } from './connector-api.ts';

function CopyButton({ text, what }: { text: string; what: string }) {
  const words = useWords().connectors;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <button type="button" className="button quiet small" onClick={() => void copy()}>
      {copied ? words.copied : words.copy}
      <span className="visually-hidden"> {what}</span>
    </button>
  );
}

interface Sender {
  readonly id: string;
  readonly token: string | undefined;
  readonly doors: Doors;
}

/** A line of the guide with this instance's names in it. */
function useFilled({ id, token, doors }: Sender): (text: string) => string {
  const words = useWords().connectors;
  const base = (doors.publicUrl ?? window.location.origin).replace(/\/$/, '');
  const port = (door: number | undefined): string => (door === undefined ? `<${words.closedDoor}>` : String(door));
  const values: Readonly<Record<string, string>> = {
    base,
    host: new URL(base).hostname,
    id,
    token: token ?? words.tokenHidden,
    mqttPort: port(doors.mqttPort),
    coapPort: port(doors.coapPort),
  };
  return (text) => text.replace(/\{(base|host|id|token|mqttPort|coapPort)\}/g, (_, name: string) => values[name] ?? '');
}

/** The token, shown this once. */
export function TokenOnce({ token }: { token: string }) {
  const words = useWords().connectors;
  return (
    <section className="token-once" aria-labelledby="token-title">
      <h2 id="token-title">{words.token}</h2>
      <p>
        <code className="token">{token}</code> <CopyButton text={token} what={words.token} />
      </p>
      <p className="muted">{words.tokenOnce}</p>
    </section>
  );
}

/** The exact lines to type in the sender. */
export function SenderGuide({ kind, ...sender }: { kind: Kind } & Sender) {
  const words = useWords().connectors;
  const language = useLanguage();
  const filled = useFilled(sender);
  if (kind.guide === undefined) return undefined;
  return (
    <section aria-labelledby="guide-title">
      <h2 id="guide-title">{words.guide}</h2>
      <p className="muted">{filled(kind.guide.where[language])}</p>
      <dl className="guide-lines">
        {kind.guide.lines.map(({ name, value }) => (
          <div key={value}>
            <dt>{name[language]}</dt>
            <dd>
              <code>{filled(value)}</code> <CopyButton text={filled(value)} what={name[language]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
