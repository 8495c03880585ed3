import { EXIT, UserError } from '../errors.ts';

/** What the store or the way to it refused. */
export function refused(message: string, help: string): UserError {
  return new UserError(EXIT.server, message, help);
}

/** Thrown for an object that the credentials may not read, if there is one. */
export class AccessDenied extends UserError {
  constructor(message: string, help: string) {
    super(EXIT.server, message, help);
  }
}

/** What answers in the place of a store, such as the page of a proxy. `detail` says how that is known. */
export function notAStore(address: string, detail: string): UserError {
  return refused(
    `${address} is not answered by an object store: ${detail}`,
    'Check the endpoint, and whether a proxy answers in its place.',
  );
}

/** What is not in the store. */
export function notThere(message: string, help: string): UserError {
  return new UserError(EXIT.unreadable, message, help);
}

/** What is refused is either to read objects or to write one, for which other rights are needed. */
export type Purpose = 'read' | 'write';

/** Thrown by a store that has an object where one is to be written. */
export class AlreadyThere extends Error {}

/** An object that somebody replaced while it was read. */
export function isChanged(displayPath: string): UserError {
  return notThere(
    `${displayPath} changed while it was read.`,
    'Run the same command again when nothing writes to it.',
  );
}

/** Why a store cannot be reached; undefined for other errors. */
export function unreachable(
  error: unknown,
  address: string,
  {
    store = `the store of ${address}`,
    help = 'Check the network, the endpoint and HTTPS_PROXY, and try again.',
  }: { store?: string; help?: string } = {},
): UserError | undefined {
  const { code, hostname } = rootOf(error);
  const host = hostname ? ` at ${hostname}` : '';
  const fail = (reason: string) => refused(`Cannot reach ${store}${host}: ${reason}.`, help);
  if (code === undefined) return undefined;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return fail('there is no such host');
  if (code === 'ECONNREFUSED') return fail('the connection was refused');
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET')
    return fail('the connection was closed');
  if (/TIMEOUT|TIMEDOUT/i.test(code)) return fail('it does not answer in time');
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return fail('there is no way to it');
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_SSL|ERR_TLS/.test(code))
    return fail(`its certificate is not trusted (${code})`);
  return undefined;
}

interface Root {
  code?: string | undefined;
  hostname?: string | undefined;
}

/** The error of the system below those of libraries. */
function rootOf(error: unknown, depth = 0): Root {
  if (typeof error !== 'object' || error === null || depth > 5) return {};
  const { code, name, cause, errors, hostname } = error as {
    code?: unknown;
    name?: string;
    cause?: unknown;
    errors?: unknown[];
    hostname?: string;
  };
  if (Array.isArray(errors) && errors.length > 0) return rootOf(errors[0], depth + 1);
  if (typeof code === 'string' && /^[A-Z_]+$/.test(code)) return { code, hostname };
  const below = rootOf(cause, depth + 1);
  return below.code === undefined && name === 'TimeoutError' ? { code: 'TIMEOUT' } : below;
}
