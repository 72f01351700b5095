import type { ProblemCode } from '#shared/domain/problem.ts';

/**
 * One sentence a problem code, for the salesperson: what happened, what happens next, what to do.
 * Arguments come from `problemArguments` (#shared/i18n/problem-arguments.ts), which always gives all of them:
 * {vendor} {field} {aField} {limit} {vendorMessage}; the last is `none` when the vendor said nothing.
 */
export const problems = {
  'problem.not-json': 'This is not valid JSON, so nothing was read from it.',
  'problem.not-an-object': 'Named values are expected here, such as fullName. Nothing was saved.',
  'problem.unknown-field': 'Fieldpost has no field called “{field}”. Nothing was saved; check the spelling.',
  'problem.wrong-type': 'The {field} has a form we cannot read. Write it again.',
  'problem.too-long': 'The {field} is too long{limit, plural, =0 {} other { (at most # characters)}}. Shorten it.',
  'problem.name-required': 'A name is needed. A first name is enough.',
  'problem.phone-invalid': 'This cannot be a phone number. Check the digits, or begin with + and the country code.',
  'problem.email-invalid': 'This is not a full address yet. It looks like name@company.com.',
  'problem.country-invalid': 'We do not know this country. Use its two letters, such as ID or VN.',
  'problem.coordinates-incomplete': 'A location needs latitude and longitude. Fill in the other one, or clear both.',
  'problem.coordinates-out-of-range': 'Latitude goes from −90 to 90, longitude from −180 to 180.',
  'problem.birthday-invalid': 'This day is not in the calendar. Write it as year-month-day, such as 1990-04-23.',
  'problem.value-required': 'This is needed: the {field} is missing.',
  'problem.value-invalid': 'The {field} does not fit here. Choose or write another one.',
  'problem.url-invalid': 'This is not an address we can use. It begins with https://.',
  'problem.connection-not-found': 'There is no such connection here. It may have been removed.',
  'problem.connection-name-taken': 'Another connection has this name. Choose a different one.',
  'problem.vendor-not-found': 'Fieldpost does not know this vendor.',
  'problem.customer-erased': 'This customer’s data were removed after the time you set. The receipts are still here.',
  'problem.customer-not-found': 'There is no such customer on this computer.',
  'problem.delivery-not-found': 'This customer does not go to that connection.',
  'problem.setting-not-found': 'There is no setting called “{field}”.',
  'problem.file-not-found': 'This file is not there. Check its name and folder.',
  'problem.file-unreadable':
    'This file cannot be read. Check that you may open it, and that it is CSV, XLSX, vCard or JSON lines.',
  'problem.file-empty': 'There is no row in this file. Nothing was imported.',
  'problem.file-too-large':
    'This file is too large to be looked through here{limit, plural, =0 {} other { (at most # rows)}}. Cut it into parts, or use the command line.',
  'problem.file-unwritable': 'The file could not be written there. Choose another folder, or free some space.',
  'problem.header-unknown': 'Fieldpost has no field for the column “{field}”. Rename the column, or take it out.',
  'problem.row-malformed':
    'This row does not fit the columns above it. Nothing of it was saved; check quotes and separators.',
  'problem.duplicate-customer': 'A customer with this {field} is there already, so this one was not imported.',
  'problem.slot-misplaced':
    "A secret may stand in a header or in a parameter of the address, written as '{'secret:NAME'}'. Nowhere else, and not under the name of a setting.",
  'problem.header-invalid':
    'The header “{field}” cannot be sent. Use letters, digits and hyphens, a plain value, and no header that we set ourselves.',
  'problem.template-not-json': 'The body is not a JSON object. Check quotes, commas and braces.',
  'problem.template-unknown-field': 'The body names “{field}”, which no customer has. Check the spelling.',
  'problem.evidence-required': 'Say where the answer shows it. A status alone is no proof.',
  'problem.external-id-required': "To send again safely, the body or the address must hold '{'externalId'}'.",
  'problem.batch-of-one': 'This works with one customer per request only.',
  'problem.mapping-source-unknown':
    'No customer has a field called “{field}”. Put the name of a field between the braces.',
  'problem.mapping-required': '{vendor} takes no customer without this field, so it cannot be left out.',
  'problem.mapping-locked': 'Fieldpost fills {field} itself: it finds customers again by it.',
  'problem.imported-before': 'This row of this file was imported before.',
  'problem.row-left-out': 'You left this row out.',
  'problem.confirmation-required': 'This option can erase data at {vendor}. Type the name of the connection to go on.',
  'problem.has-undelivered': 'Customers still wait for this connection. Send them first, or discard them with it.',
  'problem.not-undecided': 'This one is settled already, so there is nothing to decide.',
  'problem.already-delivered': 'This one has arrived already, so there is nothing to send or to discard.',
  'problem.vendor-needs-field':
    '{vendor} will not take a customer without {aField}. Add one and it goes out with the next sync.',
  'problem.vendor-field-too-long':
    '{vendor} takes a shorter {field}{limit, plural, =0 {} other {, at most # characters}}. Shorten it and it goes out with the next sync.',
  'problem.vendor-field-to-shorten':
    '{limit, plural, =0 {{vendor} takes less of the {field}} other {{vendor} takes at most # characters of the {field}}}, and nobody has agreed to cut it. Shorten it yourself, or send it again and it goes there cut.',
  'problem.vendor-field-invalid': '{vendor} cannot take this {field}. Correct it and it goes out with the next sync.',
  'problem.vendor-field-shortened':
    '{vendor} takes a shorter {field}{limit, plural, =0 {} other {, at most # characters}}, so it goes there shortened.',
  'problem.vendor-field-left-out': '{vendor} cannot take this {field} as it is, so it goes there without it.',
  'problem.vendor-field-long': 'The {field} may be too long for {vendor}. It goes there as it is.',
  'problem.vendor-created-fewer':
    '{vendor} took them and created fewer than were sent, without saying which. They go again by themselves; those that are there are not made twice.',
  'problem.vendor-not-applied': '{vendor} took this customer, but not every part of the {field}.',
  'problem.vendor-has-it-already': '{vendor} says that it has this customer already. Nothing was changed there.',
  'problem.vendor-takes-no-changes':
    '{vendor} cannot take changes. It keeps what was sent first; correct it there by hand, or discard this change.',
  'problem.vendor-number-unknown':
    '{vendor} has not told its number for this customer, so the change cannot be sent. Correct it there by hand and discard this change.',
  'problem.vendor-identity-changed':
    'With another {field} {vendor} might make a second customer, so the change is not sent. Correct it there by hand and discard this change.',
  'problem.vendor-customer-gone':
    '{vendor} no longer has this customer, so there is nothing to change. Discard this change.',
  'problem.vendor-refused':
    '{vendor} did not take this customer.{vendorMessage, select, none {} other { It said: “{vendorMessage}”.}} Correct the customer and retry, or discard it for this vendor.',
  'problem.vendor-refused-field':
    '{vendor} did not accept the {field}.{vendorMessage, select, none {} other { It said: “{vendorMessage}”.}} Correct it and it goes out with the next sync.',
  'problem.vendor-unauthorized':
    '{vendor} no longer accepts this token. What waits is safe. Enter a new one under Connections.',
  'problem.vendor-throttled': '{vendor} asked us to slow down. It goes out by itself a little later.',
  'problem.vendor-down': '{vendor} is down. It goes out by itself once it answers again. Nothing for you to do.',
  'problem.vendor-clock': '{vendor} finds this computer’s clock wrong. We correct for it; setting the clock helps.',
  'problem.vendor-settings':
    'A setting of this connection does not fit {vendor}.{vendorMessage, select, none {} other { It said: “{vendorMessage}”.}} What waits is safe. Check the settings under Connections.',
  'problem.vendor-redirected':
    '{vendor} pointed to another address, and we do not take your key there. Check the address under Connections.',
  'problem.vendor-answer-unknown':
    '{vendor} answered something we do not understand, so it does not count as delivered.{vendorMessage, select, none {} other { It said: “{vendorMessage}”.}}',
  'problem.vendor-contract-changed':
    '{vendor} answers in a way that this version does not know. What went out is being checked; look for a newer Fieldpost.',
  'problem.captive-portal': 'This Wi-Fi wants you to log in first. Nothing was sent to its page.',
  'problem.network-unreachable': 'There is no network. It goes out by itself once you are back online.',
  'problem.host-not-found': 'The address of {vendor} was not found from here. It is tried again by itself.',
  'problem.connection-refused': '{vendor} cannot be reached. Nothing was sent; it is tried again by itself.',
  'problem.tls-failed':
    'There is no secure line to {vendor}, so nothing was sent. Check this computer’s clock and the network.',
  'problem.proxy-failed':
    'The proxy of this network did not let us through. Nothing was sent; it is tried again by itself.',
  'problem.no-answer': 'Everything was sent to {vendor}, and no answer came in time. It may have arrived.',
  'problem.connection-broken': 'The line to {vendor} broke before an answer came. It may have arrived.',
  'problem.interrupted': 'Fieldpost stopped while this was on its way to {vendor}. It may have arrived.',
  'problem.delivery-uncertain':
    'Stored data were damaged, and whether {vendor} has this customer cannot be seen any more. Look there before you send again.',
  'problem.keychain-locked': 'Your keychain is locked, so nothing can be sent. Capturing still works.',
  'problem.keychain-unavailable':
    'This computer offers no keychain, so keys cannot be kept and nothing can be sent. Capturing still works.',
  'problem.secret-missing':
    'The key for {vendor} is not in the keychain. What waits is safe. Enter it again under Connections.',
  'problem.profile-key-missing':
    'The key to your saved customers is missing from the keychain. Nothing is deleted. Bring back this user’s keychain to read them.',
  'problem.sealed-data-damaged':
    'This record cannot be opened: its stored bytes have changed. The others are not affected.',
  'problem.another-process-sends':
    'Another Fieldpost on this computer is sending. What you save here goes out through it.',
  'problem.disk-full':
    'The disk is full, so this was not saved. What you typed is still here. Free some space and save again.',
  'problem.database-busy': 'Another program holds the data for the moment. Nothing was changed. Try again.',
  'problem.database-newer': 'A newer Fieldpost wrote these data. Update this one to open them.',
  'problem.database-failed':
    'The disk did not take it, so this was not saved. What you typed is still here. Try again.',
  'problem.database-read-only':
    'Fieldpost can read its data but not change them. Nothing can be saved or sent until the folder can be written again.',
  'problem.database-salvaged':
    'The file with your customers was damaged. {customers, plural, one {# customer was} other {# customers were}} taken over into a new one, and saving goes on. {uncertain, plural, =0 {} one {For # delivery it is not certain whether it was sent; it will not go out twice by itself. } other {For # deliveries it is not certain whether they were sent; they will not go out twice by themselves. }}The damaged file is kept in {folder}.',
  'problem.database-older':
    'The file with your customers is older than it was when Fieldpost last ran: another program has replaced it or removed a part. {uncertain, plural, one {For # delivery it is not certain whether it was sent; it will not go out twice by itself.} other {For # deliveries it is not certain whether they were sent; they will not go out twice by themselves.}}',
  'problem.desktop-refused':
    'This computer did not take the setting. Look for Fieldpost in its own list of programs that start at log-in.',
  'problem.not-allowed': 'Fieldpost does not do this from here.',
  'problem.internal': 'Something unexpected happened, and this was not done. Nothing was half-written. Try again.',
} as const satisfies Record<`problem.${ProblemCode}`, string>;
