import { EXIT, UserError } from '../../errors.ts';
import { withoutSecrets } from '../../without-secrets.ts';

/** A database of a Redis server, and which of its keys are meant. */
export interface RedisAddress {
  host: string;
  port: number;
  db: number;
  /** What the keys begin with, verbatim; empty for all. */
  prefix: string;
  username: string | undefined;
  isTls: boolean;
  /** The address for people, without the prefix; it has no password. */
  server: string;
}

const PORT = 6379;
const help =
  'Use the host, the number of the database and what keys begin with: redis://localhost:6379/1?prefix=tasks/';

/** Whether an input is in Redis. */
export function isRedisAddress(input: string): boolean {
  return /^rediss?:\/\//i.test(input);
}

/** Takes an address apart. Throws a UserError for one that is not whole, or that has a password, which others would see. */
export function parseRedisAddress(text: string): RedisAddress {
  const refuse = (message: string): never => {
    throw new UserError(EXIT.usage, message, help);
  };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url?.hostname) return refuse(`${withoutSecrets(text)} names no host.`);
  const port = url.port === '' ? PORT : Number(url.port);
  const server = `${url.protocol}//${url.hostname}:${port}`;
  // One with a slash or another mark ends the host too early. Only a prefix may have an @.
  const query = /^\?prefix=[^&]*$/.test(url.search) ? '' : url.search;
  const rest = url.pathname + query + url.hash;
  if (url.password !== '' || rest.includes('@')) {
    throw new UserError(
      EXIT.usage,
      `The address ${withoutSecrets(text)} has a password, which others can see in the list of processes.`,
      'Set it as REDISCLI_AUTH instead, as for redis-cli, and remove it from the address.',
    );
  }
  const [, database] = /^\/?(\d*)$/.exec(url.pathname) ?? [];
  if (database === undefined)
    return refuse(`${url.pathname.slice(1)} in ${server} is not the number of a database.`);
  const [, prefix] = /^(?:\?prefix=([^&]*))?$/.exec(url.search) ?? refuse(noPrefix(url, server));
  const db = Number(database);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    db,
    prefix: decode(prefix ?? ''),
    username: url.username === '' ? undefined : decode(url.username),
    isTls: url.protocol === 'rediss:',
    server: `${server}/${db}`,
  };
}

/** Says why a query is not a prefix. What is not known may be a password, so only its name is shown. */
function noPrefix({ searchParams }: URL, server: string): string {
  const other = [...searchParams.keys()].find((name) => name !== 'prefix');
  return other === undefined
    ? `The address of ${server} does not end in one ?prefix=...`
    : `The parameter ${other} is not known for Redis.`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
