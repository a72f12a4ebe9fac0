/** A definition to read: its lines numbered, without taking the numbers along when copied. */
export function CodeLines({ text, label }: { text: string; label: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it
    <div className="code" tabIndex={0} role="region" aria-label={label}>
      <ol className="code-lines">
        {text
          .trimEnd()
          .split('\n')
          .map((line, at) => (
            // Lines of a published text never move.
            <li key={at}>{line === '' ? ' ' : line}</li>
          ))}
      </ol>
    </div>
  );
}
