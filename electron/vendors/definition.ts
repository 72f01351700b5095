import type { z } from 'zod';
import type { DocumentedAnswers } from './contract.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Cut } from '#shared/domain/cut.ts';
import type { Preset } from '#shared/domain/field-map.ts';
import type { Evidence } from '#shared/domain/delivery.ts';
import type { VendorEffect } from '#shared/domain/preview.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { FormField, VendorDescriptor, VendorId } from '#shared/domain/vendor-descriptor.ts';
import type { OwnFields, VendorField } from '#shared/domain/vendor-field.ts';
import type { Result } from '#shared/result.ts';

/**
 * A vendor is a pure definition: it makes request values and reads response values. It never sends, reads a clock or
 * touches the database, so all of it can be shown before it is sent, and tested without a mock.
 *
 * S settings, X secrets, R the mapped record: what is frozen with a delivery and sent again unchanged after a break.
 */
export type VendorDefinition<S, X, R> = {
  readonly id: VendorId;
  readonly name: string;
  readonly homepage?: string;
  /** Origin that `settings.baseUrl` replaces; without a slash at the end. Of the settings, where they hold the address. */
  readonly origin: string | ((settings: S) => string);
  /** Parses `settings` without `baseUrl`, which every vendor takes and `Account.origin` carries. */
  readonly settings: z.ZodType<S>;
  readonly secrets: z.ZodType<X>;
  /** Parses a frozen record that comes back from the database. */
  readonly record: z.ZodType<R>;
  readonly form: { readonly settings: readonly FormField[]; readonly secrets: readonly FormField[] };
  /** Every field that `map` fills, with the vendor's rules for it. */
  readonly fields: readonly VendorField[];
  readonly ownFields?: OwnFields;
  /** Mappings to begin with. */
  readonly presets?: readonly Preset[];
  readonly limits: (settings: S) => Limits;
  /** Settings that can erase data at the vendor; saved only with a typed confirmation. */
  readonly destructive?: (settings: S) => boolean;
  readonly sensitive: Sensitive | ((settings: S) => Sensitive);
  /** Headers that are made anew for every try (a time, a signature), in lower case. */
  readonly stamped?: readonly string[];
  /**
   * What the vendor does with a customer, in the documentation's words; left out: it creates one, whatever it has.
   * `record`, where it is at hand, outweighs the settings (see `reconcile`).
   */
  readonly effect?: (settings: S, record?: R) => VendorEffect;
  /** The documented shapes of its answers; every answer is compared with its own (contract.ts). */
  readonly documented?: DocumentedAnswers;
  /** Servers that the vendor documents, the default one first: `settings.baseUrl` offers them by name. */
  readonly hosts?: readonly string[];
  /** The vendor's rules and its mapping (vendors/README.md §3). An error keeps the delivery from being queued. */
  readonly map: (customer: Customer, settings: S, ref: DeliveryRef) => MapResult<R>;
  /** The vendor's fields in a record, by its names; the mapping screen shows what each one becomes. */
  readonly fieldsIn?: (record: R) => Readonly<Record<string, unknown>>;
  /** Records of different keys never share a request (Alat WA: one group a call). */
  readonly batchKey?: (record: R) => string;
  /** Signing happens here, on the exact text that is sent. `nowMs`: wall clock, corrected for known skew. */
  readonly prepare: (account: Account<S, X>, records: readonly R[], nowMs: number) => HttpRequest;
  /**
   * Success needs positive evidence; an unrecognised shape is `unknown`. Outcomes come in the order of the records.
   * `countedBefore`: the vendor answered an earlier request for each of them, and did not say which it took (`unconfirmed`).
   */
  readonly classify: (
    response: HttpResponse,
    records: readonly R[],
    account: Account<S, X>,
    countedBefore?: boolean,
  ) => Verdict;
  /**
   * Who settles an unknown outcome. `record`, where it is at hand: what was frozen outweighs a setting changed since
   * (an NXLink row of type 0 stays one that only a person may send again).
   */
  readonly reconcile: (settings: S, record?: R) => Reconcile<S, X, R>;
  /** How the vendor takes a change of a customer that it has; left out where it cannot. */
  readonly update?: UpdatePart<S, X, R>;
  /** The least harmful call that proves something; undefined where the vendor has none. */
  readonly probe?: {
    readonly prepare: (account: Account<S, X>, nowMs: number) => HttpRequest;
    readonly read: (response: HttpResponse) => ProbeAnswer;
  };
  /**
   * What the account can name in a mapping: its own fields, or its tags (`settings.tagIds`). Read-only at the vendor; the
   * names can also be typed by hand.
   */
  readonly names?: {
    readonly of: 'fields' | 'tags';
    /** `page` counts from 1; a vendor that gives all at once is asked for the first one only. */
    readonly prepare: (account: Account<S, X>, nowMs: number, page: number) => HttpRequest;
    /** `before`: names that came with the pages before. */
    readonly read: (response: HttpResponse, before: number) => Result<NamesPage, Problem>;
  };
  /** Tokens that are fetched with the secrets before the first call, and again after a 401. */
  readonly signIn?: {
    /** The next request that is needed, or undefined when `account.tokens` is complete. */
    readonly next: (account: Account<S, X>) => HttpRequest | undefined;
    readonly read: (response: HttpResponse, account: Account<S, X>) => Result<Tokens, SignInRefusal>;
    /** A setting that is picked from a list which the vendor gives on the way (SalesMania: its databases). */
    readonly choices?: {
      /** Whether the answer to `next` is that list. */
      readonly isNext: (account: Account<S, X>) => boolean;
      readonly read: (response: HttpResponse, account: Account<S, X>) => Result<Choice[], SignInRefusal>;
    };
  };
};

/** Rules of dispatch. Where a vendor documents none, these are assumptions (vendors/README.md §1). */
export type Limits = {
  /** Customers a request, at least 1. */
  readonly batch: number;
  /** Requests of one connection at a time. */
  readonly concurrency: number;
  /** Requests a minute of one connection. */
  readonly perMinute: number;
  /** Whole exchange, ms. */
  readonly timeoutMs: number;
};

export type Account<S, X> = {
  readonly origin: string;
  readonly settings: S;
  readonly secrets: X;
  readonly tokens: Tokens;
};

/** Tokens of a sign-in; kept in memory only. */
export type Tokens = Readonly<Record<string, string>>;

export type Choice = { readonly value: string; readonly label: string };

/** `more`: there is a page after this one. */
export type NamesPage = { readonly names: readonly Choice[]; readonly more: boolean };

export type SignInRefusal = LaneVerdict | { readonly kind: 'unknown'; readonly problem: Problem };

/** Names that follow one delivery through every retry. */
export type DeliveryRef = {
  /** Our number of the customer, for vendors that store one: `FP-` and 12 characters. */
  readonly externalId: string;
  readonly idempotencyKey: string;
};

/** What a mapping gives: the record, or the rules of the vendor that the customer breaks. */
export type MapResult<R> = Result<Mapped<R>, readonly Problem[]>;

export type Mapped<R> = {
  readonly record: R;
  readonly warnings: readonly Problem[];
  /** One for each warning `vendor-field-shortened`: a person says whether it may be. */
  readonly cuts?: readonly Cut[];
};

/** What is masked in everything that is shown or stored. Header and query names in lower case; body keys as sent. */
export type Sensitive = {
  readonly headers: readonly string[];
  readonly query: readonly string[];
  readonly bodyKeys: readonly string[];
};

export type Outcome =
  | {
      readonly kind: 'delivered';
      readonly evidence: Exclude<Evidence, 'look-up' | 'person'>;
      readonly vendorRecordId?: string;
      readonly traceId?: string;
      /** Said by the vendor although it took the customer ("3 tags not applied"). */
      readonly warnings?: readonly Problem[];
    }
  /** The vendor said that it did not take it, and that a later try may work. */
  | { readonly kind: 'retry'; readonly problem: Problem }
  | { readonly kind: 'rejected'; readonly problem: Problem }
  /** The vendor spoke in its own words, and they do not prove this record (a count that names nobody): settled like `unknown`. */
  | { readonly kind: 'unconfirmed'; readonly problem: Problem }
  | { readonly kind: 'unknown'; readonly problem: Problem };

export type Verdict =
  | { readonly kind: 'settled'; readonly outcomes: readonly Outcome[] }
  /**
   * The request as a whole was refused and nothing was taken: several records are split to find the one to blame.
   * `blamed`: the vendor named them (Cuoral's `loc`); these are rejected, and the others may go again at once.
   */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly blamed?: readonly Blamed[] }
  /** Nobody can say whether it was taken. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly portal?: boolean }
  | LaneVerdict;

/** The lane cannot work now; nothing was taken, the rows stay as they were and no attempt is burned. */
export type LaneVerdict =
  | { readonly kind: 'unauthorized' | 'settings' | 'portal' | 'clock'; readonly problem: Problem }
  | { readonly kind: 'throttled'; readonly problem: Problem; readonly retryAfterMs?: number };

/** A record by its place in the request, from 0. */
export type Blamed = { readonly index: number; readonly problem: Problem };

export type Reconcile<S, X, R> =
  /** Sending the same record again cannot make a second customer. */
  { readonly kind: 'resend' } | ({ readonly kind: 'lookup' } & Lookup<S, X, R>) | { readonly kind: 'person' };

/** Asks the vendor for one customer. */
export type Lookup<S, X, R> = {
  /** `cursor` is what the last `more` gave, undefined at first. */
  readonly find: (account: Account<S, X>, record: R, cursor: string | undefined, nowMs: number) => HttpRequest;
  readonly read: (response: HttpResponse, record: R, cursor: string | undefined) => LookupAnswer;
};

/** A change of a customer that the vendor has; frozen with its delivery as a record is. */
export type Change<R> = {
  /** The vendor's number of the customer, where it has told one. */
  readonly number?: string | undefined;
  /** The records that were sent for this customer before, oldest first: the vendor has one of them. */
  readonly before: readonly R[];
  readonly after: R;
};

/** Changes have requests and answers of their own; mapping, limits and batches are those of the vendor. */
export type UpdatePart<S, X, R> = {
  /** What the vendor does with a change; left out: it changes the customer that it has. */
  readonly effect?: VendorEffect;
  /** Why the vendor cannot take this one (it would make a second customer of it). */
  readonly refuses?: (change: Change<R>) => Problem | undefined;
  readonly prepare: (account: Account<S, X>, changes: readonly Change<R>[], nowMs: number) => HttpRequest;
  readonly classify: (response: HttpResponse, changes: readonly Change<R>[], account: Account<S, X>) => Verdict;
  /** `resend` where the same change twice writes the same values to the same customer. */
  readonly reconcile: { readonly kind: 'resend' | 'person' };
  /** Finds the vendor's number, where changes are addressed by it and the creation may not have told it. */
  readonly number?: Lookup<S, X, R>;
};

/** Only `absent` may lead to another POST, and only a complete, understood answer is `absent`. */
export type LookupAnswer =
  | { readonly kind: 'found'; readonly vendorRecordId?: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'more'; readonly cursor: string }
  /** Not understood, or not conclusive: asked again later, and after some tries a person is asked. */
  | { readonly kind: 'unsure'; readonly problem: Problem }
  /** The lane cannot look anything up now (credentials, rate limit, portal): asked again when it can, and not counted. */
  | { readonly kind: 'lane'; readonly verdict: LaneVerdict }
  /** Understood, and only a person can decide (there, but not with our number). */
  | { readonly kind: 'person'; readonly problem: Problem };

export type ProbeAnswer =
  | { readonly ok: true; readonly code: 'works' | 'reachable-key-not-refused' }
  | { readonly ok: false; readonly problem: Problem };

/** An account whose parts were parsed by `openAccount` of the same vendor. */
export type OpenAccount = Account<unknown, unknown>;

/** The engine's view: the same definition, its types closed over, so that the registry needs neither `any` nor casts. */
export type Vendor = Omit<
  VendorDefinition<unknown, unknown, unknown>,
  | 'settings'
  | 'secrets'
  | 'record'
  | 'limits'
  | 'destructive'
  | 'effect'
  | 'batchKey'
  | 'form'
  | 'fields'
  | 'ownFields'
  | 'origin'
  | 'sensitive'
> & {
  readonly descriptor: VendorDescriptor;
  /** Where requests go: `settings.baseUrl`, or the vendor's own. */
  readonly origin: (settings: Record<string, unknown>) => string;
  readonly sensitive: (account: OpenAccount) => Sensitive;
  readonly parseSettings: (input: unknown) => Result<Record<string, unknown>, readonly Problem[]>;
  readonly parseSecrets: (
    input: unknown,
    settings: Record<string, unknown>,
  ) => Result<Record<string, string>, readonly Problem[]>;
  /** Throws when the parts were not parsed before: they come from our own store. */
  readonly openAccount: (
    settings: Record<string, unknown>,
    secrets: Record<string, string>,
    tokens: Tokens,
  ) => OpenAccount;
  readonly parseRecord: (json: unknown) => unknown;
  readonly parseChange: (json: unknown) => Change<unknown>;
  readonly limits: (settings: Record<string, unknown>) => Limits;
  readonly destructive: (settings: Record<string, unknown>) => boolean;
  readonly effect: (settings: Record<string, unknown>, record?: unknown) => VendorEffect;
  readonly batchKey: (record: unknown) => string;
};

/** Where secrets depend on settings (SalesMania: pasted tokens or a sign-in), the schema is a function of them. */
export type VendorSpec<S, X, R> = Omit<VendorDefinition<S, X, R>, 'secrets'> & {
  readonly secrets: (settings: S) => z.ZodType<X>;
};
