import { createHash } from 'node:crypto';
import { script, style } from 'virtual:preview-page';
import { jsonForHtml, textForHtml } from './escape.ts';
import type { PageModel } from './model.ts';

/** The parts of a page, one after the other; `tasks` are JSON of PageTask that jsonForHtml made. */
export async function* pageParts(
  model: PageModel,
  tasks: AsyncIterable<Uint8Array>,
  schemes: ReadonlySet<string>,
): AsyncGenerator<string | Uint8Array> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(schemes)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${textForHtml(model.title)} - lsimport preview</title>
<style>${style}</style>
</head>
<body>
<noscript>This page needs JavaScript to show its tasks. It loads nothing from the network by itself.</noscript>
<script type="application/json" id="model">${jsonForHtml(model)}</script>
<script type="application/json" id="tasks">[`;
  let isFirst = true;
  for await (const task of tasks) {
    yield isFirst ? '\n' : ',\n';
    yield task;
    isFirst = false;
  }
  yield `\n]</script>\n<script>${script}</script>\n</body>\n</html>\n`;
}

/**
 * Runs and styles what is in the page and nothing else. Images and the like come from beside the page, and over the network only where
 * tasks link there.
 */
function policy(schemes: ReadonlySet<string>): string {
  const network = ['https:', 'http:'].filter((scheme) => schemes.has(scheme));
  const media = ["'self'", 'file:', 'data:', 'blob:', ...network].join(' ');
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    `img-src ${media}`,
    `media-src ${media}`,
    "frame-src 'self' file:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
