import { message } from '../message.ts';
import { showTag } from '../show-tag.ts';
import { withoutZ } from '../without-z.ts';

/** Codes for what a Label Studio server refuses, drops or does not show although the tasks are sound. Links in the arguments are quoted. */
export const serverMessages = {
  'refused-by-server': message<{ problem: string }>({
    severity: 'error',
    title: 'value that Label Studio 1.x refuses',
    text: ({ problem }) => `Label Studio 1.x refuses the whole import because of this: ${problem}.`,
    help: 'Fix it in the input. A single such value makes the server reject all tasks of the request.',
  }),
  'meta-is-list': message<Record<string, never>>({
    severity: 'error',
    title: 'meta that push cannot mark',
    text: () => 'The "meta" of the task is a list, but push puts its marker there as a member.',
    help: 'Make it an object: {"tags": [...]}.',
  }),
  'not-shown-by-server': message<{ problem: string; plain?: string }>({
    severity: 'error',
    title: 'value that Label Studio 1.x does not show',
    text: ({ problem }) => `Label Studio 1.x takes this but does not show it: ${problem}.`,
    help: 'Write the value as the editor itself does, or remove it.',
    helpFor: ({ plain }, file) => withoutZ(plain, file),
  }),
  'config-refused-by-server': message<{ problem: string }>({
    severity: 'error',
    title: 'label config that Label Studio 1.x does not take',
    text: ({ problem }) => `Label Studio 1.x cannot use this label config: ${problem}.`,
    help: 'Change the label config; the message says what is missing.',
  }),
  'config-refused-in-1x': message<{ problem: string }>({
    severity: 'warning',
    title: 'label config that Label Studio 1.x does not show',
    text: ({ problem }) => `Label Studio 1.x shows no task as it should with this label config: ${problem}.`,
    help: 'Change the label config. With --server 1.x and --to tasks-1.x this is an error.',
  }),
  'data-key-not-read-in-1x': message<{ keys: string; rename: string }>({
    severity: 'warning',
    title: 'data key that the editor of Label Studio 1.x does not read',
    text: ({ keys }) =>
      `The editor of Label Studio 1.x does not read ${keys}, so that no label config can be written for it.`,
    help: 'For 1.x, rename the column to letters A to Z, digits and underscores.',
    helpFor: ({ rename }) => `For 1.x, ${rename}`,
  }),
  'variable-not-read-in-1x': message<{ attribute: string; why: string }>({
    severity: 'warning',
    title: 'variable that the editor of Label Studio 1.x does not read',
    text: ({ attribute, why }) => `${attribute[0]!.toUpperCase()}${attribute.slice(1)}; ${why}.`,
    help: 'Rename the data key here and in the data, such as my_text for "my text" or "my text ".',
  }),
  'tag-never-shown': message<{ problem: string }>({
    severity: 'warning',
    title: 'tag that is never shown',
    text: ({ problem }) =>
      `The editor of Label Studio 1.x never shows a part of this label config: ${problem}.`,
    help: 'Write the name of the tag on whose choices or regions it depends.',
  }),
  'tag-of-other-edition': message<{ tag: string }>({
    severity: 'warning',
    title: 'tag that the Community edition lacks',
    text: ({ tag }) =>
      `The editor of Label Studio Community has no tag ${showTag(tag)} and shows an error in place of each task.`,
    help: 'Use another tag, unless the tasks are for Label Studio Enterprise or Starter Cloud.',
  }),
  'tag-not-in-09': message<{ tag: string }>({
    severity: 'error',
    title: 'tag that Label Studio 0.9 lacks',
    text: ({ tag }) =>
      `The editor of Label Studio 0.9 has no tag ${showTag(tag)}, and refuses the whole label config.`,
    help: 'Use another tag, or Label Studio 1.x: --server 1.x',
  }),
  'task-beyond-limit': message<{ bytes: number; limit: number }>({
    severity: 'error',
    title: 'task too large',
    text: ({ bytes, limit }) => `The task takes ${bytes} bytes, but an import file may have only ${limit}.`,
    help: 'Put media in files or a storage and link to them from the task, or raise --max-bytes as far as the server allows.',
  }),
  'work-without-task': message<{ files: number }>({
    severity: 'warning',
    title: 'annotations without a task',
    text: ({ files }) =>
      `${files === 1 ? '1 file of completions belongs' : `${files} files of completions belong`} to no task in tasks.json and ${files === 1 ? 'was' : 'were'} not exported.`,
    help: 'Tasks were removed from tasks.json, or the folder belongs to another project. It was left unchanged.',
  }),
  'work-under-other-name': message<{ key: string; wanted: string; server: string }>({
    severity: 'warning',
    title: 'annotations under a key that the server ignores',
    text: ({ key, wanted, server }) =>
      `Label Studio ${server} silently drops "${key}" on import; its own name for them is "${wanted}".`,
    help: 'lsimport export and lsimport convert --to tasks-1.x write annotations; projects made by lsimport init have completions, which both versions read.',
  }),
  'unknown-annotator': message<{ annotator: string }>({
    severity: 'warning',
    title: 'annotation by a named annotator',
    text: ({ annotator }) =>
      `The annotation is by ${annotator}; Label Studio 1.x refuses the whole import unless this is a user on that server.`,
    help: 'Omit "completed_by", as lsimport export and lsimport convert --to tasks-1.x do: the annotation then belongs to whoever imports it.',
  }),
  'ground-truth-by-default': message<Record<string, never>>({
    severity: 'warning',
    title: 'annotation that becomes ground truth',
    text: () =>
      'The annotation has no "ground_truth", so an import into Label Studio 1.x marks it as ground truth.',
    help: 'Add "ground_truth": false, as lsimport export and lsimport convert --to tasks-1.x do.',
  }),
  'draft-not-imported': message<Record<string, never>>({
    severity: 'warning',
    title: 'draft that is not imported',
    text: () => 'Label Studio 1.x imports no drafts, so these are lost.',
    help: 'To keep the work, move its results to "annotations" or "predictions".',
  }),
  'prediction-not-shown': message<Record<string, never>>({
    severity: 'error',
    title: 'prediction whose model version is null',
    text: () =>
      'The "model_version" of this prediction is null; with one such prediction the Data Manager of Label Studio 1.x no longer opens the project.',
    help: 'Give the version as text, or omit "model_version", as lsimport export and lsimport convert --to tasks-1.x do.',
  }),
  'mixed-model-versions': message<{ versions: string; last: string }>({
    severity: 'warning',
    title: 'predictions with several model versions',
    text: ({ versions, last }) =>
      `The predictions have several values of "model_version" (${versions}); "Label All Tasks" of Label Studio 1.x shows only those of the project's version, by default the last, ${last}.`,
    help: 'Give all predictions one version, or choose the version to show in the project settings.',
  }),
  'link-of-other-server': message<{ link: string; server: string }>({
    severity: 'warning',
    title: 'link for another version of Label Studio',
    text: ({ link, server }) => `Label Studio ${server} does not serve the link ${link}.`,
    help: 'Make the tasks again from the files: for 1.x, lsimport push FOLDER --upload, or --document-root FOLDER for links; for 0.9, without it. Uploaded files are only on the server that they were uploaded to.',
    helpForProject:
      'Create the project again from the files with lsimport init --document-root FOLDER, or send the files: lsimport push FOLDER --upload. Uploaded files are only on the server that they were uploaded to.',
  }),
  'local-path': message<{ link: string }>({
    severity: 'warning',
    title: 'file path instead of a link',
    text: ({ link }) => `${link} is a path on some machine; browsers cannot open it from a web page.`,
    help: 'Import the folder with an input format such as image-dir, or put the files on a web server or in a storage.',
  }),
  'local-file-outside': message<{ link: string }>({
    severity: 'warning',
    title: 'link outside the document root',
    text: ({ link }) =>
      `The path in ${link} is not below the document root, so Label Studio 1.x answers with an error.`,
    help: 'After ?d= goes the path relative to the document root, without a leading slash and without any "..".',
  }),
  'link-not-encoded': message<{ link: string; character: string }>({
    severity: 'warning',
    title: 'unencoded character in a link',
    text: ({ link, character }) =>
      `${link} contains ${character}, which has another meaning in URLs, so the server looks for a different file.`,
    help: 'Encode each part of the path: %20 for a space, %23 for #, %25 for %, %26 for &, %2B for +.',
  }),
  'link-needs-storage': message<{ link: string; storage: string }>({
    severity: 'warning',
    title: 'link into a storage',
    text: ({ link, storage }) =>
      `Label Studio opens ${link} only if the project has a source storage of type ${storage} with access to it.`,
    help: 'Add the storage in the project settings; it does not need to be synced.',
  }),
  'cloud-key-encoded': message<{ link: string; encoded: string }>({
    severity: 'warning',
    title: 'encoded key of an object',
    text: ({ link, encoded }) =>
      `Label Studio does not decode the ${encoded} in ${link}, and looks for an object whose key has ${encoded}.`,
    help: 'Write the key as it is in the bucket, such as a space for %20. If it really is so, the link is right.',
  }),
  'cloud-key-not-opened': message<{ link: string; problem: string }>({
    severity: 'warning',
    title: 'key of an object that Label Studio cannot open',
    text: ({ link, problem }) => `The key in ${link} ${problem}, so Label Studio cannot open the link.`,
    help: 'Copy the object to another key, and link to that.',
  }),
  'azure-key-not-encoded': message<{ link: string; character: string }>({
    severity: 'warning',
    title: 'key with # or % in Azure',
    text: ({ link, character }) =>
      `Label Studio does not encode the ${character} in ${link} when it signs the link, so Azure refuses it.`,
    help: 'Copy the object to another key, or turn off "Use pre-signed URLs" in the storage of the project.',
  }),
  'private-host': message<{ link: string; host: string }>({
    severity: 'warning',
    title: 'link to a private host',
    text: ({ link, host }) => `The host ${host} of ${link} is reachable only from this machine or network.`,
    help: 'It works for annotators whose browsers can reach that host. Otherwise use a public host, or --links URL for the files of a folder.',
    helpForProject:
      'It works for annotators whose browsers can reach that host. Otherwise use a public host, for the files of a folder with lsimport init --links URL.',
  }),
  'link-expires': message<{ link: string; sign: string }>({
    severity: 'warning',
    title: 'link that expires',
    text: ({ link, sign }) => `The link ${link} is signed (${sign}), so it stops working after a while.`,
    help: 'Use links such as s3://bucket/key with a source storage; Label Studio signs them each time.',
  }),
  'mixed-schemes': message<{ http: number; https: number }>({
    severity: 'warning',
    title: 'mixed http and https links',
    text: ({ http, https }) =>
      `${http} links use http and ${https} use https; a Label Studio opened over https does not show the http ones.`,
    help: 'Use https for all of them.',
  }),
  'inline-media': message<{ kilobytes: number }>({
    severity: 'warning',
    title: 'media embedded in a task',
    text: ({ kilobytes }) =>
      `The data embeds ${kilobytes} KB of media as a data: URL, which is sent with every list of tasks.`,
    help: 'Put the media in files and link to them from the tasks.',
  }),
  'inline-sound': message<Record<string, never>>({
    severity: 'error',
    title: 'sound embedded in a task',
    text: () =>
      'The data embeds a sound as a data: URL, which the editor of Label Studio 1.x cannot load: it puts "?lsref=1" behind every address.',
    help: 'Put the sounds in files and link to them from the tasks. From a Parquet file of datasets, in Python: Path(name).write_bytes(row["audio"]["bytes"]) for each row, with a metadata.csv of the names and the other columns beside them.',
  }),
  'many-tasks': message<{ tasks: number }>({
    severity: 'warning',
    title: 'too many tasks for one project',
    text: ({ tasks }) =>
      `There are ${tasks} tasks; Label Studio 1.x is slow with more than 100,000 in a project, and one import takes at most 1,000,000.`,
    help: 'Split the data into several projects; lsimport export splits an import into several files.',
  }),
  'input-too-large': message<{ bytes: number }>({
    severity: 'warning',
    title: 'file too large for one import',
    text: ({ bytes }) =>
      `The file has ${bytes} bytes, but one import into Label Studio 1.x takes at most 262144000.`,
    help: 'Make a project from it and use lsimport export with an output folder, which writes files that fit.',
  }),
  'input-type-refused': message<{ extension: string }>({
    severity: 'warning',
    title: 'file that cannot be uploaded as is',
    text: ({ extension }) => `Label Studio 1.x does not accept uploads of files that end in ${extension}.`,
    help: 'lsimport convert makes a list of tasks from it, which can be uploaded.',
  }),
};
