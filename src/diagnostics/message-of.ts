import type { Finding } from './diagnostic.ts';
import type { Message } from './message.ts';
import { messages } from './messages.ts';

/** The sentence for one finding. */
export function messageOf({ code, args }: Finding): string {
  return (messages[code] as Message<never>).text(args as never);
}
