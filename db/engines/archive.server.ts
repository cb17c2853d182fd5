import Database from "better-sqlite3";

/** A part of an archive, as bytes. */
export interface ArchivePart {
  readonly name: string;
  readonly content: Buffer;
}

const TABLE = "CREATE TABLE sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)";
const FILE_MODE = 0o100600;

/** An archive being written; parts are stored as they are. */
export interface ArchiveWriter {
  add(part: ArchivePart, modifiedAt: number): void;
  close(): void;
}

/** An archive being read; reading what is no archive, or a damaged one, throws. */
export interface ArchiveReader {
  names(): string[];
  read(name: string): Buffer | null;
  close(): void;
}

/** Begins an archive in SQLite's own archive format (sqlar), which `sqlite3 -A` lists and unpacks. */
export function createArchive(path: string): ArchiveWriter {
  const handle = new Database(path);
  handle.pragma("journal_mode = DELETE");
  handle.pragma("synchronous = FULL");
  handle.exec(TABLE);
  const insert = handle.prepare("INSERT INTO sqlar (name, mode, mtime, sz, data) VALUES (?, ?, ?, ?, ?)");
  return {
    add: ({ name, content }, modifiedAt) => void insert.run(name, FILE_MODE, Math.floor(modifiedAt / 1_000), content.length, content),
    close: () => void handle.close(),
  };
}

/** Opens an archive for reading only. */
export function openArchive(path: string): ArchiveReader {
  const handle = new Database(path, { readonly: true, fileMustExist: true });
  const names = handle.prepare("SELECT name FROM sqlar ORDER BY rowid").pluck();
  const content = handle.prepare("SELECT data FROM sqlar WHERE name = ?").pluck();
  return {
    names: () => names.all() as string[],
    read: (name) => {
      const data: unknown = content.get(name);
      return Buffer.isBuffer(data) ? data : null;
    },
    close: () => void handle.close(),
  };
}
