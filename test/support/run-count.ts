/** The number of random inputs that a test tries: all of them in `npm run test:slow`, a part of them in `npm test`. */
export function runCount(all: number): number {
  return process.env.LSIMPORT_TESTS === 'slow' ? all : Math.ceil(all / 8);
}
