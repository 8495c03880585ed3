import { beginningOf } from '../cut-text.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { ServerError } from './server-error.ts';

/** What a server answered. */
export interface Answer {
  status: number;
  text: string;
  /** The text as JSON; undefined when it is not JSON, as the pages of proxies are. */
  json: Json | undefined;
  /** Where a redirect leads. */
  location: string | undefined;
}

/** Most that is shown of what a server says. */
const LONGEST = 300;

/** What the server says of a failure, in one line; its validation errors repeat whole tasks. */
export function detailOf({ json, text, status }: Answer): string {
  const said = isObject(json)
    ? (messagesIn(json.validation_errors)[0] ?? messagesIn(json.detail)[0] ?? messagesIn(json)[0])
    : messagesIn(json)[0];
  const title = /<title>([^<]*)<\/title>/i.exec(text)?.[1];
  const line = (said ?? title ?? text).split(' :: ')[0]!.replace(/\s+/g, ' ').trim();
  if (line === '') return `status ${status}`;
  return line.length > LONGEST ? `${beginningOf(line, LONGEST)}...` : line;
}

/** The texts in an answer, those of its lists and members too. */
function messagesIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(messagesIn);
  return isObject(value) ? Object.values(value).flatMap(messagesIn) : [];
}

/** Whether the items of an answer are a list of objects that are alike. */
export function isListOf(items: Json | undefined, isFit: (item: JsonObject) => boolean): boolean {
  return Array.isArray(items) && items.every((item) => isObject(item) && isFit(item));
}

/** For an answer with success that has not what Label Studio answers, such as that of another program. */
export function unfit(doing: string): ServerError {
  return new ServerError(
    `The server's response to "${doing}" does not look like Label Studio 1.x.`,
    'Check the address, and whether a proxy answers instead of Label Studio.',
  );
}

/** An answer that is not what was asked for, as an error for people. `doing` is such as "create the project". */
export function refusedBy(answer: Answer, doing: string): ServerError {
  const { status } = answer;
  const detail = detailOf(answer);
  const help =
    status === 401
      ? 'Check the token: create a new one in Account & Settings > Personal Access Token.'
      : status === 403
        ? 'The user of the token may not do this; ask an administrator of Label Studio.'
        : status >= 502 && status <= 504
          ? 'A proxy in front of Label Studio got no answer from it. Wait, and run the same command again.'
          : status >= 500
            ? 'See the log of the server for the reason.'
            : undefined;
  const mayPass = status === 408 || status === 429 || status >= 500;
  return new ServerError(`Label Studio refused to ${doing}: ${detail} (${status}).`, help, mayPass);
}
