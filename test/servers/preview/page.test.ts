import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { makeFolder } from '../make-folder.ts';
import { openPreview } from './open-preview.ts';

/** The page draws what a key or a click asks for with its next frame, which a busy machine may be late with. */
const patient = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const config = `<View><Text name="t" value="$text"/><HyperText name="h" value="$html"/><Paragraphs name="p" value="$talk"/><Table name="tab" value="$table"/>
  <Labels name="ner" toName="t"><Label value="PER" background="#f59f00"/><Label value="LOC"/></Labels>
  <HyperTextLabels name="hl" toName="h"><Label value="Date"/></HyperTextLabels><ParagraphLabels name="pl" toName="p"><Label value="Polite"/></ParagraphLabels>
  <Choices name="c" toName="t"><Choice value="good"/><Choice value="bad"/></Choices></View>`;

const region = (from: string, to: string, type: string, value: object, id: string) => ({
  id,
  from_name: from,
  to_name: to,
  type,
  value,
});

const base = {
  text: '😀😀 Ada Lovelace lived in London.',
  html: '<h1>On <i>May</i> 5</h1><p>Dear <b>all</b></p>',
  talk: [
    { author: 'Ana', text: 'Good 😀 morning' },
    { author: 'Bob', text: 'Hello' },
  ],
  table: { a: 1 },
};

const results = [
  region('ner', 't', 'labels', { start: 3, end: 15, text: 'Ada Lovelace', labels: ['PER'] }, 'a'),
  region(
    'ner',
    't',
    'labels',
    { start: 7, end: 32, text: 'Lovelace lived in London.', labels: ['LOC'] },
    'b',
  ),
  region(
    'hl',
    'h',
    'hypertextlabels',
    {
      start: '/h1[1]/i[1]/text()[1]',
      end: '/h1[1]/text()[2]',
      startOffset: 0,
      endOffset: 2,
      hypertextlabels: ['Date'],
    },
    'c',
  ),
  region(
    'pl',
    'p',
    'paragraphlabels',
    { start: '0', end: '1', startOffset: 8, endOffset: 5, paragraphlabels: ['Polite'] },
    'd',
  ),
  region('c', 't', 'choices', { choices: ['good'] }, 'e'),
];

async function open(tasks: unknown[], settings = {}, args: string[] = []) {
  const folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
  return openPreview(browser, folder, ['tasks.json', '-l', 'config.xml', ...args], settings);
}

const usual = {
  data: base,
  predictions: [{ model_version: 'v1', score: 0.5, result: results }],
  annotations: [{ result: [results[4]] }],
};

test('spans mark their words: behind emoji, overlapping, over elements and over phrases', async () => {
  const { page, problems } = await open([usual]);
  const marked = (at: number) =>
    page.locator('mark').evaluateAll(
      (marks, wanted) =>
        marks
          .filter((mark) => mark.getAttribute('data-regions')!.split(' ').includes(String(wanted)))
          .map((mark) => mark.textContent)
          .join('|'),
      at,
    );
  await expect.poll(() => marked(0), patient).toBe('Ada |Lovelace');
  await expect.poll(() => marked(1), patient).toBe('Lovelace| lived in London.');
  await expect.poll(() => marked(2), patient).toBe('May| 5');
  await expect.poll(() => marked(3), patient).toBe('morning|Hello');
  // What is said of them beside the text is not a part of it.
  const text = page.locator('[data-object=t] .text');
  const textAlone = () =>
    text.evaluate((block) =>
      [...block.childNodes]
        .filter((node) => !(node as Element).classList?.contains('span-label'))
        .map((node) => node.textContent)
        .join(''),
    );
  await expect.poll(textAlone, patient).toBe(base.text);
  const rows = page.locator('.region-list li');
  await rows.locator('.finding').evaluateAll((findings) => {
    for (const finding of findings) finding.remove();
  });
  await expect
    .poll(() => rows.allTextContents(), patient)
    .toEqual([
      'PERAda Lovelace',
      'LOCLovelace lived in London.',
      'DateMay 5',
      'Politemorning Hello',
      'cgood',
    ]);
  expect(problems).toEqual([]);
  await page.close();
});

test('a page goes from right to left where it says so', async () => {
  const html = '<div dir="rtl"><p>שלום</p></div><ul><li>one</li></ul>';
  const { page, problems } = await open([{ data: { ...base, html } }]);
  const direction = (selector: string) =>
    page.locator(`[data-object=h] ${selector}`).evaluate((element) => getComputedStyle(element).direction);
  expect(await direction('p')).toBe('rtl');
  expect(await direction('li')).toBe('ltr');
  expect(problems).toEqual([]);
  await page.close();
});

test('predictions and annotations are switched with buttons and with a key', async () => {
  const { page } = await open([usual]);
  const tabs = page.locator('.tab');
  await expect
    .poll(() => tabs.allTextContents(), patient)
    .toEqual([
      expect.stringMatching(/^Prediction 1 v1 0\.5 5 regions 2 findings$/),
      expect.stringMatching(/^Annotation 1 1 region\s*$/),
    ]);
  await tabs.nth(1).click();
  await expect.poll(() => page.locator('mark').count(), patient).toBe(0);
  await expect.poll(() => page.locator('.region-list li').count(), patient).toBe(1);
  await page.locator('.top h1').click();
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await expect.poll(() => page.locator('mark').count(), patient).toBeGreaterThan(0);
  await page.close();
});

describe('without a mouse', () => {
  const tasks = Array.from({ length: 60 }, (_, i) => ({
    data: { ...base, text: `n${i}n ${'x'.repeat(i)}` },
    predictions: [
      { score: i / 100, result: i === 40 ? [{ ...results[4], value: { choices: ['odd'] } }] : [results[4]] },
    ],
  }));
  const here = (page: Page) => page.evaluate(() => document.activeElement?.querySelector('h2')?.textContent);

  test('keys move from task to task, to the next finding, and into the search', async () => {
    const { page } = await open(tasks);
    for (const [key, expected] of [
      ['j', 'Task 0'],
      ['ArrowRight', 'Task 1'],
      ['j', 'Task 2'],
      ['k', 'Task 1'],
      ['ArrowLeft', 'Task 0'],
      ['k', 'Task 0'],
      ['e', 'Task 40'],
      ['e', 'Task 40'],
      ['j', 'Task 41'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => here(page), patient).toBe(expected);
    }
    await page.keyboard.press('/');
    await page.keyboard.type('n7n');
    await expect.poll(() => page.locator('.status').textContent(), patient).toBe('1 of 60 tasks');
    await expect.poll(() => page.locator('article h2').allTextContents(), patient).toEqual(['Task 7']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.status').textContent(), patient).toBe('60 tasks');
    await page.keyboard.press('?');
    await expect.poll(() => page.getByRole('dialog').isVisible(), patient).toBe(true);
    await page.close();
  });

  test('the last task can be reached by scrolling, and few cards are in the page at a time', async () => {
    const { page } = await open(tasks);
    await page.evaluate(async () => {
      const last = () =>
        [...document.querySelectorAll('article h2')].some((title) => title.textContent === 'Task 59');
      while (!last()) {
        scrollBy(0, 400);
        await new Promise((done) => requestAnimationFrame(done));
      }
    });
    await expect.poll(() => page.locator('article').count(), patient).toBeLessThan(60);
    await page.close();
  });

  test('filters by label, finding and score', async () => {
    const { page } = await open(tasks);
    const shown = () => page.locator('.status').textContent();
    await page.getByRole('button', { name: /^odd/ }).click();
    await expect.poll(() => shown(), patient).toBe('1 of 60 tasks');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('button', { name: /with errors/ }).click();
    await expect.poll(() => page.locator('article h2').allTextContents(), patient).toEqual(['Task 40']);
    await expect.poll(() => new URL(page.url()).hash, patient).toBe('#finding=errors');
    await page.reload();
    await expect.poll(() => shown(), patient).toBe('1 of 60 tasks');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByLabel('Lowest score').fill('0.5');
    await expect.poll(() => shown(), patient).toBe('10 of 60 tasks');
    await page.getByLabel('Highest score').fill('0.5');
    await expect.poll(() => shown(), patient).toBe('1 of 60 tasks');
    await page.close();
  });
});

describe('everybody can read it', () => {
  test.each(['light', 'dark'] as const)(
    'texts have a contrast of at least 4.5 in %s',
    async (colorScheme) => {
      const odd = {
        ...usual,
        predictions: [{ result: [...results, { ...results[4], id: 'x', value: { choices: ['odd'] } }] }],
      };
      const { page } = await open([odd], { colorScheme });
      await expect.poll(() => page.locator('.region-list li').count(), patient).toBe(6);
      const pale = await page.evaluate(() => {
        type Color = [number, number, number, number];
        const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
        const parse = (color: string): Color => {
          context.clearRect(0, 0, 1, 1);
          context.fillStyle = color;
          context.fillRect(0, 0, 1, 1);
          const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
          return [red!, green!, blue!, alpha! / 255];
        };
        const behind = (element: Element): Color => {
          const layers: Color[] = [];
          for (let at: Element | null = element; at; at = at.parentElement)
            layers.push(parse(getComputedStyle(at).backgroundColor));
          return layers.reduceRight<Color>(
            (below, [r, g, b, a]) => [
              r * a + below[0] * (1 - a),
              g * a + below[1] * (1 - a),
              b * a + below[2] * (1 - a),
              1,
            ],
            [255, 255, 255, 1],
          );
        };
        const luminance = ([r, g, b]: Color) => {
          const [red, green, blue] = [r, g, b].map((channel) => {
            const part = channel / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
        };
        const found: string[] = [];
        for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
          const ownText = [...element.childNodes].some(
            (node) => node.nodeType === 3 && node.textContent!.trim() !== '',
          );
          if (
            !ownText ||
            element.closest('script, noscript, dialog:not([open])') ||
            !element.checkVisibility()
          )
            continue;
          const [text, back] = [
            luminance(parse(getComputedStyle(element).color)),
            luminance(behind(element)),
          ];
          const contrast = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
          if (contrast < 4.5)
            found.push(`${contrast.toFixed(2)} ${element.className} ${element.textContent!.slice(0, 40)}`);
        }
        return found;
      });
      expect(pale).toEqual([]);
      await page.close();
    },
  );

  test('it fits 360 pixels', async () => {
    const { page } = await open([usual], { viewport: { width: 360, height: 700 } });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), patient)
      .toBeLessThanOrEqual(360);
    await expect.poll(() => page.getByRole('button', { name: /^PER/ }).isVisible(), patient).toBe(false);
    await page.getByText('Counts and filters').click();
    await expect.poll(() => page.getByRole('button', { name: /^PER/ }).isVisible(), patient).toBe(true);
    await page.close();
  });

  test('it prints light, and without what is only for the screen', async () => {
    const { page } = await open([usual], { colorScheme: 'dark' });
    await expect.poll(() => page.locator('.region-list li').count(), patient).toBe(5);
    const back = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await back();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect.poll(back, patient).toBe('rgb(244, 245, 247)');
    expect(dark).not.toBe('rgb(244, 245, 247)');
    await expect.poll(() => page.getByRole('searchbox').isVisible(), patient).toBe(false);
    await page.close();
  });

  test('what is clicked has a name', async () => {
    const { page } = await open([usual]);
    await expect.poll(() => page.locator('.region-list li').count(), patient).toBe(5);
    const names = await page
      .locator('button, input, a, summary')
      .evaluateAll((all) =>
        all.map((element) => element.getAttribute('aria-label') ?? element.textContent!.trim()),
      );
    expect(names.filter((name) => name === '')).toEqual([]);
    await page.close();
  });
});

describe('hostile data', () => {
  const attack = 'window.hacked = 1; document.title = "hacked"; alert(1)';
  const evil = [
    `</script><script>${attack}</script>`,
    `<img src=x onerror='${attack}'>`,
    `<svg onload='${attack}'><style onload='${attack}'></style></svg>`,
    `<iframe srcdoc="<script>parent.${attack}</script>"></iframe><object data="javascript:${attack}"></object>`,
    `<a href="javascript:${attack}" onclick='${attack}'>click me</a>`,
    `<form action="javascript:${attack}"><button>send</button></form><base href="https://evil.example/">`,
    `<link rel=stylesheet href="https://evil.example/a.css"><img src="https://evil.example/a.png"><meta http-equiv=refresh content="0;url=https://evil.example/">`,
    '\u2028\u2029\u202e\u2066\0\ufeff',
    '{{7*7}}`',
  ].join(' ');
  const task = {
    data: {
      text: evil,
      html: evil,
      talk: [{ author: evil, text: evil }],
      table: [{ [evil]: evil }],
      [evil]: evil,
    },
    predictions: [
      {
        model_version: evil,
        result: [
          region('ner', 't', 'labels', { start: 0, end: 30, labels: [evil] }, evil),
          region('c', 't', 'choices', { choices: [evil] }, 'x'),
        ],
      },
    ],
  };

  test('nothing of it runs, loads or leads anywhere', async () => {
    const { page, problems } = await open([task, task]);
    await expect.poll(() => page.locator('article').count(), patient).toBe(2);
    await page.getByText('click me', { exact: true }).first().click();
    await page.locator('article details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    const after = await page.evaluate(() => ({
      title: document.title,
      hacked: 'hacked' in window,
      made: [
        ...document.querySelectorAll(
          'iframe, object, embed, form, base, style, link, svg style, [onclick], [onerror], [onload], .html a, .html [style]',
        ),
      ]
        .filter((element) => element !== document.head.querySelector('style'))
        .map((element) => element.outerHTML),
      scripts: document.scripts.length,
    }));
    expect(after).toEqual({ title: 'tasks.json - lsimport preview', hacked: false, made: [], scripts: 3 });
    // What the policy of the page blocks is blocked.
    expect(
      problems.filter((text) => !text.includes('violates the following Content Security Policy')),
    ).toEqual([]);
    await expect
      .poll(() => page.locator('[data-object=t] .text').first().textContent(), patient)
      .toContain('</script><script>');
    await page.close();
  });

  test('a text of 10 MB and 100,000 regions open', async () => {
    const spans = Array.from({ length: 100_000 }, (_, i) =>
      region('ner', 't', 'labels', { start: i * 90, end: i * 90 + 50, labels: ['PER'] }, `r${i}`),
    );
    const { page, problems } = await open([
      { data: { ...base, text: 'x y '.repeat(2_500_000) }, predictions: [{ result: spans }] },
    ]);
    await expect
      .poll(() => page.locator('[data-object=t] .note').textContent(), patient)
      .toBe('9,800,000 more characters in the data.');
    await expect.poll(() => page.locator('.region-list li').count(), patient).toBe(300);
    await expect
      .poll(() => page.getByRole('button', { name: /^PER/ }).textContent(), patient)
      .toBe('PER100,000');
    expect(problems).toEqual([]);
    await page.close();
  });
});
