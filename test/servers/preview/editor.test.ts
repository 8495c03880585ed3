import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { makeFolder } from '../make-folder.ts';
import { makeSound } from '../make-sound.ts';
import { drawPng } from './draw-png.ts';
import { openBoth } from './open-both.ts';
import { openEditor } from './open-editor.ts';

/** The editor loads, lays out and draws one after the other, and takes its time on a busy machine. */
const patient = { timeout: 60_000, interval: 500 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/**
 * Points of the outline of each kind of region, x and y in turn, as parts of the width and height of its image: two corners of a box, the
 * ends of the axes of an ellipse, all points of a polygon, the middle of a key point, whose size the editor keeps when it zooms.
 */
type Outlines = Record<string, number[]>;

/** As Konva has drawn them over the image in the editor, which may have zoomed in. */
function outlinesInEditor(page: Page): Promise<Outlines> {
  return page.evaluate(() => {
    interface Point {
      x: number;
      y: number;
    }
    interface Node {
      className: string;
      attrs: {
        width: number;
        height: number;
        radiusX: number;
        radiusY: number;
        points: number[];
      };
      getAbsoluteTransform(): { point(own: Point): Point };
    }
    interface Stage {
      container(): HTMLElement;
      find(matches: (node: Node) => boolean): Node[];
    }
    const { Konva } = globalThis as unknown as { Konva?: { stages: Stage[] } };
    const stage = Konva?.stages[0];
    const image = document.querySelector('#label-studio img')?.getBoundingClientRect();
    if (!image || !stage) return {};
    const nodes = stage.find(({ className }) => /^(?:Rect|Ellipse|Line|Circle)$/.test(className));
    const { left, top } = stage.container().getBoundingClientRect();
    const outlineOf = ({ className, attrs }: Node): [string, Point[]] => {
      const { width, height, radiusX, radiusY, points } = attrs;
      const axes = (rx: number, ry: number) => [
        { x: rx, y: 0 },
        { x: 0, y: ry },
      ];
      if (className === 'Rect')
        return [
          'box',
          [
            { x: 0, y: 0 },
            { x: width, y: height },
          ],
        ];
      if (className === 'Ellipse') return ['ellipse', axes(radiusX, radiusY)];
      if (className === 'Circle') return ['point', [{ x: 0, y: 0 }]];
      const pairs = points.flatMap((x, i) => (i % 2 === 0 ? [{ x, y: points[i + 1]! }] : []));
      return ['polygon', pairs];
    };
    return Object.fromEntries(
      nodes.map((node) => {
        const [kind, outline] = outlineOf(node);
        const transform = node.getAbsoluteTransform();
        const places = outline.map((point) => transform.point(point));
        return [
          kind,
          places.flatMap(({ x, y }) => [
            (left + x - image.left) / image.width,
            (top + y - image.top) / image.height,
          ]),
        ];
      }),
    );
  });
}

/** As the page has drawn them on the card of a task. */
function outlinesInPage(card: Locator): Promise<Outlines> {
  return card.locator('.frame').evaluate((element) => {
    const frame = element.getBoundingClientRect();
    const kinds = ['box', 'ellipse', 'polygon', 'point'];
    const outlineOf = (shape: SVGElement, kind: string): [number, number][] => {
      if (shape instanceof SVGEllipseElement) {
        const [cx, cy, rx, ry] = [shape.cx, shape.cy, shape.rx, shape.ry].map(({ baseVal }) => baseVal.value);
        if (kind === 'point') return [[cx!, cy!]];
        return [
          [cx! + rx!, cy!],
          [cx!, cy! + ry!],
        ];
      }
      const points = [...(shape as SVGPolygonElement).points].map(({ x, y }): [number, number] => [x, y]);
      return kind === 'box' ? [points[0]!, points[2]!] : points;
    };
    return Object.fromEntries(
      [...element.querySelectorAll<SVGGraphicsElement>('.shape')].map((shape) => {
        const kind = kinds[Number(shape.dataset.region)]!;
        const places = outlineOf(shape, kind).map(([x, y]) =>
          new DOMPoint(x, y).matrixTransform(shape.getScreenCTM()!),
        );
        return [
          kind,
          places.flatMap(({ x, y }) => [(x - frame.left) / frame.width, (y - frame.top) / frame.height]),
        ];
      }),
    );
  });
}

const kinds = ['box', 'ellipse', 'polygon', 'point'];

const cardOf = (page: Page, task: number) => page.locator('article', { has: page.locator(`#title-${task}`) });

test('boxes, ellipses, polygons and key points are where the editor has them, turned ones too', async () => {
  const [width, height] = [900, 600];
  const region = (from: string, type: string, value: object) => ({
    id: from,
    from_name: from,
    to_name: 'i',
    type,
    original_width: width,
    original_height: height,
    image_rotation: 0,
    value: { ...value, [type]: ['A'] },
  });
  const tag = (type: string, name: string) =>
    `<${type} name="${name}" toName="i"><Label value="A"/></${type}>`;
  const config = `<View><Image name="i" value="$image"/>${tag('RectangleLabels', 'box')}${tag('EllipseLabels', 'ellipse')}
    ${tag('PolygonLabels', 'polygon')}${tag('KeyPointLabels', 'point')}</View>`;
  const points = [
    [61.7, 12.3],
    [88.1, 33.3],
    [70, 51.9],
  ];
  const taskWith = (rotation: number) => ({
    data: { image: '/data/local-files/?d=a.png' },
    predictions: [
      {
        result: [
          region('box', 'rectanglelabels', { x: 33.3, y: 11.1, width: 17.7, height: 23.4, rotation }),
          region('ellipse', 'ellipselabels', { x: 30, y: 70, radiusX: 12, radiusY: 7, rotation }),
          region('polygon', 'polygonlabels', { points }),
          region('point', 'keypointlabels', { x: 77.7, y: 88.8, width: 4 }),
        ],
      },
    ],
  });
  const both = await openBoth(browser, config, [0, 30, 300].map(taskWith), {
    'a.png': drawPng(width, height, (x, y) => x > 300 && y > 200),
  });
  const { own, editor } = both;
  for (const task of [0, 1, 2]) {
    const card = cardOf(own.page, task);
    await card.scrollIntoViewIfNeeded();
    await card.locator('.frame[data-ready=true]').waitFor();
    await editor.show(task);
    // The farthest point of each kind, in pixels of the image.
    const apart = async () => {
      const [ours, theirs] = [await outlinesInPage(card), await outlinesInEditor(editor.page)];
      return Object.entries(ours).map(([kind, places]) => {
        const other = theirs[kind] ?? [];
        const distances = places.map(
          (place, i) => Math.abs(place - other[i]!) * (i % 2 === 0 ? width : height),
        );
        return [kind, other.length === places.length ? Math.max(...distances) : 'not drawn alike'];
      });
    };
    // Within a quarter of a pixel.
    const close = expect.closeTo(0, 0.31);
    await expect.poll(apart, patient).toEqual(kinds.map((kind) => [kind, close]));
  }
  await both.close();
});

test('spans mark the characters that the editor marks', async () => {
  const text = '👍🏽 Ada e\u0301 lives\nin 🏙 Ulm 𝒳 today, ½ of it';
  const before = (word: string) => [...text.slice(0, text.indexOf(word))].length;
  const words = ['Ada', 'lives', 'Ulm 𝒳', '½ of'];
  const result = words.map((word) => ({
    id: word,
    from_name: 'l',
    to_name: 't',
    type: 'labels',
    value: { start: before(word), end: before(word) + [...word].length, text: word, labels: ['A'] },
  }));
  const both = await openBoth(
    browser,
    '<View><Labels name="l" toName="t"><Label value="A"/></Labels><Text name="t" value="$text"/></View>',
    [{ data: { text }, predictions: [{ result }] }],
  );
  const { own, editor } = both;
  await editor.show(0);
  const theirs = editor.page.locator('[class*=htx-highlight]');
  await expect.poll(() => theirs.allTextContents(), patient).toEqual(words);
  await expect.poll(() => own.page.locator('mark').allTextContents(), patient).toEqual(words);
  await both.close();
});

test('spans of pages and dialogues mark the words that the editor marks', async () => {
  const date = {
    start: '/h1[1]/i[1]/text()[1]',
    end: '/h1[1]/text()[2]',
    startOffset: 0,
    endOffset: 2,
    hypertextlabels: ['Date'],
  };
  const polite = { start: '1', end: '1', startOffset: 6, endOffset: 11, paragraphlabels: ['Polite'] };
  const result = [
    { id: 'd', from_name: 'hl', to_name: 'h', type: 'hypertextlabels', value: date },
    { id: 'p', from_name: 'pl', to_name: 'p', type: 'paragraphlabels', value: polite },
  ];
  const html = '<h1>On <i>May</i> 5</h1><p>Dear <b>all</b></p>';
  const talk = [
    { author: 'Ana', text: '👍 Good morning' },
    { author: 'Bob', text: 'Hello dear Ana' },
  ];
  const both = await openBoth(
    browser,
    `<View><HyperText name="h" value="$html"/><HyperTextLabels name="hl" toName="h"><Label value="Date"/></HyperTextLabels>
      <Paragraphs name="p" value="$talk" layout="dialogue"/><ParagraphLabels name="pl" toName="p"><Label value="Polite"/></ParagraphLabels></View>`,
    [{ data: { html, talk }, predictions: [{ result }] }],
  );
  const { own, editor } = both;
  await editor.show(0);
  const marked = async (page: Page, marks: string) => {
    const frames = await Promise.all(page.frames().map((frame) => frame.locator(marks).allTextContents()));
    return frames.flat().sort();
  };
  const words = [' 5', 'May', 'dear '];
  await expect.poll(() => marked(editor.page, '[class*=htx-highlight]'), patient).toEqual(words);
  await expect.poll(() => marked(own.page, 'mark'), patient).toEqual(words);
  await both.close();
});

test('regions of sounds cover the seconds that they cover in the editor', async () => {
  const regions = [
    [0.5, 1],
    [2.25, 3.5],
    [3.9, 4],
  ] as const;
  const result = regions.map(([start, end], i) => ({
    id: `r${i}`,
    from_name: 'l',
    to_name: 'a',
    type: 'labels',
    original_length: 4,
    value: { start, end, channel: 0, labels: ['Tone'] },
  }));
  const both = await openBoth(
    browser,
    '<View><Labels name="l" toName="a"><Label value="Tone"/></Labels><Audio name="a" value="$audio"/></View>',
    [{ data: { audio: '/data/local-files/?d=a.wav' }, predictions: [{ result }] }],
    { 'a.wav': makeSound(8000, 4, 0.5, 1) },
  );
  const { own, editor } = both;
  await editor.show(0);
  const theirs = () =>
    editor.page.evaluate(() => {
      interface Editor {
        Htx: {
          annotationStore: {
            selected?: { regions: { bboxCoordsCanvas?: { left: number; right: number } }[] };
          };
        };
      }
      const { Htx } = globalThis as unknown as Editor;
      const width = document.querySelector('canvas')?.getBoundingClientRect().width ?? 0;
      const all = Htx.annotationStore.selected?.regions ?? [];
      return all.map(({ bboxCoordsCanvas: box }) =>
        [box?.left, box?.right].map((x) => (4 * (x ?? 0)) / width),
      );
    });
  const ours = () =>
    own.page.locator('.band').evaluateAll((bands) =>
      bands.map((band) => {
        const line = band.parentElement!;
        const start = line.getBoundingClientRect().left + line.clientLeft;
        const { left, right } = band.getBoundingClientRect();
        return [left, right].map((x) => (4 * (x - start)) / line.clientWidth);
      }),
    );
  // Half a pixel of a line that is a thousand wide.
  const within = regions.map((places) => places.map((place) => expect.closeTo(place, 2.4)));
  await expect.poll(theirs, patient).toEqual(within);
  await expect.poll(ours, patient).toEqual(within);
  await both.close();
});

test('the names of buttons above the list of regions do not reach into it', async () => {
  const folder = makeFolder();
  const config =
    '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="A"/></Labels></View>';
  const value = { start: 0, end: 4, text: 'some', labels: ['A'] };
  const result = [{ id: 'a', from_name: 'l', to_name: 't', type: 'labels', value }];
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(
    join(folder, 'tasks.json'),
    JSON.stringify([{ data: { text: 'some words' }, annotations: [{ result }] }]),
  );
  const editor = await openEditor(browser, folder, ['tasks.json', '-l', 'config.xml']);
  await editor.show(0);
  const button = editor.page.getByTestId('grouping-manual');
  const overflow = () =>
    button.evaluate((element) => {
      const { bottom } = element.getBoundingClientRect();
      const inside = [...element.querySelectorAll('*')].map((child) => child.getBoundingClientRect().bottom);
      return Math.max(0, ...inside.map((end) => Math.round(end - bottom)));
    });
  await expect.poll(overflow, patient).toBe(0);
  expect(await editor.stop()).toBe(0);
});

test.each([
  ['light', 'brighter'],
  ['dark', 'darker'],
] as const)(
  'in a system that is %s a task without results is shown, %s than its words',
  async (colorScheme, wanted) => {
    const folder = makeFolder();
    const config =
      '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="good"/></Choices></View>';
    writeFileSync(join(folder, 'config.xml'), config);
    writeFileSync(join(folder, 'tasks.json'), JSON.stringify([{ text: 'some words' }]));
    const editor = await openEditor(browser, folder, ['tasks.json', '-l', 'config.xml'], { colorScheme });
    await editor.show(0);
    const sides = () =>
      editor.page.evaluate(() => {
        const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
        const brightnessOf = (color: string) => {
          context.fillStyle = color;
          context.fillRect(0, 0, 1, 1);
          const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
          return red! + green! + blue!;
        };
        const isIn = (element: Element) => {
          const words = brightnessOf(getComputedStyle(element).color);
          for (let at: Element | null = element; at; at = at.parentElement) {
            const back = getComputedStyle(at).backgroundColor;
            if (back !== 'rgba(0, 0, 0, 0)') return brightnessOf(back) > words ? 'brighter' : 'darker';
          }
          return 'nothing behind it';
        };
        const named = (text: string) =>
          [...document.querySelectorAll('body *')].find(
            (element) =>
              element.children.length === 0 && element.textContent === text && element.tagName !== 'SCRIPT',
          );
        return ['tasks.json', 'some words'].map((text) => {
          const element = named(text);
          return element ? isIn(element) : 'not there';
        });
      });
    await expect.poll(sides, patient).toEqual([wanted, wanted]);
    expect(await editor.stop()).toBe(0);
  },
);
