/** Files that may name the classes or tags of data beside them: those of datasets, and of models trained on them. */
export const filesOfNames: readonly string[] = [
  'dataset_info.json',
  'dataset_infos.json',
  'id2label.json',
  'label2id.json',
  'config.json',
];
