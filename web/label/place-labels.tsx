'use client'
import { useTranslations } from 'use-intl'
import type { Field, FieldEntity } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { FieldOnLabel } from '#web/label/field-on-label.tsx'
import { fieldOfToken, fieldTokens, isFilledIn } from '#web/label/field-token.ts'
import type { Labelled, LabelRecord } from '#web/label/label-record.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { useAllSuppliers } from '#web/supplier/use-suppliers.ts'

/** Labels of places: a shelf's code, for the scanner, and what is known of it. */
export function useLocationLabels(ids: readonly string[]): Labelled {
  const t = useTranslations('location')
  const label = useTranslations('label.token')
  const { query, byId } = useAllLocations()
  const fields = useFieldsOf('location')
  const chosen = ids.flatMap((id) => byId.get(id) ?? [])
  return {
    records: chosen.map(({ id, code, name, kind, parentId, attributes }) => {
      const parent = parentId === null ? undefined : byId.get(parentId)
      return toRecord(id, code, fields, attributes, {
        code,
        name,
        kind: t(`kind.${kind}`),
        parent: parent?.name ?? '',
      })
    }),
    tokens: tokensOf(['name', 'code', 'kind', 'parent'], label, fields),
    isRead: byId.size > 0,
    error: byId.size === 0 ? (query.error ?? undefined) : undefined,
    retry: () => void query.refetch(),
  }
}

/** Labels of suppliers: an address to stick on, or a tray of what they bring. */
export function useSupplierLabels(ids: readonly string[]): Labelled {
  const label = useTranslations('label.token')
  const { data, error, refetch } = useAllSuppliers()
  const fields = useFieldsOf('supplier')
  const byId = new Map(data?.map((one) => [one.id, one]))
  return {
    records: ids
      .flatMap((id) => byId.get(id) ?? [])
      .map(({ id, code, name, email, phone, note, attributes }) =>
        toRecord(id, code, fields, attributes, { code, name, email: email ?? '', phone: phone ?? '', note }),
      ),
    tokens: tokensOf(['name', 'code', 'email', 'phone', 'note'], label, fields),
    isRead: data !== undefined,
    error: data === undefined ? (error ?? undefined) : undefined,
    retry: () => void refetch(),
  }
}

/** The organisation's fields of an entity, archived ones too; none until they are read. */
export function useFieldsOf(entity: FieldEntity): readonly Field[] {
  const { fields } = useSchema()
  return fields?.filter((field) => field.entity === entity) ?? []
}

function tokensOf<Name extends string>(
  names: readonly Name[],
  header: (name: Name) => string,
  fields: readonly Field[],
): Labelled['tokens'] {
  const all = [...names.map((id) => ({ id, header: header(id) })), ...fieldTokens(fields)]
  return new Map(all.map((token) => [token.id, token]))
}

function toRecord(
  key: string,
  code: string,
  fields: readonly Field[],
  attributes: Attributes,
  own: Readonly<Record<string, string>>,
): LabelRecord {
  return {
    key,
    code,
    isFilled: (token) => {
      const field = fieldOfToken(fields, token)
      return field ? isFilledIn(attributes[field.key]) : Object.hasOwn(own, token) && own[token] !== ''
    },
    show: (token) => {
      const field = fieldOfToken(fields, token)
      return field ? (
        <FieldOnLabel field={field} attributes={attributes} />
      ) : Object.hasOwn(own, token) ? (
        own[token]
      ) : null
    },
  }
}
