import { closeSync, createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream';
import { systemCode } from '../../errors.ts';
import { type OpenFile, openRegular } from '../../readers/regular-file.ts';
import { imageTypes } from '../images/image-types.ts';

/** Browsers are told not to guess. A page among the files of tasks is shown as its source. */
const types: Readonly<Record<string, string>> = {
  ...imageTypes,
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.aac': 'audio/aac',
  '.flac': 'audio/flac',
  '.html': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.mov': 'video/quicktime',
  '.mp4': 'video/mp4',
  '.ogg': 'audio/ogg',
  '.ogv': 'video/ogg',
  '.opus': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.weba': 'audio/webm',
  '.webm': 'video/webm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Answers with a file, or with the part of it that is asked for: players jump to a place that way. */
export function sendFile(path: string, request: IncomingMessage, response: ServerResponse): void {
  const opened = openIfThere(path);
  if (!opened) {
    response.writeHead(404).end();
    return;
  }
  const { fd, stat } = opened;
  const type = types[extname(path).toLowerCase()];
  if (type !== undefined) response.setHeader('Content-Type', type);
  response.setHeader('Accept-Ranges', 'bytes');
  const part = rangeOf(request.headers.range, stat.size);
  if (part === 'outside') {
    closeSync(fd);
    response.writeHead(416, { 'Content-Range': `bytes */${stat.size}` }).end();
    return;
  }
  const [start, end] = part ?? [0, stat.size - 1];
  response.setHeader('Content-Length', Math.max(end - start + 1, 0));
  if (part) response.setHeader('Content-Range', `bytes ${start}-${end}/${stat.size}`);
  response.writeHead(part ? 206 : 200);
  if (request.method === 'HEAD' || stat.size === 0) {
    closeSync(fd);
    response.end();
  } else {
    // A browser that goes away in the middle is not a failure.
    pipeline(createReadStream(path, { fd, start, end }), response, () => {});
  }
}

function openIfThere(path: string): OpenFile | undefined {
  try {
    return openRegular(path);
  } catch (error) {
    if (systemCode(error)) return undefined;
    throw error;
  }
}

/** First and last byte that a `Range` header asks for; undefined for the whole file, also where it asks for several parts. */
export function rangeOf(
  header: string | undefined,
  size: number,
): [start: number, end: number] | 'outside' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start < size && start <= end ? [start, end] : 'outside';
}
