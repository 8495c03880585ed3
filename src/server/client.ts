import { setImmediate } from 'node:timers/promises';
import { type Dispatcher, request } from 'undici';
import type { Json } from '../json/json.ts';
import { type Answer, refusedBy, unfit } from './answer.ts';
import { createAuth } from './auth.ts';
import { createDispatcher, type Route } from './dispatcher.ts';
import { describeNetwork, NetworkProblem } from './network-problem.ts';
import { MOST, readAnswer, readStart } from './read-answer.ts';
import { ServerError } from './server-error.ts';
import type { Token } from './token.ts';
import type { Multipart } from './uploads/multipart.ts';

/** What is asked of the server. */
export interface Question {
  query?: Record<string, string | number | boolean>;
  /** Becomes JSON. */
  json?: object;
  /** A body that is there already: JSON as bytes, or files. */
  body?: Buffer | Multipart;
  /** Milliseconds to wait for the beginning of the answer. */
  timeout?: number;
  /** For what the server tells anyone: the token is not sent, nor exchanged. */
  isOpen?: true;
  /** For what is to be done after Ctrl-C too. */
  isLast?: true;
  /** Whether the answer has what is read of it; else it is refused. */
  isFit?: (json: Json | undefined) => boolean;
  /** Gives up waiting for this answer. */
  giveUp?: AbortSignal;
}

/** A Label Studio 1.x. */
export interface Client {
  /** Its address, without a slash at its end. */
  address: string;
  /** Milliseconds to wait for the beginning of an answer, unless said otherwise. */
  patience: number;
  /** One request, never repeated except after a 401 that an old access token caused. Throws NetworkProblem without a whole answer. */
  ask(method: Dispatcher.HttpMethod, path: string, question?: Question): Promise<Answer>;
  /** The same for what must be answered with success; anything else becomes a UserError. `doing` is such as "list the projects". */
  get<T>(path: string, doing: string, question?: Question): Promise<T>;
  send<T>(method: Dispatcher.HttpMethod, path: string, doing: string, question?: Question): Promise<T>;
  /** The status with which the server answers a link of its own, as it would to the browser of somebody who is logged in. */
  statusOf(link: string): Promise<number>;
  /** The same with the address that a redirect leads to, which is not followed, and with the first bytes of the answer, if any are wanted. */
  look(link: string, wanted?: number): Promise<Look>;
  close(): Promise<void>;
}

/** What a link of the server leads to. */
export interface Look {
  status: number;
  location: string | undefined;
  /** How many bytes it says that the answer has. */
  length: number | undefined;
  /** The first of them. */
  head: Buffer;
}

/** How long the server may think, in milliseconds: its Docker image ends a request after 120 s. */
export const PATIENCE = 120_000;

export interface ClientSettings extends Route {
  address: string;
  token: Token;
  signal: AbortSignal;
  /** For tests: instead of PATIENCE. */
  patience?: number;
  /** For tests: bytes that an answer may have, instead of MOST. */
  most?: number;
}

export function createClient(settings: ClientSettings): Client {
  const { address, token, signal, patience = PATIENCE, most = MOST } = settings;
  const dispatcher = createDispatcher(settings);

  const exchange = async (
    method: Dispatcher.HttpMethod,
    path: string,
    { query, json, body, timeout = patience, isLast, giveUp }: Question,
    authorization: string | undefined,
  ): Promise<Answer> => {
    const sent = json === undefined ? body : Buffer.from(JSON.stringify(json));
    const isFiles = sent !== undefined && !Buffer.isBuffer(sent);
    await noticeClosed();
    try {
      const answer = await request(`${address}${path}`, {
        dispatcher,
        method,
        ...(!isLast && { signal: giveUp ? AbortSignal.any([signal, giveUp]) : signal }),
        headersTimeout: timeout,
        bodyTimeout: timeout,
        headers: {
          accept: 'application/json',
          ...(authorization !== undefined && { authorization }),
          ...(sent && { 'content-type': isFiles ? sent.type : 'application/json' }),
          ...(isFiles && { 'content-length': String(sent.length) }),
        },
        ...(query && { query }),
        ...(sent && { body: isFiles ? sent.open() : sent }),
      });
      const text = await readAnswer(answer.body, most);
      const { location } = answer.headers;
      return {
        status: answer.statusCode,
        text,
        json: parse(text),
        location: typeof location === 'string' ? location : undefined,
      };
    } catch (error) {
      if ((signal.aborted && !isLast) || error instanceof ServerError) throw error;
      throw new NetworkProblem(error);
    }
  };

  const auth = createAuth(token, (path, json) => exchange('POST', path, { json }, undefined));
  const ask: Client['ask'] = async (method, path, question = {}) => {
    if (question.isOpen) return exchange(method, path, question, undefined);
    const answer = await exchange(method, path, question, await auth.header());
    if (answer.status !== 401 || !auth.forget()) return answer;
    return exchange(method, path, question, await auth.header());
  };
  const send = async <T>(
    method: Dispatcher.HttpMethod,
    path: string,
    doing: string,
    question: Question = {},
  ): Promise<T> => {
    const answer = await ask(method, path, question).catch((error: unknown) => {
      throw error instanceof NetworkProblem ? describeNetwork(error, address) : error;
    });
    const isDone = answer.status >= 200 && answer.status < 300;
    if (isDone && question.isFit?.(answer.json) === false) throw unfit(doing);
    if (isDone) return answer.json as T;
    throw refusedBy(answer, doing);
  };
  const look: Client['look'] = async (link, wanted = 0) => {
    const headers = { authorization: await auth.header() };
    const settings = { dispatcher, signal, headers, headersTimeout: patience, bodyTimeout: patience };
    await noticeClosed();
    try {
      const answer = await request(`${address}${link}`, settings);
      const { location, 'content-length': length } = answer.headers;
      return {
        status: answer.statusCode,
        location: typeof location === 'string' ? location : undefined,
        length: typeof length === 'string' ? Number(length) : undefined,
        head: await readStart(answer.body, wanted),
      };
    } catch (error) {
      throw signal.aborted ? error : describeNetwork(new NetworkProblem(error), address);
    }
  };
  return {
    address,
    patience,
    ask,
    send,
    get: (path, doing, question) => send('GET', path, doing, question),
    statusOf: async (link) => (await look(link)).status,
    look,
    close: () => dispatcher.close(),
  };
}

/**
 * Lets connections be noticed that the server has closed in the meantime, such as while many tasks were compared: a request on one of them
 * would get no answer.
 */
async function noticeClosed(): Promise<void> {
  await setImmediate();
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
