import type { Reply } from './replies.ts';

/** What the imitation of Label Studio 1.x knows. */
export interface State {
  nextId: number;
  nextProject: number;
  /** How many tasks a page of a list has at most. */
  mostTasks: number;
  projects: Map<number, FakeProject>;
  views: Map<number, FakeView>;
  /** LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT; undefined when local files are not served. */
  documentRoot: string | undefined;
  storages: { id: number; project: number; path: string }[];
  buckets: FakeBuckets;
  uploads: Map<number, FakeUpload>;
  /** Access tokens that are good. */
  access: Set<string>;
}

export interface FakeProject {
  id: number;
  title: string;
  description?: string;
  label_config: string;
  sampling: string;
  model_version: string | null;
  tasks: Map<number, FakeTask>;
}

export interface FakeTask {
  id: number;
  data: Record<string, unknown>;
  meta: Record<string, unknown>;
  file_upload_id?: number;
  annotations: { result: unknown; was_cancelled?: boolean; unique_id?: string }[];
  drafts?: object[];
  predictions: { result: unknown; model_version?: string | null; score?: number }[];
}

export interface FakeUpload {
  id: number;
  project: number;
  /** `upload/1/0000000a-name.png` */
  file: string;
  content: Buffer;
}

/** The storages of buckets. */
export interface FakeBuckets {
  list: { id: number; kind: string; project: number; bucket?: string; container?: string }[];
  /** Where it sends browsers; undefined when it cannot sign addresses. */
  origin?: string;
  /** May refuse a new one. */
  refuse?: (given: Record<string, unknown>) => Reply | undefined;
}

export interface FakeView {
  id: number;
  project: number;
  data: Record<string, unknown>;
}

export function emptyState(): State {
  return {
    nextId: 1,
    nextProject: 1,
    mostTasks: Number.POSITIVE_INFINITY,
    projects: new Map(),
    views: new Map(),
    documentRoot: undefined,
    storages: [],
    buckets: { list: [] },
    uploads: new Map(),
    access: new Set(),
  };
}
