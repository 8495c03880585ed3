import bitmask from '../../../schemas/values/bitmask.schema.json' with { type: 'json' };
import brush from '../../../schemas/values/brush.schema.json' with { type: 'json' };
import chatMessage from '../../../schemas/values/chat-message.schema.json' with { type: 'json' };
import choices from '../../../schemas/values/choices.schema.json' with { type: 'json' };
import dateTime from '../../../schemas/values/date-time.schema.json' with { type: 'json' };
import ellipse from '../../../schemas/values/ellipse.schema.json' with { type: 'json' };
import hypertextSpan from '../../../schemas/values/hypertext-span.schema.json' with { type: 'json' };
import keypoint from '../../../schemas/values/keypoint.schema.json' with { type: 'json' };
import number from '../../../schemas/values/number.schema.json' with { type: 'json' };
import pairwise from '../../../schemas/values/pairwise.schema.json' with { type: 'json' };
import paragraphSpan from '../../../schemas/values/paragraph-span.schema.json' with { type: 'json' };
import polygon from '../../../schemas/values/polygon.schema.json' with { type: 'json' };
import ranker from '../../../schemas/values/ranker.schema.json' with { type: 'json' };
import rating from '../../../schemas/values/rating.schema.json' with { type: 'json' };
import rectangle from '../../../schemas/values/rectangle.schema.json' with { type: 'json' };
import taxonomy from '../../../schemas/values/taxonomy.schema.json' with { type: 'json' };
import textArea from '../../../schemas/values/text-area.schema.json' with { type: 'json' };
import textSpan from '../../../schemas/values/text-span.schema.json' with { type: 'json' };
import timeSeriesSpan from '../../../schemas/values/time-series-span.schema.json' with { type: 'json' };
import timeSpan from '../../../schemas/values/time-span.schema.json' with { type: 'json' };
import timeline from '../../../schemas/values/timeline.schema.json' with { type: 'json' };
import vector from '../../../schemas/values/vector.schema.json' with { type: 'json' };
import videoRectangle from '../../../schemas/values/video-rectangle.schema.json' with { type: 'json' };

/**
 * The JSON Schemas of the values that results hold, by kind of value. What a schema cannot say is in the
 * checks beside it.
 */
export const valueSchemas = {
  bitmask,
  brush,
  chatMessage,
  choices,
  dateTime,
  ellipse,
  hypertextSpan,
  keypoint,
  number,
  pairwise,
  paragraphSpan,
  polygon,
  ranker,
  rating,
  rectangle,
  taxonomy,
  textArea,
  textSpan,
  timeSeriesSpan,
  timeSpan,
  timeline,
  vector,
  videoRectangle,
};

export type ValueKind = keyof typeof valueSchemas;
