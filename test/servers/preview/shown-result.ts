import type { Page } from 'playwright-core';
import type { Subject } from '../../support/shown/subjects.ts';
import type { EditorPage } from './open-editor.ts';
import { lookAtAnswer } from './shown-answers.ts';
import { lookAtDrawing } from './shown-drawings.ts';
import { lookAtMarks } from './shown-marks.ts';

/** What can be said of a result in the editor. A page that stayed blank draws nothing more. */
export type Seen = 'loading' | 'shown' | 'not shown' | 'blank';

/** Opens the page of the editor with another result of its task. */
export async function openWith({ page, show: open }: EditorPage, result: readonly object[]): Promise<void> {
  await page.route('**/tasks/0.json', async (route) => {
    const response = await route.fetch();
    const { task, ...rest } = await response.json();
    await route.fulfill({ json: { ...rest, task: { ...task, predictions: [{ result }] } } });
  });
  await open(0);
  await page.unroute('**/tasks/0.json');
}

/** Starts the editor of an open page anew, with the task that it has and another result. */
export function show(page: Page, result: readonly object[]): Promise<void> {
  return page.evaluate(async (regions) => {
    interface Store {
      predictions: { id: string }[];
      selectPrediction(id: string): void;
    }
    const editor = globalThis as unknown as {
      LabelStudio: new (root: string, options: object) => { destroy?(): void };
      started?: { destroy?(): void };
      Htx?: unknown;
    };
    const response = await fetch('tasks/0.json');
    const { config, task } = await response.json();
    try {
      editor.started?.destroy?.();
    } catch {
      // What a result broke cannot always be taken down.
    }
    const root = document.createElement('div');
    root.id = 'label-studio';
    document.querySelector('#label-studio')!.replaceWith(root);
    delete editor.Htx;
    await new Promise<void>((resolve) => {
      editor.started = new editor.LabelStudio('label-studio', {
        config,
        interfaces: ['panel', 'side-column', 'controls', 'predictions:menu', 'annotations:current'],
        user: { id: 1, pk: 1, firstName: '', lastName: '', email: '' },
        task: { id: 1, data: task.data, annotations: [], predictions: [{ id: 1001, result: regions }] },
        onStorageInitialized({ annotationStore: store }: { annotationStore: Store }) {
          setTimeout(() => {
            store.selectPrediction(store.predictions[0]!.id);
            resolve();
          });
        },
      });
    });
  }, result as object[]);
}

/** Looks whether all regions of the result are drawn, with their labels, by what the kind of subject draws. */
export async function lookAt(page: Page, subject: Subject, result: readonly object[]): Promise<Seen> {
  const state = await page.evaluate(readState);
  if (state !== 'ready') return state;
  try {
    return await lookAtKind(page, subject, result);
  } catch {
    // What the editor cannot save ends in an error here.
    return 'not shown';
  }
}

function lookAtKind(page: Page, subject: Subject, result: readonly object[]): Promise<Seen> {
  if (subject.look === 'marks') return lookAtMarks(page, result);
  if (subject.look === 'drawing') return lookAtDrawing(page, result);
  if (subject.look === 'answer') return lookAtAnswer(page, subject, result);
  return page.evaluate(
    ([name, regions]) => {
      interface Region {
        bboxCoordsCanvas?: { left: number; right: number } | null;
      }
      interface Video {
        frame: number;
        length: number;
        setFrame(frame: number): void;
      }
      interface Shape {
        className: string;
      }
      const { Htx, Konva } = globalThis as unknown as {
        Htx: {
          annotationStore: {
            selected: {
              names: Map<string, Video>;
              regions: Region[];
              serializeAnnotation(): Record<string, unknown>[];
            };
          };
        };
        Konva?: { stages: { find(matches: (shape: Shape) => boolean): Shape[] }[] };
      };
      const { selected } = Htx.annotationStore;
      const text = document.querySelector<HTMLElement>('#label-studio')!.innerText;
      const all = (selector: string) => [...document.querySelectorAll(`#label-studio ${selector}`)];
      const from = (isReady: boolean, isDrawn: boolean) =>
        isReady ? (isDrawn ? 'shown' : 'not shown') : 'loading';
      const value = (regions[0] as { value?: Record<string, unknown> }).value ?? {};
      switch (name) {
        case 'audio': {
          const box = selected.regions[0]?.bboxCoordsCanvas;
          return from(all('canvas').length > 0, Boolean(box) && box!.right > box!.left);
        }
        case 'timeline': {
          // Of one that begins before the first frame the rest is seen; one without a width goes on to the end.
          const spans = all('[class*=lifespan]').map((span) => {
            const { left, width } = (span as HTMLElement).style;
            return Number.parseFloat(left) + (width === 'auto' ? Infinity : Number.parseFloat(width));
          });
          return from(
            /of \d+/.test(text),
            spans.some((right) => right > 0),
          );
        }
        case 'rectangle in a video': {
          // It is drawn from its first key frame on, at the earliest in the first frame of the video.
          const sequence = Array.isArray(value.sequence) ? value.sequence : [];
          const frames = sequence.map((key: { frame?: unknown } | null) => Number(key?.frame) || 1);
          const first = Math.max(1, Math.min(...frames));
          const video = selected.names.get('o')!;
          if (video.frame !== first && first <= video.length) video.setFrame(first);
          // The first of them is the background.
          const boxes = Konva?.stages.flatMap((stage) => stage.find(({ className }) => className === 'Rect'));
          return from(/of \d+/.test(text), (boxes?.length ?? 0) > 1);
        }
        case 'series':
        case 'series of dates': {
          // The last of them is the part of the series that is looked at.
          const bands = all('.region rect, rect.selection');
          const widths = bands.slice(0, -1).map((band) => Number(band.getAttribute('width')));
          return from(
            bands.length > 0,
            widths.some((width) => width > 0),
          );
        }
        case 'buckets':
        case 'ranking':
        case 'ranking with a default': {
          const buckets = new Map(
            all('[data-rbd-droppable-id]').map((bucket) => [
              bucket.getAttribute('data-rbd-droppable-id')!,
              [...(bucket as HTMLElement).innerText.matchAll(/title (\w)/g)].map(([, id]) => id),
            ]),
          );
          const ranked = Object.entries((value.ranker ?? {}) as Record<string, unknown>);
          const places = ranked.every(([bucket, ids]) => String(buckets.get(bucket)) === String(ids));
          // Those that are in no bucket are there too.
          const isWhole = ['a', 'b', 'c'].every((id) => text.includes(`title ${id}`));
          return from(buckets.size > 0, places && isWhole);
        }
        case 'pairwise':
          return from(text.includes('first text'), all('[style*="rgb(1, 2, 3)"]').length === 1);
        default: {
          const relation = selected.serializeAnnotation().find(({ type }) => type === 'relation');
          const { labels } = regions.find((one) => (one as { type?: string }).type === 'relation') as {
            labels?: unknown[] | null;
          };
          const isWhole = JSON.stringify(relation?.labels ?? []) === JSON.stringify(labels ?? []);
          // A span over another one marks its words in two parts.
          const marks = all('[class*=htx-highlight]').length;
          return from(text.includes('lives in'), marks >= 2 && relation !== undefined && isWhole);
        }
      }
    },
    [subject.name, result as object[]] as const,
  );
}

/** Runs in the page of the editor. */
function readState(): Seen | 'ready' {
  const { Htx } = globalThis as unknown as { Htx?: { annotationStore: { selected?: object } } };
  const text = document.querySelector<HTMLElement>('#label-studio')?.innerText.trim() ?? '';
  // An error inside React leaves the page blank, one inside the store a sentence.
  if (text === '') return 'blank';
  if (/^(?:Type)?Error: /.test(text)) return 'not shown';
  return Htx?.annotationStore.selected ? 'ready' : 'loading';
}
