import { rootCertificates } from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
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
    httpProxy: env.http_proxy ?? env.HTTP_PROXY ?? '',
    httpsProxy: env.https_proxy ?? env.HTTPS_PROXY ?? '',
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
    // The server closes idle connections; one that is about to be closed is not worth the doubt.
    keepAliveTimeout: 2000,
    ...(connect && { connect, requestTls: connect }),
  });
}

/** Certificates of one's own take the place of those that Node adds by itself. */
function extraCertificates({ NODE_EXTRA_CA_CERTS: path }: NodeJS.ProcessEnv): string[] {
  return path ? [readWholeFile(path, path).toString('utf8')] : [];
}
