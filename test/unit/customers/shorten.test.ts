import { describe, expect, it } from 'vitest';
import { customersHandlers } from '#electron/ipc/customers-handlers.ts';
import { connect, createBed, SITI, value, type Process } from './bed.ts';

const NXLINK = 'connection-nxlink';
const WORD = 'Minta brosur ';
/** 129 characters, where NXLink takes 100. */
const LONG = WORD.repeat(10).trim();
const CUSTOMER = { ...SITI, notes: LONG };
const NOBODY: ReadonlySet<string> = new Set();

function started(): Process {
  const process = createBed().start();
  connect(process, 'cuoral', 'nxlink');
  return process;
}

const rowsOf = ({ db }: Process) =>
  db
    .prepare<[], { id: string; state: string; code: string | null; params: Buffer | null }>(
      'SELECT connection_id AS id, state, problem_code AS code, problem_params AS params FROM deliveries ORDER BY seq',
    )
    .all();

const statesOf = (process: Process) => rowsOf(process).map(({ id, state, code }) => [id, state, code]);
const HELD = [NXLINK, 'attention', 'vendor-field-to-shorten'];
const GOES = [NXLINK, 'queued', null];
const OTHER = ['connection-cuoral', 'queued', null];

describe('a text that a vendor would get shortened', () => {
  it('is shown as the vendor would get it, and how much is lost', () => {
    const [, verdict] = started().customers.check(CUSTOMER).verdicts;
    expect(verdict).toMatchObject({ connectionId: NXLINK, verdict: 'ready' });
    expect(verdict?.cuts).toEqual([{ field: 'notes', limit: 100, over: 33, text: LONG.slice(0, 96) }]);
  });

  it('waits there for a person who did not agree, and nowhere else', () => {
    const process = started();
    expect(value(process.customers.capture(CUSTOMER, NOBODY))).toMatchObject({ deliveries: 1, held: 1 });
    expect(statesOf(process)).toEqual([OTHER, HELD]);
  });

  it('goes out where a person agreed for this connection, and by the settings where nobody is asked', () => {
    const process = started();
    value(process.customers.capture(CUSTOMER, new Set(['connection-cuoral'])));
    value(
      process.customers.capture({ ...CUSTOMER, whatsapp: '081211110001', email: 'a@b.example' }, new Set([NXLINK])),
    );
    value(process.customers.capture({ ...CUSTOMER, whatsapp: '081211110002', email: 'b@b.example' }));
    expect(statesOf(process)).toEqual([OTHER, HELD, OTHER, GOES, OTHER, GOES]);
  });

  it('keeps nothing of the text with the delivery that waits', () => {
    const bed = createBed();
    const process = bed.start();
    connect(process, 'nxlink');
    const { id } = value(process.customers.capture(CUSTOMER, NOBODY));
    const [delivery] = value(process.customers.get(id)).deliveries;
    expect(delivery?.problem).toEqual({
      code: 'vendor-field-to-shorten',
      field: 'notes',
      params: { vendor: 'NXLink', limit: 100 },
    });
    expect(bed.bytes().includes(WORD)).toBe(false);
  });

  it('goes out when the person sends it again', () => {
    const process = started();
    const { id } = value(process.customers.capture(CUSTOMER, NOBODY));
    value(process.outbox.retry(id, NXLINK));
    expect(statesOf(process)).toEqual([OTHER, GOES]);
  });
});

describe('an edit', () => {
  it('asks for a word of its own where it cuts something else, and for none where it does not', () => {
    const process = started();
    const { id } = value(process.customers.capture(CUSTOMER, new Set([NXLINK])));
    value(process.customers.update(id, { ...CUSTOMER, city: 'Malang' }, NOBODY));
    expect(statesOf(process)).toEqual([OTHER, GOES]);
    value(process.customers.update(id, { ...CUSTOMER, notes: `Sore saja. ${LONG}` }, NOBODY));
    expect(statesOf(process)).toEqual([OTHER, HELD]);
    // Not agreed to by an edit of something else.
    value(process.customers.update(id, { ...CUSTOMER, notes: `Sore saja. ${LONG}`, city: 'Batu' }, NOBODY));
    expect(statesOf(process)).toEqual([OTHER, HELD]);
    value(process.customers.update(id, { ...CUSTOMER, notes: `Sore saja. ${LONG}` }, new Set([NXLINK])));
    expect(statesOf(process)).toEqual([OTHER, GOES]);
  });

  it('lets go what waits, once the text is short enough', () => {
    const process = started();
    const { id } = value(process.customers.capture(CUSTOMER, NOBODY));
    value(process.customers.update(id, { ...CUSTOMER, notes: 'Minta brosur' }, NOBODY));
    expect(statesOf(process)).toEqual([OTHER, GOES]);
  });
});

describe('what a connection gets later', () => {
  it('waits as well, in a program whose person could not be asked', () => {
    const process = createBed().start({ unasked: NOBODY });
    value(process.customers.capture(CUSTOMER, NOBODY));
    connect(process, 'nxlink');
    expect(value(process.customers.attachAwaiting(NXLINK))).toBe(1);
    expect(statesOf(process)).toEqual([HELD]);
    // New settings let go what they do not cut any more, and nothing else.
    expect(value(process.customers.waiting.remap(NXLINK))).toBe(0);
    const [target] = process.targets;
    if (target !== undefined) target.settings['variant'] = 'plat';
    process.targets.splice(0, 1, ...(target === undefined ? [] : [{ ...target, settings: { ...target.settings } }]));
    expect(value(process.customers.waiting.remap(NXLINK))).toBe(1);
    expect(statesOf(process)).toEqual([GOES]);
  });

  it('goes by the settings on the command line', () => {
    const process = createBed().start();
    value(process.customers.capture(CUSTOMER));
    connect(process, 'nxlink');
    value(process.customers.attachAwaiting(NXLINK));
    expect(statesOf(process)).toEqual([GOES]);
  });
});

describe('an import', () => {
  const CSV = `Nama Lengkap,No. HP / WA,Surel,Ket.\r\nSuharti,081200000201,s@n.example,${LONG}\r\nAgus,081200000203,a@p.example,-\r\n`;

  it.each([
    [false, HELD],
    [true, GOES],
  ])('counts and shows the rows, and takes one word for all (%s)', async (shorten, then) => {
    const process = started();
    value(await process.sealing.unlock());
    const desk = process.customers.imports;
    const file = value(await desk.open('fair.csv', new TextEncoder().encode(CSV)));
    const mapping = (['fullName', 'whatsapp', 'email', 'notes'] as const).map((target) => target);
    const plan = { fileId: file.id, mapping, tags: [], shorten };
    expect(value(await desk.check(plan))).toMatchObject({ ready: 2, shortened: 1 });
    const { rows } = value(desk.rows({ fileId: file.id, from: 0, limit: 9, only: 'others' }));
    expect(rows).toMatchObject([
      { line: 2, shortened: [{ connectionId: NXLINK, cut: { field: 'notes', limit: 100 } }] },
    ]);
    expect(rows[0]?.held).toHaveLength(shorten ? 0 : 1);
    value(await desk.run({ plan, ticked: [], unticked: [] }));
    expect(statesOf(process)).toEqual([OTHER, then, OTHER, GOES]);
  });
});

it('is asked of the window: a call without a word agrees to nothing', () => {
  const words: unknown[] = [];
  const capture = (customer: unknown, word: unknown) => {
    words.push([customer, word]);
    return { ok: false, error: [] } as const;
  };
  const handlers = customersHandlers({ customers: { capture } } as never);
  void handlers['customers.capture']({ fullName: 'A' });
  void handlers['customers.capture']({ fullName: 'A', shorten: [NXLINK] });
  expect(words).toEqual([
    [{ fullName: 'A' }, NOBODY],
    [{ fullName: 'A' }, new Set([NXLINK])],
  ]);
});
