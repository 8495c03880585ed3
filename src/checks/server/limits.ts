/** What Label Studio 1.x takes in one request at all: TASKS_MAX_NUMBER and DATA_UPLOAD_MAX_MEMORY_SIZE of its settings. */
export const most = { tasks: 1_000_000, bytes: 262_144_000 };
