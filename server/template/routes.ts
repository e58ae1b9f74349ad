import {
  applyTemplate as applyEndpoint,
  listTemplates,
  removeTemplate as removeEndpoint,
  type Template,
} from '#contract/template.ts'
import type { Language } from '#contract/words/languages.ts'
import type { TemplateData } from '#core/template/template.ts'
import { templates } from '#core/template/templates.ts'
import type { App } from '#server/http/app.ts'
import { languageOf } from '#server/http/language.ts'
import { route } from '#server/http/route.ts'
import { applyTemplate } from './apply-template.ts'
import { findApplied } from './queries.ts'
import { removeTemplate } from './remove-template.ts'
import { fieldWords, wordsOf } from './template-words.ts'

export function registerTemplateRoutes(app: App): void {
  route(app, listTemplates, async ({ tx, req }) => {
    const applied = await findApplied(tx)
    const all = Object.values(templates)
    return { data: all.map((template) => toTemplate(template, applied.has(template.key), languageOf(req))) }
  })

  route(app, applyEndpoint, ({ tx, actor, params }) => applyTemplate(tx, actor, templates[params.templateKey]))

  route(app, removeEndpoint, ({ tx, actor, params }) => removeTemplate(tx, actor, templates[params.templateKey]))
}

function toTemplate(template: TemplateData, isApplied: boolean, language: Language): Template {
  return {
    key: template.key,
    ...wordsOf('of', template.key, language),
    itemTypes: template.types.map((key) => ({ key, ...wordsOf('type', key, language) })),
    fieldSets: template.sets.map(({ set, types }) => ({
      key: set.key,
      ...wordsOf('set', set.key, language),
      entity: set.entity,
      itemTypeKeys: [...types],
      fields: set.fields.map((field) => ({
        key: field.key,
        kind: field.kind,
        unit: field.unit ?? null,
        required: field.required ?? false,
        ...fieldWords(field, language),
      })),
    })),
    isApplied,
  }
}
