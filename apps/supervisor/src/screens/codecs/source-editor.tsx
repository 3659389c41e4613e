import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../words/words.ts';

const INDENT = '  ';

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

interface SourceEditorProps {
  readonly source: string;
  readonly change: (source: string) => void;
  /** Control + Enter. */
  readonly run: () => void;
}

/** Plain text with line numbers: what a screen reader, a find and a spell of undo already know. Tab indents until Escape. */
export function SourceEditor({ source, change, run }: SourceEditorProps) {
  const words = useWords();
  const help = useId();
  const gutter = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const [place, setPlace] = useState({ line: 1, column: 1 });
  const lines = source.split('\n').length;
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
    const escaped = leaving.current;
    leaving.current = event.key === 'Escape';
    if (event.key !== 'Tab' || event.shiftKey || escaped) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    event.currentTarget.setRangeText(INDENT, selectionStart, selectionEnd, 'end');
    change(event.currentTarget.value);
  };
  return (
    <div className="source-editor">
      <div ref={gutter} className="source-gutter" aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => index + 1).join('\n')}
      </div>
      <textarea
        aria-label={words.codecs.source}
        aria-describedby={help}
        value={source}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        onChange={(event) => change(event.target.value)}
        onKeyDown={keyDown}
        onSelect={(event) => setPlace(placeOf(event.currentTarget.value, event.currentTarget.selectionStart))}
        onScroll={(event) => gutter.current?.scrollTo({ top: event.currentTarget.scrollTop })}
      />
      <p id={help} className="source-help muted">
        <span>{words.codecs.sourceHelp}</span> <span>{words.codecs.line(place.line, place.column)}</span>
      </p>
    </div>
  );
}
