import { ServerError } from './server-error.ts';

/** A request that got no whole answer. Whether it reached the server is not known, unless `isUnsent`. */
export class NetworkProblem extends Error {
  readonly code: string;
  /** True when no connection was made, so that the server cannot have seen the request. */
  readonly isUnsent: boolean;

  constructor(error: unknown) {
    const { code, message } = rootOf(error);
    super(message);
    this.name = 'NetworkProblem';
    this.code = code;
    this.isUnsent = unsent.has(code) || isTlsCode(code);
  }
}

const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);

/** Errors of several addresses come in a list, those of undici with a cause. */
function rootOf(error: unknown): { code: string; message: string } {
  const {
    code,
    cause,
    errors,
    message = String(error),
  } = error as {
    code?: string;
    cause?: unknown;
    errors?: unknown[];
    message?: string;
  };
  if (code === undefined && cause) return rootOf(cause);
  if (Array.isArray(errors) && errors.length > 0) return rootOf(errors[0]);
  return { code: code ?? 'UNKNOWN', message };
}

/** Says what is wrong with the network, and what to do. */
export function describeNetwork(problem: NetworkProblem, address: string): ServerError {
  const { code } = problem;
  const { protocol, host, hostname } = new URL(address);
  const fail = (message: string, help: string) => new ServerError(message, help, !isTlsCode(code));
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return fail(
      `There is no host named ${hostname}.`,
      'Check the address for typos, and the network or VPN.',
    );
  if (code === 'ECONNREFUSED') {
    const own = /^(?:localhost|127\.|\[::1\])/.test(hostname)
      ? 'Start Label Studio, or check the port. In a container, localhost is the container itself.'
      : 'Check the host and the port, and that Label Studio is running.';
    return fail(`Nothing answers at ${host}: the connection was refused.`, own);
  }
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return fail(
      `${address} does not speak https.`,
      `Use ${address.replace(/^https:/, 'http:')}, if the server has no certificate.`,
    );
  }
  if (isTlsCode(code)) {
    return fail(
      `The certificate of ${host} is not trusted: ${problem.message} (${code}).`,
      'If it is from your own certificate authority, name its file (PEM) with --ca FILE.',
    );
  }
  if (/TIMEOUT/.test(code) || code === 'ETIMEDOUT')
    return fail(
      `${host} does not answer in time.`,
      'Check the address, firewalls and HTTPS_PROXY, and try again.',
    );
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE') {
    const wrong = protocol === 'http:' ? ' If the server speaks https only, use https in the address.' : '';
    return fail(`${host} closed the connection without an answer.`, `Try again.${wrong}`);
  }
  return fail(
    `${host} cannot be reached: ${problem.message} (${code}).`,
    'Check the address and the network.',
  );
}

function isTlsCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ISSUER/.test(code);
}
