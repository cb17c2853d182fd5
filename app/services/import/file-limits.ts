const MEGABYTE = 1024 * 1024;

/** The largest file that is looked at. */
export const MAX_FILE_BYTES = 10 * MEGABYTE;
export const MAX_ROWS = 20_000;
export const MAX_COLUMNS = 200;
