import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { editorScript } from 'virtual:preview-page';
import type { Json } from '../../json/json.ts';
import type { PageTask } from '../model.ts';
import type { EditorBuild } from './find-build.ts';
import { editorPage } from './page.ts';
import { sendFile } from './send-file.ts';

/** What is shown in the editor. */
export interface EditorTasks {
  title: string;
  /** The label config's text. */
  config: string;
  count: number;
  /** A task as the editor takes it, and what the page says of it. */
  read(index: number): { task: Json; page: PageTask };
  /** The local file that a link leads to, if there is one. */
  fileOf(link: string): string | undefined;
}

export interface EditorServer {
  address: string;
  stop(): Promise<void>;
}

/**
 * Serves tasks in the editor of an installed Label Studio, on this machine only and below a path that nobody can guess. It hands out the
 * build, the tasks, and the files that they link to.
 */
export async function serveEditor(build: EditorBuild, tasks: EditorTasks): Promise<EditorServer> {
  const root = `/${randomBytes(16).toString('hex')}/`;
  const files = createFiles(tasks, `${root}files/`);
  let host = '';
  const server = createServer((request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    const font = /^static\/fonts\/([\w-][\w.-]*)$/.exec(pathOf(request, host, '/') ?? '');
    const path = pathOf(request, host, root);
    if (font) sendFile(join(build.fonts, font[1]!), request, response);
    else if (path === undefined) response.writeHead(404).end();
    else answer(path, request, response);
  });

  const answer = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    const task = /^tasks\/(\d{1,9})\.json$/.exec(path);
    const file = /^files\/(\d{1,9})\//.exec(path);
    const part = /^editor\/([\w-][\w.-]*)$/.exec(path);
    if (path === '') {
      response.setHeader('Content-Security-Policy', policyFor(tasks.config));
      sendText(response, 'text/html', editorPage(build, tasks.title, tasks.count));
    } else if (path === 'start.js') sendText(response, 'text/javascript', editorScript);
    else if (task && Number(task[1]) < tasks.count) {
      const { task: shown, page } = tasks.read(Number(task[1]));
      const { at, place, findings } = page;
      const content = { task: files.link(shown), config: tasks.config, at, place, findings };
      sendText(response, 'application/json', JSON.stringify(content));
    } else if (part) {
      response.setHeader('Cache-Control', 'max-age=3600');
      sendFile(join(build.folder, part[1]!), request, response);
    } else if (file && files.paths[Number(file[1])] !== undefined) {
      // A picture may be markup with scripts in it; opened by itself it gets no rights here.
      response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
      sendFile(files.paths[Number(file[1])]!, request, response);
    } else response.writeHead(404).end();
  };

  await listen(server);
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `http://${host}${root}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The path below the root; undefined for what is not asked by the page: another name of this machine could be a trick of a foreign page. */
function pathOf(
  { url = '', method, headers }: IncomingMessage,
  host: string,
  root: string,
): string | undefined {
  const [path = ''] = url.split('?');
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && headers.host === host && path.startsWith(root) ? path.slice(root.length) : undefined;
}

function sendText(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(text);
}

/** Scripts are those of the build; tasks may link to media anywhere. The editor compiles WebAssembly and starts workers for sounds. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  'img-src * data: blob:',
  'media-src * data: blob:',
  'connect-src * data: blob:',
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The policy of the page: a Pdf tag embeds what tasks link to, which for Chromium is a frame; without one, frames are those of this server. */
function policyFor(config: string): string {
  const anywhere = /<Pdf[\s/>]/i.test(config) ? ' http: https:' : '';
  const embedded = `'self' blob: data:${anywhere}`;
  return [...policy, `object-src ${embedded}`, `frame-src ${embedded}`].join('; ');
}

/** Local files get addresses of this server as they are met; others are not handed out. */
function createFiles({ fileOf }: EditorTasks, start: string) {
  const paths: string[] = [];
  const numbers = new Map<string, number>();
  const link = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(link);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, link(one as Json)]));
    }
    const path = typeof value === 'string' && value.length < 4096 ? fileOf(value) : undefined;
    if (path === undefined) return value;
    const number = numbers.get(path) ?? paths.push(path) - 1;
    numbers.set(path, number);
    return `${start}${number}/${encodeURIComponent(basename(path))}`;
  };
  return {
    paths,
    link: (task: Json): Json => {
      const { data, ...rest } = task as { data: Json };
      return { ...rest, data: link(data) };
    },
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
}
