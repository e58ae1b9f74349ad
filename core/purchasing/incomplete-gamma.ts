/**
 * Regularised lower incomplete gamma function P(a, x): the distribution function of a gamma variable of shape `a` and scale 1.
 * Series below a + 1 (DLMF 8.7.1), the continued fraction above (DLMF 8.9.2, evaluated by Lentz's method); about 1e-12.
 * @param a  above zero
 */
export function incompleteGamma(a: number, x: number): number {
  if (!(x > 0)) return 0
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x)
}

function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 10_000 && term > sum * 1e-14; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function fraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / (Math.abs(b) < tiny ? tiny : b)
  let value = d
  for (let n = 1; n < 10_000; n++) {
    const numerator = -n * (n - a)
    b += 2
    const below = numerator * d + b
    d = 1 / (Math.abs(below) < tiny ? tiny : below)
    const above = b + numerator / c
    c = Math.abs(above) < tiny ? tiny : above
    const step = c * d
    value *= step
    if (Math.abs(step - 1) < 1e-14) break
  }
  return value
}

/** Logarithm of the gamma function: Stirling's series (DLMF 5.11.1) from 12 on, the recurrence below. */
export function logGamma(x: number): number {
  let shift = 0
  let at = x
  while (at < 12) {
    shift += Math.log(at)
    at += 1
  }
  const inverse = 1 / (at * at)
  const correction = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / at
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + correction - shift
}
