// `lsimport preview` of all tasks of an input: what it takes, how large the page is, and how long a browser takes to open it.
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { dataSet } from './make-data.js';

const boxes = `<View><Image name="image" value="$image"/>
  <RectangleLabels name="label" toName="image"><Label value="Airplane"/><Label value="Car"/></RectangleLabels></View>`;

/** As many times 100 tasks with 4 boxes each. */
export const previews = [1, 10, 100].map((times) => ({
  title: `preview of ${(100 * times).toLocaleString('en')} tasks with 4 boxes`,
  times,
}));

/** Screens that are scrolled through to see whether that is smooth. */
const SCREENS = 120;

/** A row of the table; the browser is left out where there is none. */
export async function measurePreview({ title, times }, { lsimport, folder, count, run, summarize, show }) {
  const config = join(folder, 'config.xml');
  const page = join(folder, 'preview.html');
  writeFileSync(config, boxes);
  const input = dataSet('hundred-tasks.json', times);
  const args = ['preview', input, '-l', config, '-o', page, '--sample', String(100 * times), '--force'];
  const runs = [];
  for (let i = 0; i < count; i++) runs.push(await run(process.execPath, [lsimport, ...args]));
  const size = `${(statSync(page).size / 1e6).toFixed(1)} MB`;
  const opened = await openInBrowser(page, count);
  rmSync(page);
  return `| ${title} | ${show(summarize(runs))} | ${size} | ${opened} |`;
}

/** Seconds from the start of the navigation to the frame with the first task; and the slowest frame while it is scrolled through. */
async function openInBrowser(path, count) {
  const executablePath = process.env.LSIMPORT_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) return 'no Chromium';
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const seconds = [];
  const frames = [];
  try {
    for (let i = 0; i < count; i++) {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      await page.addInitScript(() => {
        const look = () => {
          if (document.querySelector('article')) requestAnimationFrame(() => setTimeout(note));
          else requestAnimationFrame(look);
        };
        const note = () => {
          globalThis.openedAt = performance.now();
        };
        look();
      });
      await page.goto(pathToFileURL(path).href);
      await page.waitForFunction(() => globalThis.openedAt !== undefined);
      seconds.push((await page.evaluate(() => globalThis.openedAt)) / 1000);
      frames.push(await page.evaluate(scrollThrough, SCREENS));
      await page.close();
    }
  } finally {
    await browser.close();
  }
  const [opened, slowest] = [seconds, frames].map(
    (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)],
  );
  return `${opened.toFixed(2)} s, ${Math.round(slowest)} ms`;
}

/** Runs in the page. Milliseconds that 95 of 100 frames take at most. */
async function scrollThrough(screens) {
  const times = [];
  let before = performance.now();
  for (let i = 0; i < screens; i++) {
    scrollBy(0, 300);
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    times.push(now - before);
    before = now;
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
}
