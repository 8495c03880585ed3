import type { Finding } from './diagnostic.ts';
import { messages } from './messages.ts';

export function isError({ code }: Finding): boolean {
  return messages[code].severity === 'error';
}
