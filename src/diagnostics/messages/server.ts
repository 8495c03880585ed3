import { message } from '../message.ts';

/** Codes for what a Label Studio server refuses, drops or does not show although the tasks are sound. Links in the arguments are quoted. */
export const serverMessages = {
  'refused-by-server': message<{ problem: string }>({
    severity: 'error',
    title: 'something the import of Label Studio 1.x stops at',
    text: ({ problem }) => `Label Studio 1.x refuses the whole import because of this: ${problem}.`,
    help: 'Mend it in the input. One such place keeps all tasks of the request out.',
  }),
  'task-beyond-limit': message<{ bytes: number; limit: number }>({
    severity: 'error',
    title: 'task that is too large',
    text: ({ bytes, limit }) => `The task takes ${bytes} bytes, and an import file may have ${limit}.`,
    help: 'Put media into files or a storage and links to them into the task, or raise --max-bytes as far as the server allows.',
  }),
  'work-without-task': message<{ files: number }>({
    severity: 'warning',
    title: 'finished work without its task',
    text: ({ files }) =>
      `${files === 1 ? '1 file of completions belongs' : `${files} files of completions belong`} to no task in tasks.json, so nothing of it is exported.`,
    help: 'Tasks were removed from tasks.json, or the folder is of another project. Nothing was changed in it.',
  }),
  'work-under-other-name': message<{ key: string; wanted: string; server: string }>({
    severity: 'warning',
    title: 'finished work under a name that the server does not know',
    text: ({ key, wanted, server }) =>
      `An import into Label Studio ${server} drops "${key}" without a word; there they are called "${wanted}".`,
    help: 'Both lsimport export and lsimport convert --to tasks-1.x write annotations; a project of lsimport init has completions that both versions read.',
  }),
  'unknown-annotator': message<{ annotator: string }>({
    severity: 'warning',
    title: 'annotation of a named annotator',
    text: ({ annotator }) =>
      `The annotation is by ${annotator}; Label Studio 1.x refuses the whole import unless this is a user of that very server.`,
    help: 'Leave "completed_by" out, as lsimport export and lsimport convert --to tasks-1.x do: the annotation then belongs to who imports it.',
  }),
  'ground-truth-by-default': message<Record<string, never>>({
    severity: 'warning',
    title: 'annotation that becomes ground truth',
    text: () =>
      'The annotation has no "ground_truth", so an import into Label Studio 1.x marks it as ground truth.',
    help: 'Write "ground_truth": false, as lsimport export and lsimport convert --to tasks-1.x do.',
  }),
  'prediction-not-shown': message<Record<string, never>>({
    severity: 'warning',
    title: 'prediction without a model version',
    text: () =>
      'The "model_version" of this prediction is null, and Label Studio 1.x never shows such a prediction.',
    help: 'Name a version, the same in all predictions, or leave "model_version" out of all of them.',
  }),
  'mixed-model-versions': message<{ versions: string; last: string }>({
    severity: 'warning',
    title: 'predictions of several model versions',
    text: ({ versions, last }) =>
      `The predictions have several values of "model_version" (${versions}); Label Studio 1.x shows those of one, at first of the last, ${last}.`,
    help: 'Give all predictions one version, or choose the one to show in the settings of the project.',
  }),
  'link-of-other-server': message<{ link: string; server: string }>({
    severity: 'warning',
    title: 'link that only another Label Studio answers',
    text: ({ link, server }) => `Label Studio ${server} does not answer the link ${link}.`,
    help: 'Links for 1.x are made with --document-root FOLDER, links for 0.9 without it; files uploaded to a server are only there.',
  }),
  'local-path': message<{ link: string }>({
    severity: 'warning',
    title: 'path of a file instead of a link',
    text: ({ link }) => `${link} is a path on some machine, and no browser opens it from a web page.`,
    help: 'Import the folder with an input format such as image-dir, or put the files on a web server or in a storage.',
  }),
  'local-file-outside': message<{ link: string }>({
    severity: 'warning',
    title: 'link out of the document root',
    text: ({ link }) =>
      `The path in ${link} does not lead down from the document root, so Label Studio 1.x answers with an error.`,
    help: 'Behind ?d= stands the path relative to the document root, without a slash in front and without .. in it.',
  }),
  'link-not-encoded': message<{ link: string; character: string }>({
    severity: 'warning',
    title: 'link with a character that must be encoded',
    text: ({ link, character }) =>
      `In ${link} stands ${character}, which means something else in a URL, so that the server looks for another file.`,
    help: 'Encode each name of the path: %20 for a space, %23 for #, %25 for %, %26 for &, %2B for +.',
  }),
  'link-needs-storage': message<{ link: string; storage: string }>({
    severity: 'warning',
    title: 'link into a storage',
    text: ({ link, storage }) =>
      `Label Studio opens ${link} only when the project has a source storage of the type ${storage} with access to it.`,
    help: 'Add the storage in the settings of the project; it need not be synchronized.',
  }),
  'private-host': message<{ link: string; host: string }>({
    severity: 'warning',
    title: 'link to a private host',
    text: ({ link, host }) => `The host ${host} of ${link} is known on this machine or in this network only.`,
    help: 'It works for annotators whose browsers reach that host. Else use a public host, or --links URL for files of a folder.',
  }),
  'link-expires': message<{ link: string; sign: string }>({
    severity: 'warning',
    title: 'link that expires',
    text: ({ link, sign }) => `The link ${link} is signed (${sign}), so it stops working after a while.`,
    help: 'Use links such as s3://bucket/key with a source storage: Label Studio signs them anew each time.',
  }),
  'mixed-schemes': message<{ http: number; https: number }>({
    severity: 'warning',
    title: 'http and https mixed',
    text: ({ http, https }) =>
      `${http} links begin with http and ${https} with https; a Label Studio that is reached by https does not show the former.`,
    help: 'Use https for all of them.',
  }),
  'file-type-not-shown': message<{ link: string; extension: string }>({
    severity: 'warning',
    title: 'kind of file that browsers do not show',
    text: ({ link, extension }) =>
      `${link} ends in ${extension}, a kind of file that most browsers do not show.`,
    help: 'Convert it to a kind that every browser knows: PNG or JPEG, MP3 or WAV, MP4 (H.264).',
  }),
  'inline-media': message<{ kilobytes: number }>({
    severity: 'warning',
    title: 'media inside of a task',
    text: ({ kilobytes }) =>
      `The data holds ${kilobytes} KB of media as a data: URL, which every list of tasks sends along.`,
    help: 'Put the media into files and links to them into the tasks.',
  }),
  'many-tasks': message<{ tasks: number }>({
    severity: 'warning',
    title: 'more tasks than one project should have',
    text: ({ tasks }) =>
      `There are ${tasks} tasks: Label Studio 1.x is slow above 100,000 in a project, and one import takes at most 1,000,000.`,
    help: 'Split the data into several projects; lsimport export splits an import into files.',
  }),
  'input-too-large': message<{ bytes: number }>({
    severity: 'warning',
    title: 'file that is too large for one import',
    text: ({ bytes }) =>
      `The file has ${bytes} bytes, and one import into Label Studio 1.x takes at most 262144000.`,
    help: 'Make a project of it and use lsimport export with a folder, which writes files that fit.',
  }),
  'input-type-refused': message<{ extension: string }>({
    severity: 'warning',
    title: 'file that cannot be uploaded as it is',
    text: ({ extension }) => `Label Studio 1.x does not take an upload of a file that ends in ${extension}.`,
    help: 'lsimport convert makes a list of tasks of it, which can be uploaded.',
  }),
};
