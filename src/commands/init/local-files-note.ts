import { showTag } from '../../diagnostics/show-tag.ts';
import { isNewerTag } from '../../label-config/tags-of-09.ts';
import type { Prepared } from '../../plan/prepare.ts';
import type { ConfigMembers } from '../../project/config-json.ts';

/** The project is there already when the note is read. */
const NEW_FOR_1X = '--force --document-root FOLDER, a folder above that of the files.';

/** Tasks with links to local files show nothing until the server may serve them; and when it may, it serves more than one thinks. */
export function localFilesNote(
  config: ConfigMembers,
  { plan, loaded, has09Links }: Prepared,
  displayPath: string,
): string | undefined {
  if (config.get('allow_serving_local_files') === 'true') {
    return (
      'Label Studio 0.9 will serve every file on this machine that its user can read to everyone who can reach it ' +
      '(--allow-serving-local-files). Use this only on your own machine.'
    );
  }
  if (!has09Links?.() || !plan?.importer.linksFiles?.(plan.input)) return undefined;
  const newer = loaded.config?.tags.find(({ type }) => isNewerTag(type));
  if (newer) {
    return `The links are those of Label Studio 0.9, which has no tag ${showTag(newer.written)}. For 1.x, create the project again with ${NEW_FOR_1X}`;
  }
  return (
    `The links are for Label Studio 0.9. For 1.x, create the project again with ${NEW_FOR_1X} ` +
    'Label Studio 0.9 will not show the files until it is allowed to serve them: create it again with --force --allow-serving-local-files, or set ' +
    `"allow_serving_local_files": true in ${displayPath}/config.json.`
  );
}
