/** The language model outside. */
export const outsideModel = {
  addressRefused:
    'This installation does not call that address. Give one of a public host that begins with https://, or ask its operator to allow the host.',
  addressMissing: 'Say where the model is.',
  nameMissing: 'Say which model.',
  consentMissing: 'Somebody has to consent to names leaving for this address before it is switched on.',
  notSet: 'Say where the model is and which one first, and save that.',
} as const
