import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { Json } from '../../json/json.ts';
import type { LoadedConfig } from '../../plan/config/load-label-config.ts';
import type { Collected } from '../../preview/collect.ts';
import { type EditorBuild, findEditorBuild, type NoBuild } from '../../preview/editor/find-build.ts';
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

/** The editor that `--editor` asks for. Throws a UserError where the Label Studio that was named has none. */
export function findEditor({ labelStudio }: PreviewOptions, context: Context): EditorBuild | NoBuild {
  const wanted = labelStudio === undefined ? undefined : resolvePath(context, labelStudio);
  const build = findEditorBuild(wanted, context.env);
  if (wanted === undefined || !('why' in build)) return build;
  throw new UserError(
    EXIT.usage,
    build.why,
    'Set --label-studio to the command of Label Studio 1.x, its virtual environment, or the folder with its packages.',
  );
}

/**
 * Shows the tasks of a page in the editor of an installed Label Studio; returns its address. Where that cannot be, it is said, and the page is
 * there all the same.
 */
export async function startEditor(
  build: EditorBuild | NoBuild,
  { inputPath }: PreviewOptions,
  { loaded, collected, spool, links }: EditorInput,
  context: Context,
): Promise<string | undefined> {
  const { reporter } = context;
  const only = (why: string) => {
    reporter.note(`${why} The page is there without the editor.`);
    return undefined;
  };
  if (!loaded.config || !loaded.given) return only('The editor needs a label config (-l).');
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
