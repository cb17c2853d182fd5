/** Monthly progress reports and the planned curve of investment. */
export const progress: readonly string[] = [];
