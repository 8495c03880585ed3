import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-files.ts';

/** What `--template` takes: the names of the files in templates/, sorted. A list here, so that `--help` need not read the folder. */
export const templateNames: readonly string[] = [
  'adv_layouts_columns2',
  'adv_layouts_columns3',
  'adv_layouts_long_text',
  'adv_layouts_sticky_header',
  'adv_layouts_sticky_left_column',
  'adv_nested_2level',
  'adv_nested_3level',
  'adv_nested_conditional',
  'adv_other_filter',
  'adv_other_pairwise',
  'adv_other_relations',
  'adv_other_table',
  'adv_other_table2',
  'adv_region_image',
  'adv_region_text',
  'adv_region_trans',
  'adv_text_classification',
  'audio_classification',
  'audio_diarization',
  'audio_emotions',
  'audio_trans_region',
  'audio_transcribe',
  'html_chatbot',
  'html_classification',
  'html_dialogues',
  'html_document',
  'html_pdf',
  'html_video',
  'html_video_timeline',
  'html_website',
  'image_bbox',
  'image_bbox_coco',
  'image_brushes',
  'image_circular',
  'image_classification',
  'image_keypoints',
  'image_mixedlabel',
  'image_multi_class',
  'image_polygons',
  'text_alignment',
  'text_classification',
  'text_multi_class',
  'text_named_entity',
  'text_summarization',
  'text_taxonomy',
  'ts_classification',
  'ts_loading_csv',
  'ts_loading_csv_notime',
  'ts_loading_headless',
  'ts_loading_json',
  'ts_multi_step',
  'ts_rel_between_channels',
  'ts_rel_text',
  'ts_segmentation',
];

/** The label config of a template, as bytes of UTF-8. The name must be one of `templateNames`. */
export function readTemplate(name: string): Uint8Array {
  if (!templateNames.includes(name)) throw new Error(`There is no template ${JSON.stringify(name)}.`);
  return readFileSync(join(packageRoot, 'src/label-config/templates', `${name}.xml`));
}
