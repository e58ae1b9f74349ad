const browsers: readonly [name: string, mark: RegExp][] = [
  ['Edge', /\bEdgi?A?(?:OS)?\//],
  ['Opera', /\bOPR\/|\bOPX\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\bChrome\/|\bCriOS\/|\bHeadlessChrome\//],
  ['Safari', /\bSafari\//],
]
const systems: readonly [name: string, mark: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b|\bX11\b/],
]

/**
 * Browser and system by the marks a browser sends, as far as they are known; the order decides, as most browsers also
 * claim to be others.
 * @param userAgent  of the session; null where the browser sent none
 */
export function deviceName(userAgent: string | null): { browser?: string; system?: string; isPhone: boolean } {
  const find = (marks: typeof browsers) => marks.find(([, mark]) => mark.test(userAgent ?? ''))?.[0]
  const browser = find(browsers)
  const system = find(systems)
  return {
    ...(browser ? { browser } : {}),
    ...(system ? { system } : {}),
    isPhone: system === 'iPhone' || (system === 'Android' && /\bMobile\b/.test(userAgent ?? '')),
  }
}
