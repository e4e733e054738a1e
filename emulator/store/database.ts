/** What SQLite can hold. */
export type SqlValue = string | number | null;
export type Bindable = SqlValue | boolean;

export interface Database {
  get(sql: string, ...params: readonly Bindable[]): Record<string, SqlValue> | undefined;
  all(sql: string, ...params: readonly Bindable[]): Record<string, SqlValue>[];
  /** Answers the number of rows changed. */
  run(sql: string, ...params: readonly Bindable[]): number;
  exec(sql: string): void;
  /** A nested call joins. When it throws, the outermost one is undone too, even if somebody caught the error. */
  transaction<T>(work: () => T): T;
  /** Called when an outermost transaction has been undone: what was read in it is not true. Also after `forget`. */
  onRollback(listener: () => void): void;
  /** To be called after rows were changed with `exec` or `run`, past the tables. */
  forget(): void;
  close(): void;
}
