import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../../src/json/json.ts';
import type { Subject } from '../../support/shown/subjects.ts';
import type { EditorPage, OpenEditor } from './open-editor.ts';
import { lookAt, openWith, type Seen, show } from './shown-result.ts';

/** The editor waits more than it computes. */
const PAGES = 3;

/** Longer than a result takes on a busy machine; one that takes longer holds its page up for good. Of what should not be shown it is known sooner. */
const timeLimit = { shown: 20_000, hidden: 8_000 };

/** A result, and whether it should be shown. */
export interface Case {
  result: readonly JsonObject[];
  isShown: boolean;
}

/** What the editor shows of each result. Those that are not as they should be were looked at again, and longer. */
export async function seeAll(
  editor: OpenEditor,
  subject: Subject,
  cases: readonly Case[],
): Promise<(Seen | 'stuck')[]> {
  const seen: (Seen | 'stuck')[] = [];
  const left = [...cases.entries()];
  const work = async () => {
    let at = await openShown(editor);
    for (let next = left.shift(); next; next = left.shift()) {
      const [i, one] = next;
      for (const interval of [150, 250]) {
        const found = await see(at, subject, one, interval);
        seen[i] = found;
        const isAsItShould = (found === 'shown') === one.isShown;
        // Before it is called a fault that it is not shown it is looked at in a page in which nothing went before; a blank one draws nothing more.
        if (found === 'stuck') at = await reopen(editor, at);
        else if (found === 'blank' || (one.isShown && !isAsItShould)) await at.show(0);
        if (isAsItShould) break;
      }
    }
    await at.page.close();
  };
  await Promise.all(Array.from({ length: Math.min(PAGES, cases.length) }, work));
  return seen;
}

async function reopen(editor: OpenEditor, old: EditorPage): Promise<EditorPage> {
  await old.page.close();
  return openShown(editor);
}

async function openShown(editor: OpenEditor): Promise<EditorPage> {
  const opened = await editor.openPage();
  await opened.show(0);
  return opened;
}

/** Waits until the editor has come to rest with a result; a result that should be shown may take its time. */
async function see(
  at: EditorPage,
  subject: Subject,
  { result, isShown }: Case,
  interval: number,
): Promise<Seen | 'stuck'> {
  const isOver = new AbortController();
  const watch = async (): Promise<Seen> => {
    await (subject.isOpenedAnew ? openWith(at, result) : show(at.page, result));
    const last: Seen[] = [];
    // What is not drawn yet is not drawn either: it must stay so while the editor is ready.
    const looks = isShown ? 8 : 4;
    for (;;) {
      const seen = await lookAt(at.page, subject, result);
      last.push(seen);
      const enough = seen === 'shown' ? 4 : looks;
      const isAtRest = last.length >= enough && last.slice(-enough).every((one) => one === seen);
      if (isOver.signal.aborted || (isAtRest && seen !== 'loading')) return seen;
      await sleep(interval);
    }
  };
  const watching = watch();
  // It ends in an error when its page is closed.
  watching.catch(() => {});
  const limit = sleep(timeLimit[isShown ? 'shown' : 'hidden'], 'stuck' as const, { signal: isOver.signal });
  limit.catch(() => {});
  try {
    return await Promise.race([watching, limit]);
  } finally {
    isOver.abort();
  }
}
