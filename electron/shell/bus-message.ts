/**
 * As much of D-Bus's wire format as it takes to ask who owns a name and to hear when that changes: little-endian
 * messages whose bodies are strings or one boolean (https://dbus.freedesktop.org/doc/dbus-specification.html).
 */
export type BusCall = {
  readonly serial: number;
  readonly member: string;
  /** Arguments, each of type `s`. */
  readonly body: readonly string[];
};

export type BusMessage = {
  /** 2 answer, 3 error, 4 signal. */
  readonly type: number;
  readonly member: string | undefined;
  readonly replySerial: number | undefined;
  readonly signature: string;
  readonly body: Buffer;
};

const CALL = 1;
const FIELD = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const;
const BUS = 'org.freedesktop.DBus';

/** A call to the bus itself. */
export function encodeCall({ serial, member, body }: BusCall): Buffer {
  const fields = createWriter();
  const field = (code: number, type: string, value: string): void => {
    fields.align(8);
    fields.byte(code);
    fields.signature(type);
    if (type === 'g') fields.signature(value);
    else fields.text(value);
  };
  field(FIELD.path, 'o', '/org/freedesktop/DBus');
  field(FIELD.destination, 's', BUS);
  field(FIELD.interface, 's', BUS);
  field(FIELD.member, 's', member);
  if (body.length > 0) field(FIELD.signature, 'g', 's'.repeat(body.length));
  const content = createWriter();
  for (const argument of body) content.text(argument);

  const message = createWriter();
  for (const byte of [LITTLE_ENDIAN, CALL, 0, 1]) message.byte(byte);
  message.number(content.bytes().length);
  message.number(serial);
  message.number(fields.bytes().length);
  return Buffer.concat([padded(Buffer.concat([message.bytes(), fields.bytes()])), content.bytes()]);
}

/** Takes the first whole message off `data`; undefined while it is not all there. Throws on another byte order. */
export function decodeMessage(data: Buffer): { message: BusMessage; rest: Buffer } | undefined {
  if (data.length < 16) return undefined;
  if (data[0] !== LITTLE_ENDIAN) throw new Error('not a little-endian message');
  const bodyLength = data.readUInt32LE(4);
  const fieldsEnd = 16 + data.readUInt32LE(12);
  const bodyStart = Math.ceil(fieldsEnd / 8) * 8;
  if (data.length < bodyStart + bodyLength) return undefined;
  const fields = readFields(data.subarray(0, fieldsEnd));
  return {
    message: { type: data.readUInt8(1), ...fields, body: data.subarray(bodyStart, bodyStart + bodyLength) },
    rest: data.subarray(bodyStart + bodyLength),
  };
}

/** The strings of a body that holds nothing else. */
export function readStrings(body: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < body.length;) {
    const length = body.readUInt32LE(at);
    found.push(body.toString('utf8', at + 4, at + 4 + length));
    at = Math.ceil((at + 4 + length + 1) / 4) * 4;
  }
  return found;
}

/** The boolean of a body that begins with one. */
export function readBoolean(body: Buffer): boolean {
  return body.length >= 4 && body.readUInt32LE(0) === 1;
}

const LITTLE_ENDIAN = 'l'.charCodeAt(0);

function readFields(header: Buffer): Pick<BusMessage, 'member' | 'replySerial' | 'signature'> {
  const found = new Map<number, string | number>();
  for (let at = 16; at < header.length;) {
    at = Math.ceil(at / 8) * 8;
    const code = header.readUInt8(at);
    const type = header.toString('latin1', at + 2, at + 2 + header.readUInt8(at + 1));
    at += 2 + type.length + 1;
    if (type === 'g') {
      const length = header.readUInt8(at);
      found.set(code, header.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length + 1;
      continue;
    }
    at = Math.ceil(at / 4) * 4;
    const value = header.readUInt32LE(at);
    found.set(code, type === 'u' ? value : header.toString('utf8', at + 4, at + 4 + value));
    at += 4 + (type === 'u' ? 0 : value + 1);
  }
  const [member, replySerial, signature] = [FIELD.member, FIELD.replySerial, FIELD.signature].map((code) =>
    found.get(code),
  );
  return {
    member: typeof member === 'string' ? member : undefined,
    replySerial: typeof replySerial === 'number' ? replySerial : undefined,
    signature: typeof signature === 'string' ? signature : '',
  };
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
}

function createWriter() {
  const bytes: number[] = [];
  const align = (to: number): void => {
    while (bytes.length % to !== 0) bytes.push(0);
  };
  const number = (value: number): void => {
    align(4);
    bytes.push(value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >> 24) & 0xff);
  };
  return {
    align,
    number,
    byte: (value: number) => void bytes.push(value),
    text: (value: string) => {
      const encoded = Buffer.from(value, 'utf8');
      number(encoded.length);
      bytes.push(...encoded, 0);
    },
    signature: (value: string) => void bytes.push(value.length, ...Buffer.from(value, 'latin1'), 0),
    bytes: () => Buffer.from(bytes),
  };
}
