import { useQueries } from '@tanstack/react-query';
import { useWords } from '../../words/words.ts';
import { PartyField } from './party-field.tsx';
import { partyQuery } from './party-api.ts';

/** Groups of a device: each can be taken away, another one found and added. */
export function GroupsField({
  label,
  keys,
  change,
}: {
  label: string;
  keys: readonly string[];
  change: (keys: readonly string[]) => void;
}) {
  const words = useWords();
  const names = useQueries({ queries: keys.map((key) => partyQuery('groups', key)) });
  return (
    <div className="field groups-field">
      <PartyField
        adds
        list="groups"
        label={label}
        value=""
        placeholder={words.parties.addGroup}
        change={(key) => key !== '' && !keys.includes(key) && change([...keys, key])}
      />
      {keys.length > 0 && (
        <ul className="chips">
          {keys.map((key, at) => (
            <li key={key}>
              {names[at]?.data?.name ?? key}{' '}
              <button
                type="button"
                aria-label={words.parties.leaveGroup(names[at]?.data?.name ?? key)}
                onClick={() => change(keys.filter((each) => each !== key))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
