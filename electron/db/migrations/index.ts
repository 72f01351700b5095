import { sql as first } from './0001-first.ts';
import { sql as lookup } from './0002-lookup.ts';
import { sql as viewsAndActivity } from './0003-views-and-activity.ts';
import { sql as versions } from './0004-versions.ts';
import { sql as changes } from './0005-changes.ts';
import { sql as imports } from './0006-imports.ts';
import { sql as contract } from './0007-contract.ts';
import { sql as unreadIndex } from './0008-unread-index.ts';

/** In order; the position is the schema's version (`user_version`). */
export const MIGRATIONS: readonly string[] = [
  first,
  lookup,
  viewsAndActivity,
  versions,
  changes,
  imports,
  contract,
  unreadIndex,
];
