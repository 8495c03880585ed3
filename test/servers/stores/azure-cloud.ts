import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { ProxyAgent, fetch as undiciFetch } from 'undici';
import { makeFolder } from '../make-folder.ts';
import type { Emulator } from './emulators.ts';

/** The only endpoint that Label Studio knows. */
const domain = 'blob.core.windows.net';

export interface AzureCloud {
  /** How programs of Node are led to it. */
  env: Record<string, string>;
  /** How those of Python are. */
  pythonEnv: Record<string, string>;
  /** What a browser gets for an address. */
  fetch(url: string): Promise<{ status: number; text: string }>;
  stop(): void;
}

/** Makes Azurite stand for https://ACCOUNT.blob.core.windows.net: a proxy that answers for it, with a certificate that is trusted by the environment. */
export async function startAzureCloud({ server: { url } }: Emulator): Promise<AzureCloud> {
  const folder = makeFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2'],
      ...['-subj', '/CN=Azure of the tests', '-addext', `subjectAltName=DNS:*.${domain}`],
      ...['-addext', 'keyUsage=critical,keyCertSign,digitalSignature'],
    ],
    { stdio: 'pipe' },
  );
  const azurite = new URL(url);
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const { method, url: path, headers } = asked;
    const onward = request({ host: azurite.hostname, port: azurite.port, method, path, headers }, (got) => {
      answer.writeHead(got.statusCode!, got.headers);
      got.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  };
  const inside = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, pass);
  const sockets = new Set<Socket>();
  const proxy = createServer((_, answer) => answer.writeHead(502).end());
  proxy.on('connect', ({ url: host }: IncomingMessage, socket: Socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
    if (!host?.endsWith(`.${domain}:443`)) return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    inside.emit('connection', socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const agent = new ProxyAgent({ uri: address, requestTls: { ca: readFileSync(cert) } });
  return {
    env: { HTTPS_PROXY: address, NODE_EXTRA_CA_CERTS: cert },
    pythonEnv: { HTTPS_PROXY: address, REQUESTS_CA_BUNDLE: cert },
    async fetch(wanted) {
      const answer = await undiciFetch(wanted, { dispatcher: agent });
      return { status: answer.status, text: await answer.text() };
    },
    stop() {
      void agent.destroy();
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
