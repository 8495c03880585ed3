import type { Finding, Place } from './diagnostic.ts';
import type { Message } from './message.ts';
import { messages } from './messages.ts';

/** The sentence for one finding. */
export function messageOf({ code, args }: Finding): string {
  return (messages[code] as Message<never>).text(args as never);
}

/** What to do about one finding. */
export function helpOf({ code, args }: Finding, { file }: Place): string {
  const { help, helpFor } = messages[code] as Message<never>;
  return helpFor?.(args as never, file) ?? help;
}

/** What to do about several findings of one code: what is said of each, if that is the same. */
export function helpOfAll(
  found: readonly { finding: Finding; place: Place }[],
  code: Finding['code'],
): string {
  const helps = new Set(found.map(({ finding, place }) => helpOf(finding, place)));
  const [only] = helps;
  return only !== undefined && helps.size === 1 ? only : messages[code].help;
}
