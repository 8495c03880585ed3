import { fewOfMany } from './few-of-many.ts';
import { lacksSound } from './lacks-sound.ts';
import { unplayedSound } from './unplayed-sound.ts';

/** Looks into sounds, as `unplayedSound` does. */
export function fewUnplayed(): (path: string) => string | undefined {
  return lookIntoFew(unplayedSound);
}

/** Looks into videos, as `lacksSound` does. */
export function fewWithoutSound(): (path: string) => boolean {
  const look = lookIntoFew((path) => lacksSound(path) || undefined);
  return (path) => look(path) === true;
}

/** Looks into files, once into each and into few of very many; what is found is what is wrong. */
function lookIntoFew<Found>(look: (path: string) => Found | undefined): (path: string) => Found | undefined {
  const few = fewOfMany();
  const seen = new Set<string>();
  return (path) => {
    if (seen.has(path) || !few.takesNext()) return undefined;
    seen.add(path);
    const what = look(path);
    if (what !== undefined) few.addWrong();
    return what;
  };
}
