import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { BlobServiceClient } from '@azure/storage-blob';
import type { Emulators } from '../install/install-emulators.ts';
import { makeFolder } from '../make-folder.ts';
import { freePort } from '../run/free-port.ts';
import { launch, type Server } from '../run/server.ts';
import { serverEnv } from '../run/server-env.ts';

/** A store that is running on loopback, with one bucket or container `bucket`. */
export interface Emulator {
  /** What the addresses of inputs, and the links in tasks, begin with. */
  address: string;
  linkStart: string;
  /** How programs are told of it. */
  env: Record<string, string>;
  put(key: string, content: Buffer): Promise<unknown>;
  server: Server;
}

async function start(
  command: string,
  argsFor: (port: number) => string[],
): Promise<{ server: Server; port: number }> {
  const port = await freePort();
  const cwd = makeFolder();
  const readyPath = command.endsWith('redis-server') ? undefined : '/';
  const args = argsFor(port);
  return {
    port,
    server: await launch({ command, args, cwd, env: serverEnv(cwd), port, readyPath, headers: {} }),
  };
}

export async function startMoto({ moto }: Emulators): Promise<Emulator> {
  const { server } = await start(moto, (port) => ['-H', '127.0.0.1', '-p', String(port)]);
  const env = {
    AWS_ENDPOINT_URL_S3: server.url,
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_REGION: 'us-east-1',
  };
  const client = new S3Client({
    endpoint: server.url,
    region: env.AWS_REGION,
    forcePathStyle: true,
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  });
  await client.send(new CreateBucketCommand({ Bucket: 'bucket' }));
  return {
    address: 's3://bucket',
    linkStart: 's3://bucket',
    env,
    put: (key, content) => client.send(new PutObjectCommand({ Bucket: 'bucket', Key: key, Body: content })),
    server,
  };
}

/** The account that Azurite has, whose key is in its documentation. */
export const azureAccount = 'devstoreaccount1';
export const azureKey =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export async function startAzurite({ azurite }: Emulators): Promise<Emulator> {
  const { server } = await start(azurite, (port) => [
    ...['--blobHost', '127.0.0.1', '--blobPort', String(port), '--silent', '--skipApiVersionCheck'],
    ...['--disableTelemetry', '--inMemoryPersistence'],
  ]);
  const connection = `DefaultEndpointsProtocol=http;AccountName=${azureAccount};AccountKey=${azureKey};BlobEndpoint=${server.url}/${azureAccount};`;
  const container = BlobServiceClient.fromConnectionString(connection).getContainerClient('bucket');
  await container.create();
  return {
    address: `azure-blob://${azureAccount}/bucket`,
    linkStart: 'azure-blob://bucket',
    env: { AZURE_STORAGE_CONNECTION_STRING: connection },
    put: (name, content) => container.getBlockBlobClient(name).uploadData(content),
    server,
  };
}

export async function startGoogle({ google }: Emulators): Promise<Emulator> {
  const { server } = await start(google, (port) => [
    ...['-scheme', 'http', '-host', '127.0.0.1', '-port', String(port), '-backend', 'memory'],
    // Signed links are those of the public host.
    ...['-external-url', `http://127.0.0.1:${port}`, '-public-host', `127.0.0.1:${port}`],
  ]);
  await server.api('/storage/v1/b?project=p', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'bucket' }),
  });
  return {
    address: 'gs://bucket',
    linkStart: 'gs://bucket',
    env: { STORAGE_EMULATOR_HOST: server.url },
    put: (name, content) =>
      server.api(`/upload/storage/v1/b/bucket/o?uploadType=media&name=${encodeURIComponent(name)}`, {
        method: 'POST',
        body: new Uint8Array(content),
      }),
    server,
  };
}

/** Needs redis-server on the PATH. */
export async function startRedisServer(password?: string): Promise<{ port: number; server: Server }> {
  return start('redis-server', (port) => [
    ...['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'],
    ...(password === undefined ? [] : ['--requirepass', password]),
  ]);
}
