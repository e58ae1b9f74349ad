import type { Attributes } from '#contract/item.ts'
import type { Supplier } from '#contract/supplier.ts'

/** The core columns of a supplier as they are typed. */
export type SupplierDraft = { name: string; code: string; email: string; phone: string; note: string }

/** A stored supplier as a draft, or an empty one. */
export function toSupplierDraft(supplier: Supplier | undefined): SupplierDraft {
  return {
    name: supplier?.name ?? '',
    code: supplier?.code ?? '',
    email: supplier?.email ?? '',
    phone: supplier?.phone ?? '',
    note: supplier?.note ?? '',
  }
}

/** The request that creates a supplier; without a code the server makes one. */
export function toSupplierBody(draft: SupplierDraft, attributes: Attributes) {
  const { code, ...rest } = coreOf(draft)
  return { ...rest, ...(code ? { code } : {}), attributes }
}

/** The request that changes one: what is as before stays out, so that a colleague's change of another field survives. */
export function toSupplierChange(draft: SupplierDraft, before: SupplierDraft, attributes: Attributes) {
  const [next, old] = [coreOf(draft), coreOf(before)]
  const changed = Object.entries(next).filter(([name, value]) => old[name as keyof typeof old] !== value)
  return {
    ...(Object.fromEntries(changed.filter(([name, value]) => name !== 'code' || value !== '')) as Partial<typeof next>),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
  }
}

function coreOf(draft: SupplierDraft) {
  return {
    name: draft.name.trim(),
    code: draft.code.trim(),
    email: draft.email.trim() || null,
    phone: draft.phone.trim() || null,
    note: draft.note,
  }
}
