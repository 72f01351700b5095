import net from 'node:net';
import { decodeMessage, encodeCall, readBoolean, readStrings, type BusMessage } from './bus-message.ts';

/**
 * Watches whether somebody owns `name` on the desktop's session bus. Tells once what it is now, then each change.
 * Without a bus (or when it goes) the name counts as not owned. Ends with the process.
 */
export function watchBusName(name: string, address: string | undefined, onChange: (isOwned: boolean) => void): void {
  let told: boolean | undefined;
  const tell = (isOwned: boolean): void => {
    if (isOwned === told) return;
    told = isOwned;
    onChange(isOwned);
  };
  const file = socketFile(address);
  if (file === undefined) return tell(false);
  const socket = net.connect(file);
  socket.unref();
  socket.on('error', () => tell(false));
  socket.on('close', () => tell(false));
  socket.on('connect', () => socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(userId())).toString('hex')}\r\n`));
  const read = createReader((message) => {
    if (message.replySerial === OWNER_QUESTION) tell(message.type === ANSWER && readBoolean(message.body));
    if (message.member !== 'NameOwnerChanged') return;
    const [changed, , owner] = readStrings(message.body);
    if (changed === name) tell(owner !== '');
  });
  socket.on('data', (chunk) => {
    try {
      if (read(chunk)) socket.write(firstCalls(name));
    } catch {
      socket.destroy(); // not a bus that we understand
    }
  });
}

const ANSWER = 2;
const OWNER_QUESTION = 3;

/** Introduces us, asks to be told of changes, and only then asks for the present state, so that none is missed. */
function firstCalls(name: string): Buffer {
  const rule = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`;
  return Buffer.concat([
    Buffer.from('BEGIN\r\n'),
    encodeCall({ serial: 1, member: 'Hello', body: [] }),
    encodeCall({ serial: 2, member: 'AddMatch', body: [rule] }),
    encodeCall({ serial: OWNER_QUESTION, member: 'NameHasOwner', body: [name] }),
  ]);
}

/** Reads the greeting line, then messages. Answers true when the greeting has been read. Throws when refused. */
function createReader(onMessage: (message: BusMessage) => void): (chunk: Buffer) => boolean {
  let waiting: Buffer = Buffer.alloc(0);
  let isGreeted = false;
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    if (!isGreeted) {
      const end = waiting.indexOf('\r\n');
      if (end < 0) return false;
      if (!waiting.toString('latin1', 0, end).startsWith('OK ')) throw new Error('the bus refused us');
      waiting = waiting.subarray(end + 2);
      isGreeted = true;
      return true;
    }
    for (let next = decodeMessage(waiting); next !== undefined; next = decodeMessage(waiting)) {
      waiting = next.rest;
      onMessage(next.message);
    }
    return false;
  };
}

/** Of an address such as `unix:path=/run/user/1000/bus,guid=…`, the first that is a file. */
function socketFile(address: string | undefined): string | undefined {
  for (const one of address?.split(';') ?? []) {
    const escaped = /^unix:(?:.*,)?path=([^,]+)/.exec(one)?.[1];
    if (escaped !== undefined) return decodeURIComponent(escaped);
  }
  return undefined;
}

function userId(): number {
  return process.getuid?.() ?? 0;
}
