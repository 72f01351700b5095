/** The form of a vendor that a team describes itself. `'{'` is a brace that stands for itself in an ICU message. */
export const vendorCustom = {
  'vendor.custom.url': 'Address for new customers',
  'vendor.custom.url.help':
    "The full address of one call, beginning with https://. It may hold a secret in a parameter, such as ?key='{'secret:key'}', and '{'externalId'}' for our number of the customer.",
  'vendor.custom.headers': 'Headers',
  'vendor.custom.headers.help':
    "Write '{'secret:NAME'}' where a key belongs, such as Bearer '{'secret:token'}'. A box for it appears below, and its value goes into the keychain.",
  'vendor.custom.headers.key': 'Header',
  'vendor.custom.headers.value': 'Value',
  'vendor.custom.headers.add': 'Add a header',
  'vendor.custom.body': 'Body of the request',
  'vendor.custom.body.help':
    "JSON. A text such as \"'{'email'}'\" is replaced by the customer’s e-mail, and left out where there is none. With '{'email!'}' the vendor takes nobody without one. Also: whatsapp.digits, country.name, custom.NAME, externalId.",
  'vendor.custom.successPath': 'Where a yes can be seen',
  'vendor.custom.successPath.help':
    'Something in the answer that is there only when the customer was taken, such as data.id. A status alone is not enough.',
  'vendor.custom.successIs': 'What stands there',
  'vendor.custom.successIs.help':
    'Leave it empty if it is enough that something is there. *words* looks for words within it.',
  'vendor.custom.idPath': 'Where the customer’s ID stands',
  'vendor.custom.idPath.help': 'Goes onto the receipt, such as data.id. Only with one customer per request.',
  'vendor.custom.resend': 'If an answer was lost',
  'vendor.custom.resend.help':
    'Only you know whether this vendor makes a second customer when it gets the same one twice.',
  'vendor.custom.resend.person': 'Ask me',
  'vendor.custom.resend.idempotency-key': 'Send again with the same key',
  'vendor.custom.resend.external-id': 'Send again: it knows our number',
  'vendor.custom.idempotencyHeader': 'Header of the key',
  'vendor.custom.idempotencyHeader.help': 'Each customer gets a key of its own, and every try carries the same one.',
  'vendor.custom.duplicateStatus': 'Status for “already there”',
  'vendor.custom.duplicateStatus.help': 'Such as 409. Leave it empty if the vendor does not say so.',
  'vendor.custom.duplicatePath': 'Where “already there” can be seen',
  'vendor.custom.duplicatePath.help': 'Something in that answer, such as error.code.',
  'vendor.custom.duplicateIs': 'What stands there then',
  'vendor.custom.duplicateIs.help': 'Such as already_exists. *exists* looks for a word within it.',
  'vendor.custom.method': 'Method',
  'vendor.custom.method.help': 'POST unless the vendor says otherwise.',
  'vendor.custom.method.POST': 'POST',
  'vendor.custom.method.PUT': 'PUT',
  'vendor.custom.method.PATCH': 'PATCH',
  'vendor.custom.successStatus': 'Statuses of a yes',
  'vendor.custom.successStatus.help': 'Such as 200-299, or 200, 201.',
  'vendor.custom.batchSize': 'Customers per request',
  'vendor.custom.batchSize.help':
    '1 to 100. With more than one the body is a list, and one yes speaks for all of them.',
  'vendor.custom.listKey': 'Name of the list',
  'vendor.custom.listKey.help':
    'With several customers per request: the key under which the list stands. Leave it empty if the body is the list.',
  'vendor.custom.perMinute': 'Requests per minute',
  'vendor.custom.perMinute.help': 'At most this many. Ask the vendor for its limit.',
  'vendor.custom.baseUrl': 'Another server',
  'vendor.custom.baseUrl.help': 'Takes the place of https://… and the host in the address above. Leave it empty.',
} as const;
