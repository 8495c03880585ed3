import { fewOfMany } from './few-of-many.ts';
import { unplayedSound } from './unplayed-sound.ts';

/** Looks into sounds, as `unplayedSound` does, once into each and into few of very many. */
export function fewUnplayed(): (path: string) => string | undefined {
  const few = fewOfMany();
  const seen = new Set<string>();
  return (path) => {
    if (seen.has(path) || !few.takesNext()) return undefined;
    seen.add(path);
    const what = unplayedSound(path);
    if (what !== undefined) few.addWrong();
    return what;
  };
}
