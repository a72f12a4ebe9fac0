/** Nodes waiting to be visited, nearest first; of equally near ones always the same one. A binary heap that knows places. */
export type Waiting = {
  /** Enters a node, or moves it forward after its distance fell. */
  readonly enter: (node: number) => void;
  /** Takes the nearest out; −1 when none waits. */
  readonly nearest: () => number;
  readonly clear: () => void;
};

export function waiting(distance: Float64Array): Waiting {
  const heap = new Int32Array(distance.length);
  const placeOf = new Int32Array(distance.length).fill(-1);
  let size = 0;

  const put = (node: number, place: number) => {
    heap[place] = node;
    placeOf[node] = place;
  };

  return {
    enter(node) {
      let place = placeOf[node]! >= 0 ? placeOf[node]! : size++;
      while (place > 0) {
        const above = (place - 1) >> 1;
        if (distance[heap[above]!]! <= distance[node]!) break;
        put(heap[above]!, place);
        place = above;
      }
      put(node, place);
    },

    nearest() {
      if (size === 0) return -1;
      const first = heap[0]!;
      placeOf[first] = -1;
      size -= 1;
      if (size === 0) return first;
      const node = heap[size]!;
      let place = 0;
      for (;;) {
        let below = 2 * place + 1;
        if (below >= size) break;
        if (below + 1 < size && distance[heap[below + 1]!]! < distance[heap[below]!]!) below += 1;
        if (distance[heap[below]!]! >= distance[node]!) break;
        put(heap[below]!, place);
        place = below;
      }
      put(node, place);
      return first;
    },

    clear() {
      for (let place = 0; place < size; place += 1) placeOf[heap[place]!] = -1;
      size = 0;
    },
  };
}
