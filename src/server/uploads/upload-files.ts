import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { refusedBy } from '../answer.ts';
import type { Client } from '../client.ts';
import { NetworkProblem } from '../network-problem.ts';
import { ServerError } from '../server-error.ts';
import { type Pauses, usualPauses } from '../settle.ts';
import { whenReachable } from '../when-reachable.ts';
import { hashFile } from './hash-file.ts';
import { deleteUploads, isUsed, listUploads, type Upload } from './list-uploads.ts';
import { multipartOf, type Part } from './multipart.ts';
import { contentOf, nameUpload } from './name-upload.ts';

/** What a request takes: more than 100 files end in an error of the server, and more bytes are not faster. */
const LIMITS = { files: 100, bytes: 50_000_000 };
/** Times that files are sent again before the server counts as too busy. */
const RESENT = 3;

/** Sends files to a project, each content once, whatever became of earlier tries. */
export interface Uploader {
  /** The files on the server, by their paths here. */
  bring(paths: readonly string[]): Promise<Map<string, Upload>>;
  /** Deletes what arrived a second time, after an answer was lost, or of a push that was killed while it waited for one. */
  tidy(): Promise<void>;
  /** What was sent by this run. */
  sent: { files: number; bytes: number };
}

export interface UploadSettings {
  signal: AbortSignal;
  pauses?: Pauses | undefined;
  onSent?: () => void;
}

export function createUploader(client: Client, project: number, settings: UploadSettings): Uploader {
  const { signal, pauses = usualPauses, onSent = () => {} } = settings;
  const sent = { files: 0, bytes: 0 };
  let known: Map<string, Upload> | undefined;

  /** What is there already is asked for once, before the first file. */
  const look = async () => {
    const uploads = await whenReachable(() => listUploads(client, project), pauses.restart, signal);
    known = byContent(uploads);
    return known;
  };
  /** Sends files in one request, or in two where a proxy says that they are too large, until they are all there. */
  const send = async (parts: readonly Part[]): Promise<void> => {
    for (let n = 0; ; n++) {
      const reason = await post(parts);
      const missing = parts.filter(({ name }) => !known!.has(contentOf(name)!));
      if (missing.length === 0) return;
      if (reason === 'too large') {
        await sendHalves(parts);
        return;
      }
      if (n === RESENT) throw tooBusy(missing, reason);
    }
  };
  const sendHalves = async (parts: readonly Part[]) => {
    if (parts.length === 1) throw tooLarge(parts[0]!);
    const middle = Math.ceil(parts.length / 2);
    await send(parts.slice(0, middle));
    await send(parts.slice(middle));
  };
  /** One request; afterwards `known` holds what is there. Returns why it may not be all. */
  const post = async (parts: readonly Part[]): Promise<string> => {
    const path = `/api/projects/${project}/import`;
    const question = { query: { commit_to_project: false }, body: multipartOf(parts) };
    const answer = await client.ask('POST', path, question).catch((error: unknown) => {
      if (error instanceof NetworkProblem) return error;
      throw error;
    });
    if (!(answer instanceof NetworkProblem)) {
      const ids = (answer.json as { file_upload_ids?: number[] } | undefined)?.file_upload_ids;
      if (answer.status === 201 && Array.isArray(ids)) {
        const uploads = await whenReachable(() => listUploads(client, project, ids), pauses.restart, signal);
        for (const [content, upload] of byContent(uploads)) known!.set(content, upload);
        return 'other files than were sent';
      }
      if (answer.status === 413) return 'too large';
      if (answer.status === 401 || answer.status === 403 || answer.status === 404)
        throw refusedBy(answer, 'store files');
    }
    // The server may have stored the files all the same: it does so before it looks whether they are tasks.
    const mayRun = answer instanceof NetworkProblem ? !answer.isUnsent : answer.status > 500;
    for (const pause of mayRun ? pauses.arrival : [0]) {
      await setTimeout(pause, undefined, { signal });
      const there = await look();
      if (parts.every(({ name }) => there.has(contentOf(name)!))) return '';
    }
    return answer instanceof NetworkProblem ? answer.message : refusedBy(answer, 'store files').message;
  };

  return {
    sent,
    async bring(paths) {
      const there = known ?? (await look());
      const found = new Map<string, Upload>();
      const contents = new Map<string, string>();
      const parts = new Map<string, Part>();
      for (const path of new Set(paths)) {
        const { hash, size } = await hashFile(path, signal);
        const name = nameUpload(basename(path), hash);
        const content = contentOf(name)!;
        contents.set(path, content);
        if (!there.has(content)) parts.set(content, { name, path, size });
      }
      for (const batch of batchesOf([...parts.values()])) {
        signal.throwIfAborted();
        await send(batch);
        sent.files += batch.length;
        sent.bytes += batch.reduce((sum, { size }) => sum + size, 0);
        onSent();
      }
      for (const [path, content] of contents) found.set(path, known!.get(content)!);
      return found;
    },
    async tidy() {
      if (!known) return;
      const uploads = await listUploads(client, project);
      const kept = byContent(uploads);
      const extra: number[] = [];
      for (const upload of uploads) {
        const content = contentOf(upload.file);
        if (content === undefined || kept.get(content)!.id === upload.id) continue;
        if (known?.get(content)?.id !== upload.id && !(await isUsed(client, project, upload)))
          extra.push(upload.id);
      }
      if (extra.length > 0) await deleteUploads(client, project, extra);
    },
  };
}

/** Of two files with the same content the older one counts, as tasks may link to it already. */
function byContent(uploads: readonly Upload[]): Map<string, Upload> {
  const found = new Map<string, Upload>();
  for (const upload of [...uploads].sort((a, b) => a.id - b.id)) {
    const content = contentOf(upload.file);
    if (content !== undefined && !found.has(content)) found.set(content, upload);
  }
  return found;
}

function* batchesOf(parts: readonly Part[]): Generator<Part[]> {
  let batch: Part[] = [];
  let bytes = 0;
  for (const part of parts) {
    if (batch.length === LIMITS.files || (batch.length > 0 && bytes + part.size > LIMITS.bytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(part);
    bytes += part.size;
  }
  if (batch.length > 0) yield batch;
}

function tooLarge({ path, size }: Part): ServerError {
  return new ServerError(
    `${path} has ${size} bytes, too many for the server or for a proxy in front of it (413).`,
    'Raise its limit for the size of requests (nginx: client_max_body_size).',
  );
}

function tooBusy(missing: readonly Part[], reason: string): ServerError {
  return new ServerError(
    `${missing.length === 1 ? 'A file was' : `${missing.length} files were`} sent ${RESENT + 1} times and did not stay on the server, such as ${missing[0]!.path}: ${reason}`,
    'Run the same command again later: it goes on where this one ended, and sends nothing twice.',
  );
}
