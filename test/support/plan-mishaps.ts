import { type Mishap, mishaps } from './faulty-proxy.ts';
import { seededRandom } from './seeded-random.ts';

/** A plan of what goes wrong with one request after the other, the same for a seed; `share` of them do. */
export function planMishaps(seed: number, share: number): () => Mishap | undefined {
  const random = seededRandom(seed);
  return () => (random() < share ? mishaps[Math.floor(random() * mishaps.length)] : undefined);
}
