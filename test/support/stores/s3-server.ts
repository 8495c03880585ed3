import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';

/** A bucket of a fake S3: what there is, and what goes wrong. */
export interface FakeS3 {
  endpoint: string;
  /** Keys to contents, in the order of S3. */
  objects: Map<string, Buffer>;
  /** Requests as "GET /bucket/key?query", in their order. */
  requests: string[];
  /** Called before an answer; returns true when it has answered itself. */
  disturb: (request: IncomingMessage, response: ServerResponse, count: number) => boolean;
  pageSize: number;
  /** The parts of uploads that are not at their end, by upload. */
  uploads: Map<string, Map<number, Buffer>>;
}

/** When all objects of the fake were changed last. */
export const MODIFIED = '2021-03-01T12:00:00.000Z';

/** Starts a fake S3 with one bucket, and points the environment of the test at it. */
export async function startS3(bucket: string, objects: Record<string, string | Buffer>): Promise<FakeS3> {
  const entries = Object.entries(objects).map(([key, content]) => [key, Buffer.from(content)] as const);
  const fake: FakeS3 = {
    endpoint: '',
    objects: new Map(entries.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))),
    requests: [],
    disturb: () => false,
    pageSize: 3,
    uploads: new Map(),
  };
  const server = createServer((request, response) => answer(fake, bucket, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  fake.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  setS3(fake.endpoint);
  return fake;
}

/** The environment in which the client of S3 looks for the fake, and for nothing else. */
export function setS3(endpoint: string): void {
  const none = [
    'AWS_PROFILE',
    'AWS_ENDPOINT_URL_S3',
    'AWS_SESSION_TOKEN',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
  ];
  for (const name of none) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
}

/** Answers with an error of S3. */
export function fail(response: ServerResponse, status: number, code: string): true {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>It is ${code}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
  return true;
}

function answer(fake: FakeS3, bucket: string, request: IncomingMessage, response: ServerResponse): unknown {
  const { pathname, searchParams } = new URL(request.url!, fake.endpoint);
  fake.requests.push(`${request.method} ${request.url}`);
  if (fake.disturb(request, response, fake.requests.length)) return;
  const [, name = '', ...parts] = pathname.split('/');
  if (name !== bucket) return fail(response, 404, 'NoSuchBucket');
  const key = decodeURIComponent(parts.join('/'));
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return write(fake, key, request, response, searchParams);
  if (searchParams.get('list-type') === '2') return list(fake, searchParams, response);
  const content = fake.objects.get(key);
  if (!content) return fail(response, 404, 'NoSuchKey');
  return send(content, request, response);
}

async function write(
  { objects, uploads }: FakeS3,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<unknown> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    // The client has given up.
    return undefined;
  }
  const body = Buffer.concat(chunks);
  const xml = (text: string) => response.writeHead(200).end(`<?xml version="1.0"?>${text}`);
  const upload = query.get('uploadId') ?? undefined;
  const parts = uploads.get(upload ?? '');
  if (request.method === 'POST' && upload === undefined) {
    const id = String(uploads.size + 1);
    uploads.set(id, new Map());
    return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }
  if (upload !== undefined && !parts) return fail(response, 404, 'NoSuchUpload');
  if (request.method === 'DELETE') {
    uploads.delete(upload!);
    return response.writeHead(204).end();
  }
  if (request.method === 'PUT' && parts) {
    const number = query.get('partNumber')!;
    parts.set(Number(number), body);
    return response.writeHead(200, { etag: `"${number}"` }).end();
  }
  if (request.headers['if-none-match'] === '*' && objects.has(key))
    return fail(response, 412, 'PreconditionFailed');
  if (!parts) {
    objects.set(key, body);
    return response.writeHead(200, { etag: '"1"' }).end();
  }
  const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)/g)].map(([, number]) => Number(number));
  objects.set(key, Buffer.concat(numbers.map((number) => parts.get(number)!)));
  uploads.delete(upload!);
  return xml('<CompleteMultipartUploadResult><ETag>"1"</ETag></CompleteMultipartUploadResult>');
}

function list({ objects, pageSize }: FakeS3, query: URLSearchParams, response: ServerResponse): void {
  const prefix = query.get('prefix') ?? '';
  const encode = (key: string) => encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix));
  const start = Number(query.get('continuation-token') ?? 0);
  const end = start + pageSize;
  const contents = keys
    .slice(start, end)
    .map((key) => {
      const size = objects.get(key)!.length;
      return `<Contents><Key>${encode(key)}</Key><LastModified>${MODIFIED}</LastModified><Size>${size}</Size></Contents>`;
    })
    .join('');
  const next = end < keys.length ? `<NextContinuationToken>${end}</NextContinuationToken>` : '';
  response
    .writeHead(200, { 'content-type': 'application/xml' })
    .end(
      `<?xml version="1.0"?><ListBucketResult><EncodingType>url</EncodingType><IsTruncated>${next !== ''}</IsTruncated>${next}${contents}</ListBucketResult>`,
    );
}

function send(content: Buffer, { method, headers }: IncomingMessage, response: ServerResponse): unknown {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const start = Number(from ?? 0);
  if (from !== undefined && start >= content.length) return fail(response, 416, 'InvalidRange');
  const part = content.subarray(start, to ? Number(to) + 1 : undefined);
  const etag = `"${content.toString('base64url').slice(0, 20)}"`;
  if (headers['if-match'] !== undefined && headers['if-match'] !== etag)
    return fail(response, 412, 'PreconditionFailed');
  response.writeHead(from === undefined ? 200 : 206, {
    etag,
    'content-length': part.length,
    'last-modified': new Date(MODIFIED).toUTCString(),
  });
  return response.end(method === 'HEAD' ? undefined : part);
}
