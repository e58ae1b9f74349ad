/** Currency of the regions most people come from; elsewhere the euro is proposed and changed with one click. */
const currencyOfRegion: Readonly<Record<string, string>> = {
  AU: 'AUD',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HK: 'HKD',
  HU: 'HUF',
  IL: 'ILS',
  IN: 'INR',
  JP: 'JPY',
  KE: 'KES',
  KR: 'KRW',
  MX: 'MXN',
  MY: 'MYR',
  NG: 'NGN',
  NO: 'NOK',
  NZ: 'NZD',
  PH: 'PHP',
  PL: 'PLN',
  RO: 'RON',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TR: 'TRY',
  UA: 'UAH',
  US: 'USD',
  ZA: 'ZAR',
}

/** The currency that a person of these browser languages most likely counts in. */
export function guessCurrency(languages: readonly string[]): string {
  for (const language of languages) {
    const region = new Intl.Locale(language).region
    if (region) return currencyOfRegion[region] ?? 'EUR'
  }
  return 'EUR'
}

/** The time zone of the device. */
export function guessTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** Every time zone the platform knows, UTC first, with its present offset as a note. */
export function timeZoneOptions(): { value: string; label: string; note: string }[] {
  const now = new Date()
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
    note: offset(zone, now),
  }))
}

/** Every currency with its name in the given language, sorted by code. */
export function currencyOptions(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }))
}

function offset(zone: string, at: Date): string {
  const part = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((one) => one.type === 'timeZoneName')
  return part?.value === 'GMT' ? 'GMT+00:00' : (part?.value ?? '')
}
