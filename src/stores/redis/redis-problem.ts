import { EXIT, UserError } from '../../errors.ts';
import { notThere, refused, unreachable } from '../store-problem.ts';
import type { RedisAddress } from './redis-address.ts';

/** Says what a Redis server refused; undefined for what is not an error of it or of the network. */
export function explainRedis(error: unknown, { server, db, isTls }: RedisAddress): UserError | undefined {
  const { message = '' } = error as Error;
  if (/^NOAUTH/.test(message))
    return refused(`Redis at ${server} asks for a password.`, 'Set it as REDISCLI_AUTH, as for redis-cli.');
  if (/^WRONGPASS|invalid password/i.test(message)) {
    return refused(
      `Redis at ${server} does not accept the password.`,
      'Check REDISCLI_AUTH, and the user if there is one: redis://user@host:port/db',
    );
  }
  if (/DB index is out of range|invalid DB index/i.test(message)) {
    return notThere(
      `Redis at ${server} has no database ${db}.`,
      'A server has databases 0 to 15 unless its setting "databases" says otherwise; Label Studio uses 1 by default.',
    );
  }
  if (/^NOPERM/.test(message)) {
    return refused(
      `The user may not read from Redis at ${server}.`,
      'It needs the commands SELECT, SCAN, STRLEN and MGET: ACL SETUSER user +select +scan +strlen +mget ~*',
    );
  }
  if (/^(?:MOVED|CROSSSLOT|ASK|ERR SELECT is not allowed in cluster)/.test(message)) {
    return refused(
      `Redis at ${server} is a cluster, which lsimport does not read.`,
      'Copy the keys to a single server, or write their values to a JSON Lines file.',
    );
  }
  if (/^(?:LOADING|MASTERDOWN|BUSY|TRYAGAIN)/.test(message))
    return refused(`Redis at ${server} is busy: ${sentence(message)}`, 'Try again later.');
  const away = unreachable(error, server, {
    store: `Redis at ${server}`,
    help: 'Check the host, the port and whether it listens to this machine; a server with TLS has rediss:// addresses.',
  });
  if (away) return away;
  if (/^Connection is closed|max retries/.test(message)) {
    return refused(
      `Redis at ${server} closed the connection.`,
      isTls
        ? 'Check the port, and try again; a server without TLS has redis:// addresses.'
        : 'Check the port, and try again; a server with TLS has rediss:// addresses.',
    );
  }
  return (error as Error).name === 'ReplyError'
    ? refused(`Redis at ${server} refused: ${sentence(message)}`, 'Check that it is a Redis server.')
    : undefined;
}

/** For a prefix that no key begins with. */
export function noKeys({ server, prefix }: RedisAddress): UserError {
  return new UserError(
    EXIT.unreadable,
    prefix === ''
      ? `Redis at ${server} has no keys.`
      : `Redis at ${server} has no keys that begin with "${prefix}".`,
    'Check the number of the database and the prefix; upper and lower case count.',
  );
}

function sentence(message: string): string {
  return message.replace(/\.?$/, '.');
}
