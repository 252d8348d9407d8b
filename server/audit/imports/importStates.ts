/**
 * How far an import is. "uploaded": its columns are to be looked at; "checking", "importing": work is under way;
 * "checked": what it would do is to be looked at; "done"; "cleared": cancelled, left for a day, or not all there yet, with nothing imported.
 */
export type ImportState = 'uploaded' | 'checking' | 'checked' | 'importing' | 'done' | 'cleared'

/** The states from which somebody may still go on or cancel. */
export const UNFINISHED: readonly ImportState[] = ['uploaded', 'checking', 'checked', 'importing']
