import { jsonForHtml, textForHtml } from '../escape.ts';
import type { EditorBuild } from './find-build.ts';
import type { EditorSettings } from './settings.ts';

/**
 * A page around the editor. The scripts of the build are loaded in an order that is not their own: main.js is there for its modules, and the
 * script of the page takes the start of the whole front end out of it before the runtime sees it.
 */
export function editorPage(
  { version, chunks, module, styles, flags }: EditorBuild,
  title: string,
  count: number,
): string {
  const where = { chunks, module, ...(styles !== undefined && { styles }) };
  const settings: EditorSettings = { version, title, count, ...where, flags };
  return `<!doctype html>
<html lang="en" data-color-scheme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${textForHtml(title)} - lsimport preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="editor/main.css">
</head>
<body>
<div id="lsimport"></div>
<div id="label-studio"></div>
<script type="application/json" id="settings">${jsonForHtml(settings)}</script>
<script src="start.js" data-step="settings"></script>
<script src="editor/main.js"></script>
<script src="start.js" data-step="cut"></script>
<script src="editor/vendor.js"></script>
<script src="editor/runtime.js"></script>
<script src="start.js" data-step="start"></script>
</body>
</html>
`;
}
