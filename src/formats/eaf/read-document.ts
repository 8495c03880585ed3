import { parseXml } from '../../xml/parse-xml.ts';
import { isProblem } from '../../xml/problem.ts';
import { isSound } from '../media/audio-dir.ts';
import { roundSeconds } from '../sound/round-seconds.ts';
import { readAs } from '../sound/text-as.ts';
import type { Transcript, TranscriptSource } from '../sound/transcript-importer.ts';
import { parentsFirst } from './parents-first.ts';
import { readDocument } from './tiers.ts';

/** Reads one document of ELAN. */
export function readEaf(source: TranscriptSource): Transcript | undefined {
  const { input, controls, text, displayPath: file, refuse } = source;
  const xml = parseXml(text);
  if (isProblem(xml)) {
    const problem = xml.kind === 'malformed' ? `it is not XML (${xml.problem})` : xml.problem;
    return refuse(problem, xml.positionAt(xml.at).line);
  }
  if (xml.root.name !== 'ANNOTATION_DOCUMENT') return refuse('its root is not <ANNOTATION_DOCUMENT>', 1);
  const { annotations, media, interpolated, skipped } = readDocument(xml.root);
  for (const what of skipped) input.skip(what, 1);
  if (interpolated > 0) {
    input.note(
      `${file}: ${interpolated === 1 ? '1 border has' : `${interpolated} borders have`} no time; ELAN spreads such borders evenly between the others, and so does lsimport.`,
    );
  }
  return {
    names: soundsFirst([...media.keys()]),
    fill(draft) {
      const origin = originOf(media, draft.foundAs);
      const regions = new Map<string, string>();
      for (const { id, tier, text: said, parent, place, at } of parentsFirst(annotations)) {
        const where = { file, line: xml.positionAt(at).line };
        if ('problem' in place) {
          const args = { what: `annotation ${id}`, problem: place.problem };
          draft.report({ code: 'label-malformed', args }, where);
          continue;
        }
        const read = readAs(controls, input.options.textAs, tier || undefined, said);
        const parentRegion = parent === undefined ? undefined : regions.get(parent);
        const times =
          origin === 0
            ? place
            : { start: roundSeconds(place.start + origin), end: roundSeconds(place.end + origin) };
        const region = draft.add({ ...times, ...read, parent: parentRegion, place: where });
        if (region !== undefined) regions.set(id, region);
      }
    },
  };
}

/** A document of a video mostly names its sound too, which is what a tag for sounds plays best. */
function soundsFirst(names: readonly string[]): string[] {
  return [...names.filter(isSound), ...names.filter((name) => !isSound(name))];
}

/** Where in a sound the document begins, in seconds: as its own name says, else that of the first, as that is what people annotate. */
function originOf(media: ReadonlyMap<string, number>, name: string | undefined): number {
  return (name === undefined ? undefined : media.get(name)) ?? [...media.values()][0] ?? 0;
}
