import type { TierAnnotation } from './tiers.ts';

/** Annotations after those that they refer to, otherwise in their order; those that refer to each other in a circle come last. */
export function parentsFirst(annotations: readonly TierAnnotation[]): TierAnnotation[] {
  const depths = depthsOf(new Map(annotations.map(({ id, parent }) => [id, parent])));
  return [...annotations].sort((a, b) => depths.get(a.id)! - depths.get(b.id)!);
}

/** How many annotations each has above itself; each is looked at once, however long the chains are. */
function depthsOf(parents: ReadonlyMap<string, string | undefined>): Map<string, number> {
  const depths = new Map<string, number>();
  for (const id of parents.keys()) {
    const chain: string[] = [];
    const onChain = new Set<string>();
    let next: string | undefined = id;
    while (next !== undefined && !depths.has(next) && !onChain.has(next)) {
      chain.push(next);
      onChain.add(next);
      next = parents.get(next);
    }
    let depth = next === undefined ? -1 : (depths.get(next) ?? parents.size);
    for (const link of chain.reverse()) {
      depth = Math.min(depth + 1, parents.size);
      depths.set(link, depth);
    }
  }
  return depths;
}
