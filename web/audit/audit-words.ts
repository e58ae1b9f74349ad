'use client'
import { useTranslations } from 'use-intl'
import { en } from '#contract/words/en.ts'
import { type AuditEntry, asWords } from '#web/audit/audit-entry.ts'
import { useSchema } from '#web/schema/use-schema.ts'

const { did, entity: entities, name: names } = en.audit

/** Every kind of record that changes are written down of, for a list to choose from. */
export const knownEntities = Object.keys(entities) as (keyof typeof entities)[]

/** What was done to what, and which of its values, in words; what the catalogue does not know is told by its own name. */
export function useAuditWords() {
  const t = useTranslations('audit')
  const { fieldsByKey } = useSchema()
  const entity = (key: string) => (isKey(entities, key) ? t(`entity.${key}`) : asWords(key).toLowerCase())
  const name = (key: string) => (isKey(names, key) ? t(`name.${key}`) : asWords(key))
  return {
    entity,
    what: ({ action, entity: of }: Pick<AuditEntry, 'action' | 'entity'>) =>
      t('sentence', { did: isKey(did, action) ? t(`did.${action}`) : asWords(action), entity: entity(of) }),
    name,
    /** A value by its way down from the record: a custom field by its own name. */
    value: ([first = '', second, ...others]: readonly string[]) =>
      first === 'attributes' && second !== undefined
        ? (fieldsByKey.get(second)?.name ?? second)
        : [first, ...(second === undefined ? [] : [second]), ...others].map(name).join(' · '),
  }
}

function isKey<T extends object>(words: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(words, key)
}
