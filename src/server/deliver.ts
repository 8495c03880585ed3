import { setTimeout } from 'node:timers/promises';
import { countOf } from '../report/format.ts';
import { refusedBy } from './answer.ts';
import type { Chunk, OutgoingTask, Verdict } from './chunk.ts';
import type { Client } from './client.ts';
import { createPace, type Pace } from './pace.ts';
import { postChunk } from './post-chunk.ts';
import { ServerError } from './server-error.ts';
import { type Pauses, settle, usualPauses } from './settle.ts';
import { withoutAnnotations } from './without-annotations.ts';

/** What it took to bring a chunk to the server. */
export interface Delivery {
  /** Times that the server was asked what it has, after an answer that leaves doubt. */
  doubts: number;
  /** Tasks that a person annotated before all of them was there. */
  kept: Verdict['kept'];
}

export interface DeliverySettings {
  signal: AbortSignal;
  pauses?: Pauses | undefined;
  /** That of the whole push. */
  pace?: Pace | undefined;
  /** Told how many tasks of the chunk are there for certain. */
  progress?: ((tasks: number) => void) | undefined;
}

/** Times that tasks are sent again without one more of them arriving before the server counts as too busy. */
const RESENT = 3;

/**
 * Brings the tasks of a chunk to the server, each exactly once. Nothing is assumed: whenever an answer does not say that all is there, the
 * server is asked for the tasks with the chunk's marker; lost predictions are added, second and incomplete copies deleted, and what is missing
 * is sent again. Annotations that get lost each time are added one by one.
 */
export async function deliver(
  client: Client,
  project: number,
  chunk: Chunk,
  settings: DeliverySettings,
): Promise<Delivery> {
  const { pace = createPace(), pauses = usualPauses, signal, progress = () => {} } = settings;
  const settling = { client, project, marker: chunk.marker, pauses, signal };
  let wanted: OutgoingTask[] = chunk.tasks;
  let doubts = 0;
  let passes = 0;
  /** Whether annotations are added one by one, as the import has lost them again and again. */
  let annotates = false;
  for (let inVain = 0; ; ) {
    const part = pace.next(wanted);
    const start = performance.now();
    const before = chunk.tasks.length - wanted.length;
    const sent = annotates ? part.map(withoutAnnotations) : part;
    const posted = await postChunk(client, project, sent, { marker: chunk.marker, before });
    if (posted.kind === 'refused') throw refusedBy(posted.answer, 'import the tasks');
    if (posted.kind === 'too-large') {
      if (part.length === 1) throw tooLarge(part[0]!);
      pace.wasTooLarge(part);
      continue;
    }
    const others = wanted.slice(part.length);
    if (posted.kind === 'done') {
      pace.arrived(performance.now() - start);
      wanted = others;
      inVain = 0;
    } else {
      doubts++;
      if (posted.isBusy) pace.wasBusy();
      if (posted.wait !== undefined) await setTimeout(posted.wait, undefined, { signal });
      const { missing } = await settle(settling, part, { mayRun: posted.mayRun });
      if (posted.hangs && missing.length > 0) throw hangs(missing.length);
      inVain = missing.length < part.length ? 0 : inVain + 1;
      if (inVain > RESENT) {
        if (annotates || !posted.isBusy || !part.some(hasAnnotations)) throw gaveUp(posted);
        annotates = true;
        inVain = 0;
      }
      wanted = [...missing, ...others];
    }
    progress(chunk.tasks.length - wanted.length);
    if (wanted.length > 0) continue;
    if (doubts === 0) return { doubts, kept: [] };
    // A request that was given up may have been carried out after all. Lost predictions are added at once for all of them.
    const { missing, kept } = await settle(settling, chunk.tasks, { completes: true });
    if (missing.length === 0) return { doubts, kept };
    if (++passes > RESENT) throw gaveUp({ reason: 'they lose their predictions each time', isBusy: true });
    wanted = missing;
  }
}

function hasAnnotations({ annotations, skipped }: OutgoingTask): boolean {
  return annotations + skipped > 0;
}

function tooLarge({ json }: OutgoingTask): ServerError {
  return new ServerError(
    `A task of ${json.length} bytes is too large for the server or for a proxy in front of it (413).`,
    'Raise its limit for the size of requests (nginx: client_max_body_size).',
  );
}

const LATER =
  'Run the same command again later, when fewer people work in this Label Studio: it goes on where this one ended, and sends nothing twice.';

function gaveUp({ reason, isBusy }: { reason: string; isBusy?: boolean }): ServerError {
  const times = `asks were sent ${RESENT + 1} times and are still not all there: ${reason}.`;
  return isBusy
    ? new ServerError(`The server is too busy: t${times}`, LATER)
    : new ServerError(
        `T${times}`,
        'See the log of the server for the reason. The same command goes on where this one ended, and sends nothing twice.',
      );
}

function hangs(tasks: number): ServerError {
  return new ServerError(
    `The server is too busy: it has not answered a request with ${countOf(tasks, 'task')} for ten minutes.`,
    LATER,
  );
}
