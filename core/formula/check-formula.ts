import { type Expression, type FormulaType, formulaReferences } from './expression.ts'
import type { FormulaEnvironment } from './formula-environment.ts'
import { type FormulaError, type FormulaErrorCode, formulaLimits } from './formula-error.ts'
import { FormulaTyper } from './formula-typer.ts'
import { parseFormula } from './parse-formula.ts'
import type { CheckedFormula } from './typed-expression.ts'

/**
 * Reads a stored formula and finds its types. Formulas whose check succeeds can always be evaluated and compiled.
 * @param source  in its stored form, or a tree that was parsed already
 * @returns all errors of types, or the first error of form
 */
export function checkFormula(
  source: string | Expression,
  environment: FormulaEnvironment,
): { formula: CheckedFormula } | { errors: FormulaError[] } {
  const parsed = typeof source === 'string' ? parseFormula(source) : { expression: source }
  if ('errors' in parsed) return parsed
  const errors: FormulaError[] = []
  const refuse = (code: FormulaErrorCode, at: number, facts: Record<string, string> = {}): undefined => {
    errors.push({ code, at, facts })
  }
  const typer = new FormulaTyper(environment, refuse)
  const expression = typer.type(parsed.expression)
  const { cost, levels } = typer
  if (cost > formulaLimits.cost) refuse('too_costly', 0, { limit: String(formulaLimits.cost) })
  if (levels > formulaLimits.levels) refuse('too_deep', 0, { limit: String(formulaLimits.levels) })
  if (!expression || errors.length > 0) return { errors: errors.toSorted((one, other) => one.at - other.at) }
  return {
    formula: {
      type: expression.type,
      expression,
      references: formulaReferences(parsed.expression),
      cost,
      levels,
      usesToday: typer.usesToday,
    },
  }
}

/** What a formula gives; undefined when its check fails. */
export function formulaType(source: string, environment: FormulaEnvironment): FormulaType | undefined {
  const checked = checkFormula(source, environment)
  return 'formula' in checked ? checked.formula.type : undefined
}
