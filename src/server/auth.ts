import { isObject } from '../json/json.ts';
import { type Answer, refusedBy } from './answer.ts';
import { ServerError } from './server-error.ts';
import { lifeOfToken, type Token } from './token.ts';

/** Gives each request its header. */
export interface Auth {
  header(): Promise<string>;
  /** Forgets the access token after a 401; false when a new one cannot help. */
  forget(): boolean;
}

/** Part of its life after which an access token is replaced. */
const USABLE = 0.8;
/** That of an access token of Label Studio, in milliseconds. */
const USUAL_LIFE = 300_000;

/** `post` sends a request without a token. */
export function createAuth(token: Token, post: (path: string, json: object) => Promise<Answer>): Auth {
  if (token.kind === 'legacy') {
    return { header: () => Promise.resolve(`Token ${token.value}`), forget: () => false };
  }
  let access: { value: string; until: number } | undefined;
  /** False until the newest access token was good for a request. */
  let isFresh = false;
  return {
    async header() {
      if (access && performance.now() < access.until) {
        isFresh = false;
        return `Bearer ${access.value}`;
      }
      const answer = await post('/api/token/refresh', { refresh: token.value });
      if (answer.status === 401) {
        throw new ServerError(
          'Label Studio does not accept the personal access token.',
          'It may be of another Label Studio, or revoked. Create a new one in Account & Settings > Personal Access Token.',
        );
      }
      if (answer.status === 404) throw noLabelStudio();
      const value = isObject(answer.json) ? answer.json.access : undefined;
      if (typeof value !== 'string') throw refusedBy(answer, 'exchange the token');
      access = { value, until: performance.now() + (lifeOfToken(value) ?? USUAL_LIFE) * USABLE };
      isFresh = true;
      return `Bearer ${value}`;
    },
    forget() {
      access = undefined;
      return !isFresh;
    },
  };
}

/** For an address where something else answers. */
export function noLabelStudio(): ServerError {
  return new ServerError(
    'What answers at this address is not Label Studio 1.x.',
    'Use the address of its start page, with the path that a proxy may put before it: https://host/labels',
  );
}
