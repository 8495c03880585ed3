import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type Dispatcher, interceptors } from 'undici';
import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { createDispatcher } from '../../server/dispatcher.ts';
import type { StoreAddress } from '../address.ts';
import type { ObjectHead, Store } from '../store.ts';
import { isChanged, notThere, refused, unreachable } from '../store-problem.ts';

/** How often a busy server is asked. */
const ATTEMPTS = 4;
const REDIRECTS = 5;

/** One file of a web server. A signed address may be good for GET only, so that is how its head is asked for. */
export function openHttps({ text, shown }: StoreAddress, { env, signal }: Context): Store {
  const url = new URL(text);
  const dispatcher = createDispatcher({ env }).compose(interceptors.redirect({ maxRedirections: REDIRECTS }));
  const { username, password } = url;
  const login = `${decode(username)}:${decode(password)}`;
  const authorization = username && `Basic ${Buffer.from(login).toString('base64')}`;
  /** The answer to the first question, whose body is to be read. */
  let open: Dispatcher.ResponseData | undefined;
  /** What was said of the file then. */
  let known: Said | undefined;

  const ask = async (headers: Record<string, string>): Promise<Dispatcher.ResponseData> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await dispatcher.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: 'GET',
          headers: { ...headers, ...(authorization && { authorization }) },
          signal,
        });
        if (![429, 502, 503, 504].includes(answer.statusCode) || attempt === ATTEMPTS) return answer;
        await answer.body.dump();
      } catch (error) {
        signal.throwIfAborted();
        throw unreachable(error, shown) ?? noAnswer(error, shown) ?? error;
      }
      await setTimeout(250 * 2 ** attempt, undefined, { signal });
    }
  };
  const refuse = async (answer: Dispatcher.ResponseData): Promise<never> => {
    await answer.body.dump();
    throw isRedirect(answer) ? tooManyRedirects(shown) : explain(answer.statusCode, shown);
  };

  return {
    linkStart: `${url.origin}/`,
    // biome-ignore lint/correctness/useYield: there is nothing to list
    async *list() {
      throw new UserError(EXIT.usage, `${shown} is one file, and what is beside it cannot be listed.`);
    },
    async head() {
      open = await ask({});
      if (open.statusCode !== 200) await refuse(open);
      // It may break off before anybody reads it; whoever does so then finds that it has.
      open.body.on('error', () => {});
      refuseEncoding(open, shown);
      known = saidBy(open);
      return headOf(open);
    },
    async read(_key, { start, version }) {
      const first = open;
      open = undefined;
      if (start === 0 && first) return first.body as Readable;
      const answer = await ask({
        ...(start > 0 && { range: `bytes=${start}-` }),
        ...(start > 0 && version !== undefined && { 'if-match': version }),
      });
      const { statusCode, body } = answer;
      if (statusCode === 200 && start === 0) return body as Readable;
      if (statusCode !== 206 && statusCode !== 200) return refuse(answer);
      const said = saidBy(answer);
      const same = isSame(known, said);
      const goesOn = statusCode === 206 && said.start === start;
      if (same && goesOn) return body as Readable;
      // Nobody reads it, and it may say so.
      body.on('error', () => {}).destroy();
      if (same === false) throw isChanged(shown);
      throw refused(
        `The content of ${shown} breaks off after ${start} bytes, and the server ${goesOn ? 'sends no ETag or date by which the rest is known to belong to it' : 'cannot go on from there'}.`,
        'Download the file by other means and use it from disk.',
      );
    },
    close: () => void dispatcher.close().catch(() => {}),
  };
}

/** What an answer says of the file and of the part of it that comes. */
interface Said {
  /** The first byte that comes, counting from 0. */
  start: number;
  size: number | undefined;
  /** Both change with the content, as far as the server knows. */
  etag: string | undefined;
  date: string | undefined;
}

/** Whether two answers are of the same content; undefined where nothing that both say tells. */
function isSame(one: Said | undefined, other: Said): boolean | undefined {
  if (one?.size !== undefined && other.size !== undefined && one.size !== other.size) return false;
  if (one?.etag !== undefined && other.etag !== undefined) return one.etag === other.etag;
  return one?.date !== undefined && other.date !== undefined ? one.date === other.date : undefined;
}

function saidBy({ statusCode, headers }: Dispatcher.ResponseData): Said {
  const one = (name: string) => [headers[name]].flat()[0];
  const version = { etag: one('etag'), date: one('last-modified') };
  if (statusCode !== 206) return { start: 0, size: lengthOf(one('content-length')), ...version };
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(one('content-range') ?? '') ?? [];
  return { start: Number(start ?? Number.NaN), size: lengthOf(size), ...version };
}

function lengthOf(text: string | undefined): number | undefined {
  const length = Number(text ?? Number.NaN);
  return Number.isNaN(length) ? undefined : length;
}

function headOf({ headers }: Dispatcher.ResponseData): ObjectHead {
  const one = (name: string) => [headers[name]].flat()[0];
  const date = Date.parse(one('last-modified') ?? '');
  const etag = one('etag');
  return {
    size: lengthOf(one('content-length')),
    modified: Number.isNaN(date) ? 0 : Math.floor(date / 1000),
    version: etag?.startsWith('"') ? etag : undefined,
  };
}

/** Nothing was asked for, but some servers send what they have. What is gzip is seen to be so, and is unpacked like a file. */
function refuseEncoding({ headers, body }: Dispatcher.ResponseData, address: string): void {
  const encoding = [headers['content-encoding']].flat().join(', ').trim();
  if (/^(?:|identity|(?:x-)?gzip)$/i.test(encoding)) return;
  body.destroy();
  throw refused(
    `${address} comes compressed, with the Content-Encoding "${encoding}", which lsimport does not unpack.`,
    'Download the file by other means, such as curl --compressed, and use it from disk.',
  );
}

/** An answer that is not followed: the last of more than there may be. */
function isRedirect({ statusCode, headers }: Dispatcher.ResponseData): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined;
}

function tooManyRedirects(address: string): UserError {
  return refused(`${address} redirects too many times.`, 'Check the address in a browser.');
}

/** What answers otherwise than web servers do: not in HTTP, or with a redirect that leads in a circle or nowhere. */
function noAnswer(error: unknown, address: string): UserError | undefined {
  const { code, name, message } = error as NodeJS.ErrnoException;
  const what = code ?? name;
  // A circle has the same code as other mistakes.
  if (what === 'UND_ERR_INVALID_ARG' && message.startsWith('Redirect loop')) return tooManyRedirects(address);
  if (!/^(?:UND_ERR|HTTPParserError|ERR_INVALID_URL)/.test(what)) return undefined;
  return refused(
    `The answer of ${address} is not one of a web server, or redirects nowhere (${what}).`,
    'Check the address in a browser.',
  );
}

/** A percent sign in a password may stand for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function explain(status: number, address: string): UserError {
  if (status === 404 || status === 410)
    return notThere(`${address} does not exist (${status}).`, 'Check the address.');
  if (status === 401 || status === 403) {
    return refused(
      `Access to ${address} is denied (${status}).`,
      'Log in to the server and download the file, or use an address with a signature. Signatures expire.',
    );
  }
  if (status === 412) return isChanged(address);
  if (status === 429 || status >= 500)
    return refused(`The server of ${address} is busy or fails (${status}).`, 'Try again later.');
  return refused(`The server of ${address} answers ${status}.`, 'Check the address in a browser.');
}
