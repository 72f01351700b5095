import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * The pages of a SQLite file as they lie on the disk, with what its write-ahead log holds laid over them. Read without
 * SQLite, which refuses a damaged file as a whole. Format: https://www.sqlite.org/fileformat.html §1.3 and §4.
 */
export type Pages = {
  /** Bytes of a page. */
  readonly size: number;
  readonly count: number;
  /** Pages are numbered from 1; undefined where the file has none (truncated). */
  readonly read: (number: number) => Buffer | undefined;
  readonly close: () => void;
};

/** @param wal the write-ahead log; undefined = leave it out. A missing or empty file has no pages. */
export function openPages(file: string, wal: string | undefined): Pages {
  const main = openSource(file);
  const log = wal === undefined ? undefined : openSource(wal);
  const frames = log === undefined ? NO_FRAMES : readFrames(log);
  const size = frames.pageSize ?? pageSizeOf(main?.read(0, HEADER_BYTES)) ?? DEFAULT_PAGE_BYTES;
  const ofFile = main === undefined ? 0 : Math.floor(main.bytes / size);
  return {
    size,
    count: Math.max(ofFile, ...frames.offsets.keys()),
    read: (number) => {
      const inLog = frames.offsets.get(number);
      return inLog === undefined ? main?.read((number - 1) * size, size) : log?.read(inLog, size);
    },
    close: () => {
      main?.close();
      log?.close();
    },
  };
}

/** Bytes of the header of a database. */
export const HEADER_BYTES = 100;
const DEFAULT_PAGE_BYTES = 4096;

/** Undefined when it is none that SQLite can have: the header is damaged. */
function pageSizeOf(header: Buffer | undefined): number | undefined {
  if (header === undefined) return undefined;
  const size = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  return size >= 512 && (size & (size - 1)) === 0 ? size : undefined;
}

type Source = {
  readonly bytes: number;
  /** Undefined when the file ends before. */
  readonly read: (offset: number, length: number) => Buffer | undefined;
  readonly close: () => void;
};

function openSource(file: string): Source | undefined {
  if (!existsSync(file)) return undefined;
  const handle = openSync(file, 'r');
  return {
    bytes: fstatSync(handle).size,
    read: (offset, length) => {
      const buffer = Buffer.alloc(length);
      return readSync(handle, buffer, 0, length, offset) === length ? buffer : undefined;
    },
    close: () => closeSync(handle),
  };
}

type Frames = { readonly pageSize: number | undefined; readonly offsets: ReadonlyMap<number, number> };

const NO_FRAMES: Frames = { pageSize: undefined, offsets: new Map() };
const WAL_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The last bit says in which byte order the checksums are. */
const WAL_MAGIC = 0x377f0682;

/** Where the newest committed version of each page lies in the log. What was not committed, or is damaged, does not count. */
function readFrames(log: Source): Frames {
  const header = log.read(0, WAL_HEADER_BYTES);
  if (header === undefined || (header.readUInt32BE(0) & ~1) >>> 0 !== WAL_MAGIC) return NO_FRAMES;
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1;
  const pageSize = header.readUInt32BE(8);
  let sum = checksum(isBigEndian, header.subarray(0, 24), [0, 0]);
  if (!isSum(sum, header, 24)) return NO_FRAMES;
  const offsets = new Map<number, number>();
  let uncommitted: (readonly [number, number])[] = [];
  for (let at = WAL_HEADER_BYTES; ; at += FRAME_HEADER_BYTES + pageSize) {
    const frame = log.read(at, FRAME_HEADER_BYTES + pageSize);
    // Frames of an earlier round of the log have other salts.
    if (frame === undefined || !frame.subarray(8, 16).equals(header.subarray(16, 24))) break;
    sum = checksum(isBigEndian, frame.subarray(0, 8), sum);
    sum = checksum(isBigEndian, frame.subarray(FRAME_HEADER_BYTES), sum);
    if (!isSum(sum, frame, 16)) break;
    uncommitted.push([frame.readUInt32BE(0), at + FRAME_HEADER_BYTES]);
    if (frame.readUInt32BE(4) === 0) continue;
    for (const [number, offset] of uncommitted) offsets.set(number, offset);
    uncommitted = [];
  }
  return { pageSize, offsets };
}

type Sum = readonly [number, number];

/** SQLite's checksum of a log (fileformat.html §4.2). */
function checksum(isBigEndian: boolean, bytes: Buffer, start: Sum): Sum {
  let [first, second] = start;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const left = isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const right = isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    first = (first + left + second) >>> 0;
    second = (second + right + first) >>> 0;
  }
  return [first, second];
}

const isSum = ([first, second]: Sum, bytes: Buffer, at: number): boolean =>
  bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;
