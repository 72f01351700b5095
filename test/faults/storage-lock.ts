// A process that holds the database for itself: `node storage-lock.ts FILE MS`.
import Sqlite from 'better-sqlite3';

const [, , file = '', ms] = process.argv;
const db = new Sqlite(file, { timeout: 10_000 });
db.exec('BEGIN EXCLUSIVE');
process.stdout.write('held\n');
setTimeout(() => {
  db.exec('COMMIT');
  db.close();
}, Number(ms));
