import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeCall, readBoolean, readStrings, type BusMessage } from '#electron/shell/bus-message.ts';

// Recorded between libdbus (python3-dbus) and Debian 12's dbus-daemon: the calls Hello and NameHasOwner, the answer
// "false", and in one piece what came when the name got an owner.
const WATCHER = 'org.kde.StatusNotifierWatcher';
const HELLO =
  '6c01000100000000010000006e00000001016f00150000002f6f72672f667265656465736b746f702f4442757300000006017300140000' +
  '006f72672e667265656465736b746f702e444275730000000002017300140000006f72672e667265656465736b746f702e444275730000' +
  '0000030173000500000048656c6c6f000000';
const HAS_OWNER =
  '6c01000122000000020000007f00000001016f00150000002f6f72672f667265656465736b746f702f4442757300000006017300140000' +
  '006f72672e667265656465736b746f702e444275730000000002017300140000006f72672e667265656465736b746f702e444275730000' +
  '0000030173000c0000004e616d654861734f776e65720000000008016700017300001d0000006f72672e6b64652e5374617475734e6f74' +
  '69666965725761746368657200';
const ANSWER_NO =
  '6c02010104000000030000003d00000006017300040000003a312e31000000000501750002000000080167000162000007017300140000' +
  '006f72672e667265656465736b746f702e444275730000000000000000';
const OWNER_CHANGED =
  '6c04010135000000070000008900000001016f00150000002f6f72672f667265656465736b746f702f4442757300000002017300140000' +
  '006f72672e667265656465736b746f702e444275730000000003017300100000004e616d654f776e65724368616e676564000000000000' +
  '000007017300140000006f72672e667265656465736b746f702e4442757300000000080167000373737300000000000000001d0000006f' +
  '72672e6b64652e5374617475734e6f746966696572576174636865720000000000000000000000040000003a312e31006c040101220000' +
  '00050000008d00000001016f00150000002f6f72672f667265656465736b746f702f4442757300000002017300140000006f72672e6672' +
  '65656465736b746f702e4442757300000000030173000c0000004e616d6541637175697265640000000006017300040000003a312e3100' +
  '000000080167000173000007017300140000006f72672e667265656465736b746f702e44427573000000001d0000006f72672e6b64652e' +
  '5374617475734e6f74696669657257617463686572006c02010104000000060000003d00000006017300040000003a312e310000000005' +
  '01750004000000080167000175000007017300140000006f72672e667265656465736b746f702e444275730000000001000000';

function decodeAll(hex: string): BusMessage[] {
  const found: BusMessage[] = [];
  let rest: Buffer = Buffer.from(hex, 'hex');
  for (let next = decodeMessage(rest); next !== undefined; next = decodeMessage(rest)) {
    rest = next.rest;
    found.push(next.message);
  }
  expect(rest).toHaveLength(0);
  return found;
}

describe('messages to and from the session bus', () => {
  it('writes calls byte for byte as the reference library does', () => {
    expect(encodeCall({ serial: 1, member: 'Hello', body: [] }).toString('hex')).toBe(HELLO);
    expect(encodeCall({ serial: 2, member: 'NameHasOwner', body: [WATCHER] }).toString('hex')).toBe(HAS_OWNER);
  });

  it("reads the daemon's answer", () => {
    const [answer] = decodeAll(ANSWER_NO);
    expect(answer).toMatchObject({ type: 2, replySerial: 2, signature: 'b' });
    expect(readBoolean(answer?.body ?? Buffer.from([1, 0, 0, 0]))).toBe(false);
  });

  it('reads several messages that come in one piece', () => {
    const [changed, acquired, answer] = decodeAll(OWNER_CHANGED);
    expect(changed).toMatchObject({ type: 4, member: 'NameOwnerChanged', signature: 'sss' });
    expect(readStrings(changed?.body ?? Buffer.alloc(0))).toEqual([WATCHER, '', ':1.1']);
    expect(acquired).toMatchObject({ type: 4, member: 'NameAcquired' });
    expect(answer).toMatchObject({ type: 2, replySerial: 4 });
  });

  it('waits for the rest of a message', () => {
    const whole = Buffer.from(ANSWER_NO, 'hex');
    for (let length = 0; length < whole.length; length += 1) {
      expect(decodeMessage(whole.subarray(0, length))).toBeUndefined();
    }
  });

  it('refuses a byte order that it cannot read', () => {
    expect(() => decodeMessage(Buffer.alloc(32, 'B'))).toThrow('little-endian');
  });
});
