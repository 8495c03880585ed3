import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { makeVideo } from './make-video.ts';
import { openBoth } from './open-both.ts';

/** The editor loads, lays out and draws one after the other, and takes its time on a busy machine. */
const patient = { timeout: 60_000, interval: 500 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** The corners of boxes by their regions, x and y in turn, in pixels of the video. */
type Corners = Record<string, number[]>;

/** Goes to a frame of the video in the editor. */
function seekInEditor(page: Page, frame: number): Promise<void> {
  return page.evaluate((wanted) => {
    interface Editor {
      Htx: {
        annotationStore: { selected: { names: Map<string, { setFrame(frame: number): void }> } };
      };
    }
    const { Htx } = globalThis as unknown as Editor;
    Htx.annotationStore.selected.names.get('v')!.setFrame(wanted);
  }, frame);
}

/** As Konva has drawn them in the editor, in a layer that begins where the video does and shows it pixel by pixel. */
function cornersInEditor(page: Page): Promise<Corners> {
  return page.evaluate(() => {
    interface Point {
      x: number;
      y: number;
    }
    interface Node {
      className: string;
      attrs: { width: number; height: number };
      id(): string;
      getLayer(): Node;
      getAbsoluteTransform(): { point(own: Point): Point };
    }
    const { Konva } = globalThis as unknown as {
      Konva?: { stages: { find(matches: (node: Node) => boolean): Node[] }[] };
    };
    const boxes = Konva?.stages[0]?.find(({ className }) => className === 'Rect') ?? [];
    return Object.fromEntries(
      boxes.map((box) => {
        const { width, height } = box.attrs;
        const start = box.getLayer().getAbsoluteTransform().point({ x: 0, y: 0 });
        const ends = [
          { x: 0, y: 0 },
          { x: width, y: 0 },
          { x: width, y: height },
          { x: 0, y: height },
        ];
        const places = ends.map((end) => box.getAbsoluteTransform().point(end));
        return [box.id().split('#')[0]!, places.flatMap(({ x, y }) => [x - start.x, y - start.y])];
      }),
    );
  });
}

test('boxes of a video are where the editor has them: at keyframes, between them, turned, where they end and begin again', async () => {
  const rate = 10;
  const key = (frame: number, x: number, y: number, rotation = 0, enabled = true) => ({
    frame,
    x,
    y,
    width: 20 + frame / 2,
    height: 25 - frame / 3,
    rotation,
    enabled,
    time: frame / rate,
  });
  const sequences = {
    moved: [key(1, 10, 15), key(11, 43.3, 31.7)],
    turned: [key(1, 50, 50, 20), key(11, 60, 40, 80), key(16, 55, 45, -30)],
    paused: [key(3, 5, 60), key(6, 20, 65, 0, false), key(11, 25, 70), key(14, 40, 60, 0, false)],
  };
  const result = Object.entries(sequences).map(([id, sequence]) => ({
    id,
    from_name: 'box',
    to_name: 'v',
    type: 'videorectangle',
    value: { framesCount: 21, duration: 2.1, sequence, labels: ['A'] },
  }));
  const both = await openBoth(
    browser,
    `<View><Video name="v" value="$video" frameRate="10"/><VideoRectangle name="box" toName="v"/>
      <Labels name="l" toName="v"><Label value="A"/></Labels></View>`,
    [{ data: { video: '/data/local-files/?d=a.webm' }, predictions: [{ result }] }],
    {
      'a.webm': await makeVideo(
        browser,
        [320, 180],
        rate,
        Array.from({ length: 21 }, () => [20, 30, 60, 40] as const),
      ),
    },
  );
  const { own, editor } = both;
  await editor.show(0);
  await expect.poll(() => cornersInEditor(editor.page), patient).toHaveProperty('moved');
  const video = own.page.locator('video');
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.readyState), patient).toBe(4);
  const layer = own.page.locator('.screen .shapes');
  const cornersInPage = (): Promise<Corners> =>
    layer.evaluate(
      (drawn, ids) =>
        Object.fromEntries(
          [...drawn.querySelectorAll<SVGPolygonElement>('.shape')].flatMap((box) => {
            const points = [...box.points].flatMap(({ x, y }) => [x, y]);
            return points.length === 0 ? [] : [[ids[Number(box.dataset.region)]!, points]];
          }),
        ),
      Object.keys(sequences),
    );
  const drawn: Record<number, string[]> = {};
  for (const frame of [1, 2, 3, 5, 6, 7, 10, 11, 13, 14, 15, 16, 20]) {
    await video.evaluate(
      (player: HTMLVideoElement, seconds) => {
        player.currentTime = seconds;
      },
      (frame - 0.5) / rate,
    );
    await expect.poll(() => layer.getAttribute('data-frame'), patient).toBe(String(frame));
    await seekInEditor(editor.page, frame);
    const ours = await cornersInPage();
    // Within half a pixel.
    const close = Object.entries(ours).map(([id, places]) => [
      id,
      places.map((place) => expect.closeTo(place, 0)),
    ]);
    await expect
      .poll(() => cornersInEditor(editor.page), { ...patient, message: `frame ${frame}` })
      .toEqual(Object.fromEntries(close));
    drawn[frame] = Object.keys(ours);
  }
  // The third one is not there before its first keyframe, nor while it is switched off.
  expect(drawn).toMatchObject({
    2: ['moved', 'turned'],
    3: ['moved', 'turned', 'paused'],
    7: ['moved', 'turned'],
    11: ['moved', 'turned', 'paused'],
    20: ['moved', 'turned'],
  });
  await both.close();
});

test('segments of series are where the editor has them, instants too', async () => {
  const rows = Array.from({ length: 101 }, (_, i) => `${i * 2},${i === 30 ? 5 : 0},${i}`);
  const segments = [
    [10, 18],
    [20, 50],
    [36, 36],
    [150, 200],
  ] as const;
  const result = segments.map(([start, end], i) => ({
    id: `r${i}`,
    from_name: 'l',
    to_name: 't',
    type: 'timeserieslabels',
    value: { start, end, instant: start === end, timeserieslabels: ['Run'] },
  }));
  const both = await openBoth(
    browser,
    `<View><TimeSeries name="t" value="$csv" valueType="url" timeColumn="time"><Channel column="a"/><Channel column="b"/></TimeSeries>
      <TimeSeriesLabels name="l" toName="t"><Label value="Run"/></TimeSeriesLabels></View>`,
    [{ data: { csv: '/data/local-files/?d=a.csv' }, predictions: [{ result }] }],
    { 'a.csv': Buffer.from(`time,a,b\n${rows.join('\n')}\n`) },
  );
  const { own, editor } = both;
  await editor.show(0);
  // The editor shows a part of the series, and draws what is beyond it outside of its window; the ticks of its axis tell where it is.
  const inEditor = () =>
    editor.page.evaluate(() => {
      const axis = document.querySelector('.xaxis');
      const ticks = [...(axis?.querySelectorAll('.tick') ?? [])].map((tick) => ({
        value: Number(tick.textContent),
        x: Number(/translate\(([\d.]+)/.exec(tick.getAttribute('transform') ?? '')?.[1]),
      }));
      const [first, last] = [ticks[0], ticks.at(-1)];
      const channel = axis?.closest('svg');
      if (!first || !last || !channel) return [];
      const valueAt = (x: number) =>
        first.value + ((x - first.x) / (last.x - first.x)) * (last.value - first.value);
      return [...channel.querySelectorAll('.brush .selection')].map((selection) => {
        const [x, width] = ['x', 'width'].map((name) => Number(selection.getAttribute(name)));
        return [valueAt(x!), valueAt(x! + width!)];
      });
    });
  const inPage = () =>
    own.page
      .locator('.chart')
      .first()
      .evaluate((chart) =>
        [...chart.querySelectorAll('.segment')].map((segment) => {
          const [x, width] = ['x', 'width'].map((name) => Number(segment.getAttribute(name)));
          return [x!, x! + width!].map((place) => (place / 1000) * 200);
        }),
      );
  // Rows are 2 apart.
  const within = segments.map((places) => places.map((place) => expect.closeTo(place, 0)));
  await expect.poll(inEditor, patient).toEqual(within);
  await expect.poll(inPage, patient).toEqual(within);
  await both.close();
});
