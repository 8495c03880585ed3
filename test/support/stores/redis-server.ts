import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A Redis in this process, as far as reading goes: RESP2, one page of a scan has two keys, and the first key comes twice. */
export interface FakeRedis {
  port: number;
  /** Values by key; those that are not strings are hashes. */
  values: Map<string, string | Buffer | object>;
  commands: string[];
  /** May answer a command itself, or cut the connection. */
  disturb?: (command: string[], socket: Socket) => boolean;
}

const PAGE = 2;

export async function startRedis(
  values: Record<string, string | Buffer | object>,
  { password, databases = 16 }: { password?: string; databases?: number } = {},
): Promise<FakeRedis> {
  const redis: FakeRedis = { port: 0, values: new Map(Object.entries(values)), commands: [] };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let isKnown = password === undefined;
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      for (let taken = parse(received); taken; taken = parse(received)) {
        received = received.subarray(taken.length);
        const [name = '', ...args] = taken.words;
        const command = name.toUpperCase();
        redis.commands.push(command);
        if (redis.disturb?.([command, ...args], socket)) continue;
        if (command === 'AUTH') isKnown = args.at(-1) === password;
        socket.write(
          command === 'AUTH' && !isKnown
            ? error('WRONGPASS invalid username-password pair')
            : answer(command, args),
        );
      }
    });
    const answer = (command: string, args: string[]): Buffer => {
      if (command === 'AUTH') return Buffer.from('+OK\r\n');
      if (!isKnown) return error('NOAUTH Authentication required.');
      if (command === 'SELECT')
        return Number(args[0]) < databases ? Buffer.from('+OK\r\n') : error('ERR DB index is out of range');
      if (command === 'SCAN') return scan(Number(args[0]), args[2]!);
      if (command === 'STRLEN') {
        const value = redis.values.get(args[0]!) ?? '';
        return isString(value)
          ? Buffer.from(`:${Buffer.from(value).length}\r\n`)
          : error('WRONGTYPE Operation against a key holding the wrong kind of value');
      }
      if (command === 'MGET') return list(args.map((key) => bulk(redis.values.get(key))));
      return error(`ERR unknown command '${command}'`);
    };
  });
  const scan = (cursor: number, match: string): Buffer => {
    const prefix = match.slice(0, -1).replace(/\\(.)/g, '$1');
    const keys = [...redis.values.keys()].filter((key) => key.startsWith(prefix));
    const page = keys.slice(cursor, cursor + PAGE);
    const next = cursor + PAGE < keys.length ? cursor + PAGE : 0;
    return list([bulk(String(next)), list([...page, ...keys.slice(0, 1)].map(bulk))]);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  redis.port = (server.address() as AddressInfo).port;
  return redis;
}

function isString(value: unknown): value is string | Buffer {
  return typeof value === 'string' || Buffer.isBuffer(value);
}

export function error(message: string): Buffer {
  return Buffer.from(`-${message}\r\n`);
}

function bulk(value: unknown): Buffer {
  if (!isString(value)) return Buffer.from('$-1\r\n');
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n')]);
}

function list(items: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(`*${items.length}\r\n`), ...items]);
}

/** The first command in what came; undefined when it is not whole yet. */
function parse(bytes: Buffer): { words: string[]; length: number } | undefined {
  let at = 0;
  const header = (): number | undefined => {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const number = Number(bytes.toString('latin1', at + 1, end));
    at = end + 2;
    return number;
  };
  const count = header();
  if (count === undefined) return undefined;
  const words: string[] = [];
  for (let i = 0; i < count; i++) {
    const length = header();
    if (length === undefined || at + length + 2 > bytes.length) return undefined;
    words.push(bytes.toString('utf8', at, at + length));
    at += length + 2;
  }
  return { words, length: at };
}
