'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ResponseOf } from '#contract/endpoint.ts'
import type { Field, ReferenceTarget } from '#contract/field.ts'
import { listItems } from '#contract/item.ts'
import { listMembers } from '#contract/member.ts'
import { listSuppliers, type Supplier } from '#contract/supplier.ts'
import { splitAtCommas, splitNames } from '#core/import/list-separator.ts'
import { membersInput, readReference, referenceKey } from '#web/field/references.ts'
import { describeFile } from '#web/file/describe-file.ts'
import { fileKey } from '#web/file/use-files.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { readAllPages } from '#web/lib/read-all-pages.ts'

type Referring = Pick<Field, 'kind' | 'referenceTo' | 'multiple'>

/** Records that fields point to, by what they are called where only text can stand: SKUs, codes, e-mail addresses, names of files. */
export type ReferenceTexts = {
  /** undefined: not read yet, or gone */
  nameOf: (field: Referring, id: string) => string | undefined
  /** undefined: not looked up, not there, or several are called so */
  idOf: (field: Referring, text: string) => string | undefined
  /** Reads what these records are called. */
  readNames: (wanted: readonly { field: Referring; ids: readonly string[] }[]) => Promise<void>
  /** Looks up what these cells name. */
  findNames: (wanted: readonly { field: Referring; cells: readonly string[] }[]) => Promise<void>
}

/** SKUs looked up in one request. */
const mostAtOnce = 500
/** What a file is called is read as it is shown, and does not change. */
const freshMs = 600_000

/**
 * The texts of references to items, suppliers, members and files, as far as they were shown or asked for. Locations are known as a whole
 * and need no reading.
 */
export function useReferenceTexts(): ReferenceTexts {
  const client = useQueryClient()
  return useMemo(() => {
    const members = new Map<string, string>()
    const found = new Map<string, string>()
    const nameOf: ReferenceTexts['nameOf'] = ({ kind, referenceTo }, id) => {
      if (kind === 'file' || kind === 'image') return client.getQueryData<{ name: string } | null>(fileKey(id))?.name
      if (referenceTo === 'member') {
        const shown = client.getQueryData<ResponseOf<typeof listMembers>>(readKey(listMembers, membersInput))
        return members.get(id) ?? shown?.data.find(({ userId }) => userId === id)?.email
      }
      return referenceTo === 'item' || referenceTo === 'supplier'
        ? client.getQueryData<{ note?: string } | null>(referenceKey(referenceTo, id))?.note
        : undefined
    }
    const readOne = ({ kind, referenceTo }: Referring, id: string): Promise<unknown> => {
      if (kind === 'file' || kind === 'image')
        return client.fetchQuery({ queryKey: fileKey(id), queryFn: () => describeFile(id), staleTime: freshMs })
      return referenceTo === 'item' || referenceTo === 'supplier'
        ? client.fetchQuery(readReference(referenceTo, id))
        : Promise.resolve()
    }
    const readMembers = async () => {
      const all = await readAllPages((query) => api.call(listMembers, { query }))
      for (const { userId, email, name } of all) {
        members.set(userId, email)
        note(found, 'member', [email, name], userId)
      }
    }
    return {
      nameOf,
      idOf: ({ referenceTo }, text) =>
        (referenceTo === null ? undefined : found.get(keyOf(referenceTo, text))) || undefined,
      readNames: async (wanted) => {
        const asked = wanted.flatMap(({ field, ids }) => [...new Set(ids)].map((id) => ({ field, id })))
        const missing = asked.filter(({ field, id }) => nameOf(field, id) === undefined)
        // who may not see members, or finds one gone, has the identifiers
        if (missing.some(({ field }) => field.referenceTo === 'member')) await readMembers().catch(() => undefined)
        await Promise.all(missing.map(({ field, id }) => readOne(field, id).catch(() => undefined)))
      },
      findNames: async (wanted) => {
        const texts = (target: ReferenceTarget) => [
          ...new Set(
            wanted.flatMap(({ field, cells }) =>
              field.referenceTo === target
                ? cells.flatMap((cell) => [...namesIn(field, cell), ...((field.multiple && splitAtCommas(cell)) || [])])
                : [],
            ),
          ),
        ]
        const skus = texts('item')
        for (let at = 0; at < skus.length; at += mostAtOnce) {
          const filter = { field: 'sku', op: 'in', value: skus.slice(at, at + mostAtOnce) }
          const rows = await readAllPages((query) =>
            // the client writes the filter as JSON into the address, which is the parameter's wire form
            api.call(listItems, { query: { ...query, filter, archived: 'include' } as never }),
          )
          for (const { id, sku } of rows) note(found, 'item', [sku], id)
        }
        if (texts('supplier').length > 0)
          for (const { id, code, name } of await readAllPages<Supplier>((query) => api.call(listSuppliers, { query })))
            note(found, 'supplier', [code, name], id)
        if (texts('member').length > 0) await readMembers()
      },
    }
  }, [client])
}

/** What a cell names: one thing as it stands, several parted as a file has them. */
export function namesIn({ multiple }: Pick<Field, 'multiple'>, cell: string): string[] {
  return multiple ? splitNames(cell) : [cell.trim()]
}

function keyOf(target: ReferenceTarget, text: string): string {
  return `${target} ${text.toLowerCase()}`
}

/** Notes who is called so; what two are called names neither. */
function note(found: Map<string, string>, target: ReferenceTarget, names: readonly string[], id: string): void {
  for (const name of names) {
    const key = keyOf(target, name)
    const other = found.get(key)
    found.set(key, other === undefined || other === id ? id : '')
  }
}
