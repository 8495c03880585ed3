import type { Located } from '../../diagnostics/diagnostic.ts';
import { fewOfMany } from '../../media/few-of-many.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { checkLinkedSeries } from './read-series.ts';
import { findSeriesTags, type SeriesTag } from './series-tag.ts';

/** Rows of a series that are looked at where a task only links to it: what is wrong with its columns and their form shows in the first. */
const ROWS = 1000;

/** What is wrong in the series that tasks link to, for the TimeSeries tags that show them; of very many, in a few. Several tasks may have one series. */
export function seriesLook(input: Input): (key: string, path: string) => readonly Located[] {
  const tagsOf = new Map<string, SeriesTag[]>();
  const few = fewOfMany();
  let last: { key: string; path: string; found: Located[] } | undefined;
  return (key, path) => {
    let tags = tagsOf.get(key);
    if (!tags) {
      tags = findSeriesTags(input.config, key).filter(({ inTask }) => !inTask);
      tagsOf.set(key, tags);
    }
    if (tags.length === 0 || !/\.(?:csv|tsv|txt)$/i.test(path)) return [];
    if (last?.key === key && last.path === path) return last.found;
    if (!few.takesNext()) return [];
    const found: Located[] = [];
    for (const tag of tags) {
      const report = (finding: Located['finding'], place: Located['place']) => found.push({ finding, place });
      checkLinkedSeries(path, showPath(input, path), tag, report, ROWS);
    }
    if (found.length > 0) few.addWrong();
    last = { key, path, found };
    return found;
  };
}
