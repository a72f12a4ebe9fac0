/**
 * Who is left over when as many seats as possible are filled: for each giver how much of its `wish` no taker can meet, and
 * the least cut that proves it — all givers that could exchange with one left over (`short`), and the takers, all full,
 * through whom they could (`full`).
 */
export type Cut = { readonly left: Int32Array; readonly short: readonly number[]; readonly full: readonly number[] };

/**
 * Givers want `wish` takers each, once each, where `open` (giver by giver) is 1; a taker has `room`. Source: maximum flow by
 * augmenting paths and its least cut, Ford and Fulkerson (1956).
 */
export function leastCut(wish: Int32Array, room: Int32Array, open: Uint8Array): Cut {
  const [givers, takers] = [wish.length, room.length];
  const left = wish.slice();
  const space = room.slice();
  const given = new Uint8Array(open.length);
  const fromGiver = new Int32Array(takers);
  const fromTaker = new Int32Array(givers);

  /** A taker with space that the givers can reach by exchanging, or −1; leaves from where each was reached. */
  const search = (starts: readonly number[]): number => {
    fromGiver.fill(UNSEEN);
    fromTaker.fill(UNSEEN);
    for (const start of starts) fromTaker[start] = START;
    const queue = [...starts];
    for (const giver of queue) {
      for (let taker = 0, pair = giver * takers; taker < takers; taker += 1, pair += 1) {
        if (open[pair] === 0 || given[pair] === 1 || fromGiver[taker] !== UNSEEN) continue;
        fromGiver[taker] = giver;
        if (space[taker]! > 0) return taker;
        for (let other = 0; other < givers; other += 1) {
          if (given[other * takers + taker] === 0 || fromTaker[other] !== UNSEEN) continue;
          fromTaker[other] = taker;
          queue.push(other);
        }
      }
    }
    return -1;
  };

  for (let giver = 0; giver < givers; giver += 1) {
    while (left[giver]! > 0) {
      const end = search([giver]);
      if (end === -1) break;
      space[end]! -= 1;
      left[giver]! -= 1;
      for (let taker = end; taker !== START; ) {
        const by = fromGiver[taker]!;
        given[by * takers + taker] = 1;
        taker = fromTaker[by]!;
        if (taker !== START) given[by * takers + taker] = 0;
      }
    }
  }
  search(Array.from(left.keys()).filter((giver) => left[giver]! > 0));
  const seen = (from: Int32Array) => Array.from(from.keys()).filter((each) => from[each] !== UNSEEN);
  return { left, short: seen(fromTaker), full: seen(fromGiver) };
}

const UNSEEN = -2;
const START = -1;
