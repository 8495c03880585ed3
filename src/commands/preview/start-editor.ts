import type { Context } from '../../context.ts';
import type { Json } from '../../json/json.ts';
import type { LoadedConfig } from '../../plan/load-label-config.ts';
import type { Collected } from '../../preview/collect.ts';
import { findEditorBuild } from '../../preview/editor/find-build.ts';
import type { MediaLinks } from '../../preview/media-links.ts';
import type { PageTask } from '../../preview/model.ts';
import type { Spool, SpoolPlace } from '../../preview/spool.ts';
import { resolvePath } from '../../resolve-path.ts';
import { withoutSecrets } from '../../without-secrets.ts';
import type { PreviewOptions } from './options.ts';

/** What was read for the page. */
interface EditorInput {
  loaded: LoadedConfig;
  collected: Collected;
  spool: Spool;
  links: MediaLinks;
}

/**
 * Shows the tasks of a page in the editor of an installed Label Studio; returns its address. Where that cannot be, it is said, and the page is
 * there all the same.
 */
export async function startEditor(
  { inputPath, labelStudio }: PreviewOptions,
  { loaded, collected, spool, links }: EditorInput,
  context: Context,
): Promise<string | undefined> {
  const { reporter } = context;
  const only = (why: string) => {
    reporter.note(`${why} The page is there without the editor.`);
    return undefined;
  };
  if (!loaded.config || !loaded.given) return only('The editor needs a label config (-l).');
  const wanted = labelStudio === undefined ? undefined : resolvePath(context, labelStudio);
  const build = findEditorBuild(wanted, context.env);
  if ('why' in build) return only(build.why);
  const parse = (place: SpoolPlace) => JSON.parse(spool.read(place).toString('utf8')) as unknown;
  const { serveEditor } = await import('../../preview/editor/serve.ts');
  const { address, stop } = await serveEditor(build, {
    title: withoutSecrets(inputPath!),
    config: loaded.config.text,
    count: collected.tasks.length,
    read(index) {
      const { page, more } = collected.tasks[index]!;
      return { task: parse(more!) as Json, page: parse(page) as PageTask };
    },
    fileOf: links.fileOf,
  });
  context.atEnd(() => void stop());
  reporter.note(`Label Studio ${build.version} shows the tasks at ${address} until Ctrl-C.`);
  return address;
}
