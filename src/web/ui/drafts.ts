const PREFIX = 'draft:';

/** What was typed into a form and not yet submitted; kept in this browser. */
export function draft(key: string): Record<string, unknown> | null {
  const kept = localStorage.getItem(PREFIX + key);
  if (kept === null) return null;
  try {
    return JSON.parse(kept) as Record<string, unknown>;
  } catch {
    return null;
  }
}

export function keepDraft(key: string, values: Record<string, unknown>): void {
  localStorage.setItem(PREFIX + key, JSON.stringify(values));
}

export function dropDraft(key: string): void {
  localStorage.removeItem(PREFIX + key);
}

/** On a shared computer nobody reads what another began to write. */
export function keepDraftsOf(person: string | null): void {
  if (localStorage.getItem('drafts-of') === person) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  if (person === null) localStorage.removeItem('drafts-of');
  else localStorage.setItem('drafts-of', person);
}
