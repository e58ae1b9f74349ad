'use client'
import { useState } from 'react'
import { z } from 'zod'
import type { LabelKind } from '#web/label/label-record.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/** Labels a page of paper holds, in millimetres; on a roll each label is a page. */
export const labelSizes = {
  roll62x29: { width: 62, height: 29, across: 1, down: 1, page: '62mm 29mm' },
  roll50x25: { width: 50, height: 25, across: 1, down: 1, page: '50mm 25mm' },
  roll100x50: { width: 100, height: 50, across: 1, down: 1, page: '100mm 50mm' },
  sheet24: { width: 70, height: 37, across: 3, down: 8, page: 'A4' },
  sheet40: { width: 52.5, height: 29.7, across: 4, down: 10, page: 'A4' },
} as const
export type LabelSize = keyof typeof labelSizes
export const sizeNames = Object.keys(labelSizes) as LabelSize[]
export const labelCodes = ['qr', 'bars', 'none'] as const
export const mostCopies = 100

const designShape = z.object({
  text: z.string().max(1_000),
  size: z.enum(sizeNames),
  code: z.enum(labelCodes),
  copies: z.int().min(1).max(mostCopies),
})
/** What is on every label, and how many of each are printed. */
export type LabelDesign = z.output<typeof designShape>

const standardTexts = {
  item: '{name}\n{sku}',
  location: '{name}\n{code}\n{parent}',
  supplier: '{name}\n{email}\n{phone}',
  movement: '{name}\n{sku}\n{line.lot} {line.expiresOn}\n{line.quantity}',
} as const satisfies Record<LabelKind, string>

/** The design used last on this device for things of this kind in this organisation. */
export function useLabelDesign(kind: LabelKind): [LabelDesign, (change: Partial<LabelDesign>) => void] {
  const [design, setDesign] = useState(() => read(kind))
  const change = (part: Partial<LabelDesign>) => {
    const next = { ...design, ...part }
    setDesign(next)
    localStorage.setItem(storageKey(kind), JSON.stringify(next))
  }
  return [design, change]
}

function storageKey(kind: LabelKind): string {
  return `labels.${kind === 'item' ? '' : `${kind}.`}${currentTenantId() ?? ''}`
}

function read(kind: LabelKind): LabelDesign {
  const standard: LabelDesign = { text: standardTexts[kind], size: 'roll62x29', code: 'qr', copies: 1 }
  if (typeof localStorage === 'undefined') return standard
  try {
    return designShape.safeParse(JSON.parse(localStorage.getItem(storageKey(kind)) ?? 'null')).data ?? standard
  } catch {
    return standard
  }
}
