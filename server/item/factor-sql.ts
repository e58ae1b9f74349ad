/** SQL of the factor of a pack or a line `p` as the wire has it: `12`, `100/3`. */
export const factorSql = `p.factor_numerator::text || case when p.factor_denominator = 1 then '' else '/' || p.factor_denominator::text end`
