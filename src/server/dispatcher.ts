import { rootCertificates } from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { EXIT, UserError } from '../errors.ts';
import { readWholeFile } from '../readers/regular-file.ts';

/** How the server is reached. */
export interface Route {
  env: NodeJS.ProcessEnv;
  /** A file with certificates (PEM) to trust besides the usual ones, and its name for people. */
  ca?: { path: string; displayPath: string } | undefined;
}

/** Connections by way of the proxies that the environment names (HTTP_PROXY, HTTPS_PROXY, NO_PROXY). */
export function createDispatcher({ env, ca }: Route): Dispatcher {
  const connect = ca && {
    ca: [
      ...rootCertificates,
      ...extraCertificates(env),
      readWholeFile(ca.path, ca.displayPath).toString('utf8'),
    ],
  };
  return new EnvHttpProxyAgent({
    httpProxy: proxyOf(env, 'http_proxy'),
    httpsProxy: proxyOf(env, 'https_proxy'),
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
    // The server closes idle connections; one that is about to be closed is not worth the doubt.
    keepAliveTimeout: 2000,
    ...(connect && { connect, requestTls: connect }),
  });
}

/** The address of a proxy; as to curl, `proxy:3128` is one. What may be a password is not shown. */
function proxyOf(env: NodeJS.ProcessEnv, lower: 'http_proxy' | 'https_proxy'): string {
  const name = env[lower] === undefined ? lower.toUpperCase() : lower;
  const text = env[name] ?? '';
  if (text === '') return '';
  const address = text.includes('://') ? text : `http://${text}`;
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
  throw new UserError(
    EXIT.usage,
    `The environment variable ${name} is not the address of an HTTP or HTTPS proxy.`,
    `Set it to one, such as http://proxy.example.com:3128, or remove it: unset ${name}`,
  );
}

/** Certificates of one's own take the place of those that Node adds by itself. */
function extraCertificates({ NODE_EXTRA_CA_CERTS: path }: NodeJS.ProcessEnv): string[] {
  return path ? [readWholeFile(path, path).toString('utf8')] : [];
}
