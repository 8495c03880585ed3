import type { EditorSettings } from '../../editor/settings.ts';
import type { PageFinding } from '../../model.ts';
import { append, countOf, el, words } from '../dom.ts';

/** What webpack's runtime hands to a part that it loads. */
interface Require {
  (module: number): unknown;
  e(chunk: number): Promise<unknown>;
}

/** The front end of Label Studio, as far as it is touched. */
interface Frontend {
  APP_SETTINGS: object;
  exports(): void;
  webpackChunklabelstudio: unknown[][];
  LabelStudio: new (root: string, options: object) => unknown;
}

interface Shown {
  task: { data: object; annotations: Entry[]; predictions: Entry[] };
  config: string;
  at: number;
  place: string;
  findings: PageFinding[];
}

type Entry = Record<string, unknown>;

/** Predictions have other ids than annotations. */
const PREDICTIONS = 1001;

const frontend = globalThis as unknown as Frontend;
const settings = JSON.parse(document.getElementById('settings')!.textContent!) as EditorSettings;
const user = { id: 1, pk: 1, firstName: '', lastName: '', email: '' };

switch ((document.currentScript as HTMLScriptElement).dataset.step) {
  case 'settings':
    if (matchMedia('(prefers-color-scheme: dark)').matches) {
      document.documentElement.dataset.colorScheme = 'dark';
      // For links and buttons that the style of the editor leaves to the browser.
      document.documentElement.style.colorScheme = 'dark';
    }
    frontend.exports = () => {};
    frontend.webpackChunklabelstudio = [];
    frontend.APP_SETTINGS = {
      user: { id: 1 },
      feature_flags: settings.flags,
      feature_flags_default_value: false,
      whitelabel_is_active: false,
    };
    break;
  case 'cut':
    // The third part of a chunk is what it starts: here the front end with its projects.
    for (const chunk of frontend.webpackChunklabelstudio) chunk.length = Math.min(chunk.length, 2);
    break;
  default:
    start().catch((error: unknown) => {
      say(`The editor of Label Studio ${settings.version} did not start: ${String(error)}`);
    });
}

async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const wanted = Number(query.get('task') ?? 0);
  const number = Math.min(Math.max(Number.isInteger(wanted) ? wanted : 0, 0), settings.count - 1);
  const response = await fetch(`tasks/${number}.json`);
  const shown = (await response.json()) as Shown;
  const { data, annotations, predictions } = shown.task;
  const entries = [...withIds(predictions, PREDICTIONS), ...withIds(annotations, 1)];
  const entry = entries.find(({ id }) => String(id) === query.get('entry')) ?? entries[0];
  drawBar(number, shown, entries, entry?.id);
  let require: Require | undefined;
  frontend.webpackChunklabelstudio.push([
    ['lsimport'],
    {},
    (own: Require) => {
      require = own;
    },
  ]);
  if (!require) throw new Error('its parts cannot be loaded');
  const { e: load } = require as Require;
  if (settings.styles !== undefined) addStyles((require as Require)(settings.styles));
  await Promise.all(settings.chunks.map((chunk) => load(chunk)));
  (require as Require)(settings.module);
  new frontend.LabelStudio('label-studio', {
    config: shown.config,
    interfaces: [
      'panel',
      'side-column',
      'controls',
      'topbar',
      'predictions:menu',
      'predictions:tabs',
      'annotations:menu',
      'annotations:tabs',
      'annotations:current',
    ],
    user,
    task: {
      id: 1,
      data,
      annotations: withIds(annotations, 1),
      predictions: withIds(predictions, PREDICTIONS),
    },
    onStorageInitialized({ annotationStore: store }: { annotationStore: Store }) {
      const isShown = ({ pk }: Stored) => pk === String(entry?.id);
      // The editor chooses one itself when it has been told of all.
      setTimeout(() => {
        const annotation = store.annotations.find(isShown);
        const prediction = store.predictions.find(isShown);
        if (annotation) store.selectAnnotation(annotation.id);
        else if (prediction) store.selectPrediction(prediction.id);
        // Where there is nothing yet, annotators begin with an empty annotation.
        else store.selectAnnotation(store.addAnnotation({ userGenerate: true }).id);
        document.body.dataset.ready = 'true';
      });
    },
  });
}

/** The front end adds these when it starts, which it does not do here. A module of css-loader exports a list that is its styles as text. */
function addStyles(module: unknown): void {
  const lists = Object.values(module as object).filter(Array.isArray);
  document.head.append(...lists.map((list) => el('style', {}, String(list))));
}

function withIds(entries: Entry[], from: number): (Entry & { id: number })[] {
  return entries.map((entry, i) => ({ ...entry, id: from + i }));
}

/** A prediction or annotation in the editor; `pk` is the id that it was given. */
interface Stored {
  id: string;
  pk?: string;
}

interface Store {
  annotations: Stored[];
  predictions: Stored[];
  addAnnotation(options: { userGenerate: boolean }): Stored;
  selectAnnotation(id: string): void;
  selectPrediction(id: string): void;
}

/** A line above the editor: which task it is, the way to its neighbours and to its other results, and what was found in it. */
function drawBar(
  number: number,
  { at, place, findings }: Shown,
  entries: readonly (Entry & { id: number })[],
  current: number | undefined,
): void {
  const bar = document.getElementById('lsimport')!;
  const to = (other: number, text: string) =>
    other >= 0 && other < settings.count && el('a', { href: `?task=${other}` }, text);
  append(bar, [
    el('strong', {}, words(settings.title)),
    el('span', {}, `Task ${at}, ${number + 1} of ${settings.count}`),
    el('span', {}, words(place)),
    to(number - 1, 'Previous'),
    to(number + 1, 'Next'),
    ...(entries.length > 1 ? entries : []).map(({ id, model_version }) => {
      const isCurrent = id === current && 'page';
      const name = id < PREDICTIONS ? `Annotation ${id}` : `Prediction ${id - PREDICTIONS + 1}`;
      const version = typeof model_version === 'string' && words(model_version);
      const href = isCurrent ? undefined : `?task=${number}&entry=${id}`;
      return el('a', { href, 'aria-current': isCurrent }, name, version && ' ', version);
    }),
    el('span', {}, `Editor of Label Studio ${settings.version}. Nothing is saved.`),
    findings.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, countOf(findings.length, 'finding')),
        ...findings.map(({ code, message }) => el('p', {}, el('code', {}, code), ' ', words(message))),
      ),
  ]);
  bar.style.cssText =
    'display:flex;flex-wrap:wrap;gap:4px 16px;padding:8px 12px;font:14px/1.4 system-ui,sans-serif';
}

function say(text: string): void {
  document.getElementById('lsimport')!.append(el('p', { role: 'alert' }, text));
  document.body.dataset.ready = 'failed';
}
