/** Milliseconds in which a run that ends removes its hidden folder many times over. */
const MOMENT = 20;

/** Lets other runs come a little further. Nothing of this one goes on meanwhile. */
export function waitAMoment(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MOMENT);
}
