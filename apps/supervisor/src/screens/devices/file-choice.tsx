import { useId, useState } from 'react';
import { plainNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';

/** What the server takes at most, bytes. */
const LARGEST = 50 * 1_048_576;

function sizeText(bytes: number, language: 'fr' | 'en'): string {
  const kilo = bytes / 1000;
  return kilo < 1000
    ? `${plainNumber(Math.ceil(kilo), language)}\u00A0ko`
    : `${plainNumber(Math.round(kilo / 100) / 10, language)}\u00A0Mo`;
}

/** A file dropped, or chosen with the keyboard. */
export function FileChoice({ file, choose }: { file: File | undefined; choose: (file: File | undefined) => void }) {
  const words = useWords();
  const language = useLanguage();
  const [over, setOver] = useState(false);
  const id = useId();
  const w = words.imports;
  const tooLarge = file !== undefined && file.size > LARGEST;
  return (
    <div
      className={over ? 'file-drop over' : 'file-drop'}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        choose(event.dataTransfer.files[0]);
      }}
    >
      <label htmlFor={id}>{w.drop}</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv,text/plain"
        onChange={({ target }) => choose(target.files?.[0] ?? undefined)}
      />
      {file !== undefined && <p role="status">{w.fileInfo(file.name, sizeText(file.size, language))}</p>}
      {tooLarge && (
        <p className="trouble" role="alert">
          {w.tooLarge}
        </p>
      )}
    </div>
  );
}
