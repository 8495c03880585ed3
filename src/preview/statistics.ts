import type { Chart, LabelCount, PageObject, PageRegion } from './model.ts';
import { namesIn } from './region-names.ts';

/** What is counted over all tasks; in the same memory however many there are. */
export interface Statistics {
  add(objects: readonly PageObject[], regions: readonly PageRegion[], scores: readonly number[]): void;
  labels(): { labels: LabelCount[]; moreLabels: number };
  charts(): Chart[];
}

/** Labels that are counted one by one. */
const MOST_LABELS = 2000;

const boxSizes = [
  { name: 'under 0.1 %', below: 0.1 },
  { name: '0.1 to 1 %', below: 1 },
  { name: '1 to 10 %', below: 10 },
  { name: '10 to 50 %', below: 50 },
  { name: '50 % and more', below: Number.POSITIVE_INFINITY },
];
const textLengths = [
  { name: 'empty', below: 1 },
  { name: '1 to 9', below: 10 },
  { name: '10 to 99', below: 100 },
  { name: '100 to 999', below: 1000 },
  { name: '1,000 to 9,999', below: 10_000 },
  { name: '10,000 and more', below: Number.POSITIVE_INFINITY },
];
const scoreRanges = [0.2, 0.4, 0.6, 0.8, Number.POSITIVE_INFINITY].map((below, i) => ({
  name: `${i * 0.2 === 0 ? '0' : (i * 0.2).toFixed(1)} to ${i === 4 ? '1' : below.toFixed(1)}`,
  below,
}));

/** `known`: labels of the label config, which are listed also when no region has them: that is what is to be seen. */
export function createStatistics(known: Iterable<string>): Statistics {
  const counts = new Map<string, number>([...known].map((label) => [label, 0]));
  let moreLabels = 0;
  const boxes = histogram('Box sizes (share of the image)', boxSizes);
  const lengths = histogram('Lengths of texts, in characters', textLengths);
  const scores = histogram('Scores of predictions', scoreRanges);
  return {
    add(objects, regions, found) {
      for (const region of regions) {
        for (const label of namesIn(region)) {
          const count = counts.get(label);
          if (count !== undefined || counts.size < MOST_LABELS) counts.set(label, (count ?? 0) + 1);
          else moreLabels++;
        }
        const { shape } = region;
        if (shape.kind === 'box') boxes.add((shape.w * shape.h) / 100);
      }
      for (const object of objects) {
        if (object.kind === 'text') lengths.add(object.text.length + (object.cut ?? 0));
      }
      for (const score of found) scores.add(score);
    },
    labels: () => ({
      labels: [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count),
      moreLabels,
    }),
    charts: () => [boxes, lengths, scores].filter(({ isEmpty }) => !isEmpty()).map(({ chart }) => chart),
  };
}

function histogram(title: string, bins: readonly { name: string; below: number }[]) {
  const chart: Chart = { title, bars: bins.map(({ name }) => ({ name, count: 0 })) };
  return {
    chart,
    add(value: number): void {
      const bar = chart.bars[bins.findIndex(({ below }) => value < below)];
      if (bar) bar.count++;
    },
    isEmpty: () => chart.bars.every(({ count }) => count === 0),
  };
}
