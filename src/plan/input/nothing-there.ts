import { statSync } from 'node:fs';
import { EXIT, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import type { ObjectList } from '../../stores/listing/list-objects.ts';
import type { StoreInput } from '../../stores/store-input.ts';

/** What is wrong with an address below which there is nothing to read. `displayPath` is the address as it was typed. */
export function nothingThere(
  { address, prefix }: StoreInput,
  { skipped, unmatched, odd }: ObjectList,
  displayPath: string,
): UserError {
  const [pattern] = unmatched;
  if (skipped.size > 0 || statSync(odd).size > 0) {
    return new UserError(
      EXIT.refused,
      pattern === undefined
        ? `All objects below ${displayPath} are skipped.`
        : `No objects below ${displayPath} match --include ${quote(pattern)}.`,
      'Patterns are relative to the input, such as train/**/*.png; hidden names are skipped.',
    );
  }
  const object =
    address.key.endsWith('/') || address.key === '' ? '' : ` no object ${quote(address.key)} and`;
  const what = address.kind === 'azure-blob' ? 'container' : 'bucket';
  return new UserError(
    EXIT.unreadable,
    prefix === ''
      ? `The ${what} ${address.bucket} of ${displayPath} is empty.`
      : `The ${what} of ${displayPath} has${object} nothing below ${quote(prefix)}.`,
    'Check the address; upper and lower case count.',
  );
}
