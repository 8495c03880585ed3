/** Files that are all looked into. To open each of very many takes longer than all the rest. */
const FIRST = 100;
/** Of the files after them, one in so many is looked into, until one is wrong. */
const STEP = 1000;
/** Wrong files after which one in so many will do again: what is wrong is wrong with all. */
const MOST = 1000;

/** Which of the files of an input are looked into. */
export interface FewOfMany {
  /** Whether the next one is; to be called for each. */
  takesNext(): boolean;
  /** Takes note that something is wrong with it. */
  addWrong(): void;
}

export function fewOfMany(): FewOfMany {
  let files = 0;
  let wrong = 0;
  return {
    takesNext() {
      const number = files++;
      return number < FIRST || number % STEP === 0 || (wrong > 0 && wrong < MOST);
    },
    addWrong: () => void wrong++,
  };
}
