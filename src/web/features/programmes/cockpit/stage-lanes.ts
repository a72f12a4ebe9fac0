export type Part = { readonly name: string; readonly from: string; readonly to: string };

/** Stages side by side where they follow each other, one below the other where they overlap. */
export function lanesOf(parts: readonly Part[]): Part[][] {
  const lanes: Part[][] = [];
  for (const part of parts.toSorted((a, b) => a.from.localeCompare(b.from) || b.to.localeCompare(a.to))) {
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? '') <= part.from);
    if (free === undefined) lanes.push([part]);
    else free.push(part);
  }
  return lanes;
}
