/** Set-up of a connection: where keys are found, what is wrong while it is typed, copies, warnings. */
export const setup = {
  'setup.badSecret': 'A key has no spaces and only plain letters, digits and signs. Copy it once more.',
  'setup.badPath': 'A path begins with / and has no spaces, such as /extapi/v1.0/token.',
  'setup.invalid': 'This does not fit here. Look at the line below.',
  'setup.experimental': 'Experimental: nobody has checked this against the vendor yet, so the default is a guess.',
  'setup.hostOther': 'Another address',
  'setup.hostAddress': 'Address, beginning with https://',
  'setup.pick': 'Sign in and show them',
  'setup.pickHelp':
    '{count, plural, =0 {This account has none.} one {One was found. Choose it.} other {# were found. Choose one.}}',
  'setup.copyTitle': 'Copy of {name}',
  'setup.copied': 'Taken from {name}. Leave it empty to use the same one.',
  'setup.where': 'Where to find it',
  'connections.duplicate': 'Duplicate…',
  'connections.erases': 'Replaces what is there',
  'connections.erasesHelp':
    'A customer that {vendor} knows already is thrown away for the new one. Nothing of it is sent a second time by itself.',
  'vendor.alatwa.where':
    'The key belongs to your Alat WA account. Its guide does not say on which page it stands: look for “API” in the menu, or ask Alat WA.',
  'vendor.salesmania.where':
    'SalesMania hands out two tokens: a bearer token for your user, and a team token for one database. Whoever looks after your SalesMania can get both.',
  'vendor.nxlink.where':
    'Access key, access secret, app key and tenant ID belong together. NXLink’s guide does not say where they stand; your contact there gives you all four.',
  'vendor.cuoral.where':
    'Cuoral’s guide does not say where keys are made. You need the one for the API; the public key of the chat widget does not work here.',
  'vendor.ladiflow.where':
    'In LadiFlow, open Settings, then Integrations, then “Kết nối API”. Make a key there and copy it whole.',
} as const;
