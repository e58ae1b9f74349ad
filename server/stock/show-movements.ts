import type { z } from 'zod'
import type { movement } from '#contract/movement.ts'
import { type FieldView, visibleValues } from '#server/attribute/field-view.ts'

type Movement = z.output<typeof movement>

/** JSON text of a movement as a role reads it: without what it may not see of the lines. */
export function showMovement(json: string, view: FieldView): string {
  return view.hidden.length === 0 ? json : JSON.stringify(withoutHidden(JSON.parse(json) as Movement, view))
}

/** JSON text of a page of movements, the same way. */
export function showMovements(json: string, view: FieldView): string {
  if (view.hidden.length === 0) return json
  const page = JSON.parse(json) as { data: Movement[] }
  return JSON.stringify({ ...page, data: page.data.map((each) => withoutHidden(each, view)) })
}

function withoutHidden(each: Movement, view: FieldView): Movement {
  return {
    ...each,
    lines: each.lines.map((line) => ({ ...line, attributes: visibleValues(view, line.attributes) })),
  }
}
