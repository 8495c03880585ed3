/**
 * A number that no input can know, for a hash to begin with: names and ids that were made to have one hash would fill a table in the square of
 * their number.
 */
export function secretStart(): number {
  return Math.floor(Math.random() * 2 ** 32) | 0;
}
