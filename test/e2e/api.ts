import type { Page } from '@playwright/test';
import type { Channel } from '#shared/ipc/channels.ts';
import type { CallAnswer, CallInput, CallOutput, FieldpostApi } from '#shared/ipc/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly api: FieldpostApi;
  }
}

/** Makes a call as the window's own code does. */
export function callApi<C extends Channel>(page: Page, channel: C, input: CallInput<C>): Promise<CallAnswer<C>> {
  return page.evaluate(
    // Playwright's serialisation of a generic pair of arguments cannot be typed.
    ([name, value]) => window.api.call(name as never, value as never) as Promise<never>,
    [channel, input] as const,
  );
}

/** The same, for calls that have to succeed. */
export async function ask<C extends Channel>(page: Page, channel: C, input: CallInput<C>): Promise<CallOutput<C>> {
  const answer = await callApi(page, channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}
