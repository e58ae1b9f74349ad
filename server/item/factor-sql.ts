/** SQL of the factor of a pack or a line as the wire has it: `12`, `100/3`. @param row  alias of what has it */
export function factorOf(row: string): string {
  return `${row}.factor_numerator::text || case when ${row}.factor_denominator = 1 then '' else '/' || ${row}.factor_denominator::text end`
}

/** The same of a pack or a line `p`. */
export const factorSql = factorOf('p')
