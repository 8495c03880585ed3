import { notAStore } from '../store-problem.ts';

/**
 * Takes the mark that each page of a list names the next one by. Throws a UserError when a list leads back to an earlier page, where it would never
 * end. One mark is kept, a later one ever more rarely (Brent), so that any circle is found and the memory does not grow.
 */
export function createCircleGuard(address: string): (next: string) => void {
  let kept: string | undefined;
  let until = 1;
  let passed = 0;
  return (next) => {
    if (next === kept) throw notAStore(address, 'its list of objects has no end.');
    if (++passed < until) return;
    kept = next;
    until *= 2;
    passed = 0;
  };
}
