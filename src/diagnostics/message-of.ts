import { spareInput } from '../output-name.ts';
import type { Finding, Place } from './diagnostic.ts';
import type { Message } from './message.ts';
import { messages } from './messages.ts';

/** The sentence for one finding. */
export function messageOf({ code, args }: Finding): string {
  return (messages[code] as Message<never>).text(args as never);
}

/** What to do about one finding. */
export function helpOf(finding: Finding, { file }: Place): string {
  const { helpFor } = messages[finding.code] as Message<never>;
  return spareInput(helpFor?.(finding.args as never, file) ?? commonHelpOf(finding), file);
}

/** What to do about a finding and others of its code. */
export function commonHelpOf({ code, isOfProject }: Finding): string {
  const { help, helpForProject } = messages[code] as Message<never>;
  return (isOfProject && helpForProject) || help;
}

/** What to do about several findings of one code: what is said of each, if that is the same. */
export function helpOfAll([first, ...others]: readonly [Found, ...Found[]]): string {
  const help = helpOf(first.finding, first.place);
  const isSame = others.every(({ finding, place }) => helpOf(finding, place) === help);
  return isSame ? help : commonHelpOf(first.finding);
}

interface Found {
  finding: Finding;
  place: Place;
}
