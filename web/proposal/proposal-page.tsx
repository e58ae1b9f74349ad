'use client'
import { useRouter, useSearchParams } from 'next/navigation'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ResponseOf } from '#contract/endpoint.ts'
import { type ItemProposal, proposeItems } from '#contract/item-proposal.ts'
import type { getLabelReading } from '#contract/label-reading.ts'
import { findLookAlikes } from '#contract/look-alike.ts'
import { getSupplier } from '#contract/supplier.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { keepLineInForm } from '#web/proposal/keep-line.ts'
import { LabelPhoto } from '#web/proposal/label-photo.tsx'
import { LineCard } from '#web/proposal/line-card.tsx'
import { type LinePhoto, lineProblems, photoOf, toLineDraft } from '#web/proposal/line-draft.ts'
import { type Line, useMakeLines } from '#web/proposal/use-make-lines.ts'
import { SupplierPicker } from '#web/purchasing/supplier-picker.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Forbidden } from '#web/shell/forbidden.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Textarea } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

let lastId = 0
type Looks = ResponseOf<typeof findLookAlikes>
const toLine = (read: ItemProposal, photo?: LinePhoto, looks: Looks = { data: [], values: [] }): Line => {
  // what is written goes before what is seen
  const seen = looks.values.filter(({ field }) => !read.values.some((value) => value.field === field))
  const proposal = { ...read, values: [...read.values, ...seen.map((value) => ({ ...value, isWritten: false }))] }
  return {
    id: ++lastId,
    proposal,
    draft: toLineDraft(proposal),
    looksLike: looks.data,
    ...(photo ? { photo } : {}),
  }
}

/** Makes items of lines from a supplier: pasted, read, looked at, created. */
export function ProposalPage() {
  const { can } = useSession()
  return can('item:write') ? <Allowed /> : <Forbidden />
}

function Allowed() {
  const t = useTranslations('proposal')
  const item = useTranslations('item')
  const problemText = useProblemText()
  const given = useSearchParams().get('supplier') ?? ''
  const [supplierId, setSupplierId] = useState(given)
  const [text, setText] = useState('')
  const [lines, setLines] = useState<readonly Line[]>()
  const [unread, setUnread] = useState(0)
  const found = useRef<HTMLHeadingElement>(null)
  const supplier = useRead(getSupplier, { params: { supplierId } }, { enabled: supplierId !== '' })
  const { itemFields: fields } = useSchema()
  const photoId = useRef<string>(undefined)
  const looks = useRef<Looks>(undefined)
  const read = useWrite(proposeItems, {
    onSuccess: ({ data, unread: more }, { body }) => {
      const photo = body.shape === 'label' && photoId.current ? photoOf(photoId.current, fields ?? []) : undefined
      const made = data.map((proposal) => toLine(proposal, photo, photo ? looks.current : undefined))
      // one photo after the other, or a text anew
      setLines((before) => (photo ? [...(before ?? []), ...made] : made))
      setUnread(more)
      requestAnimationFrame(() => found.current?.focus())
    },
  })
  const readPhoto = async ({ fileId, text: onLabel, barcodes }: ResponseOf<typeof getLabelReading>) => {
    photoId.current = fileId
    // what stands on the label is of use without it
    looks.current = await api.call(findLookAlikes, { body: { fileIds: [fileId] } }).catch(() => undefined)
    read.mutate({ body: { text: onLabel, barcodes, shape: 'label', supplierId: supplierId || null } })
  }
  const back =
    given && supplier.data
      ? { href: `/suppliers/view?id=${given}`, label: supplier.data.name }
      : { href: '/items/new', label: item('new') }
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} back={back} />
      <Panel>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            read.mutate({ body: { text, supplierId: supplierId || null } })
          }}
        >
          <Field label={t('text')} help={t('textHelp')}>
            <Textarea
              autoFocus
              required
              maxLength={20_000}
              spellCheck={false}
              placeholder={t('placeholder')}
              className="max-h-[40dvh] min-h-28 font-mono"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
          <Field label={t('supplier')} optional help={t('supplierHelp')} className="max-w-96">
            <SupplierPicker value={supplierId || undefined} onValueChange={setSupplierId} first={t('noSupplier')} />
          </Field>
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
            <LabelPhoto disabled={read.isPending} onRead={readPhoto} />
            <Button type="submit" look="primary" pending={read.isPending} disabled={text.trim() === ''}>
              {t('read')}
            </Button>
          </div>
          {read.error ? <Notice tone="danger">{problemText(read.error)}</Notice> : null}
        </form>
      </Panel>
      {lines ? (
        <section className="mt-6">
          <h2 ref={found} tabIndex={-1} className="mb-2 text-lg font-semibold outline-none">
            {t('lines')}
          </h2>
          {unread > 0 ? (
            <Notice tone="warn" className="mb-3">
              {t('unread', { count: unread })}
            </Notice>
          ) : null}
          <Lines lines={lines} onLines={setLines} supplierId={supplierId} supplierName={supplier.data?.name} />
        </section>
      ) : null}
    </>
  )
}

function Lines({
  lines,
  onLines,
  supplierId,
  supplierName,
}: {
  lines: readonly Line[]
  onLines: (change: (lines: readonly Line[] | undefined) => readonly Line[] | undefined) => void
  supplierId: string
  supplierName: string | undefined
}) {
  const t = useTranslations('proposal')
  const router = useRouter()
  const { tenant, can, person } = useSession()
  const { itemFields: fields } = useSchema()
  const [checked, setChecked] = useState(false)
  const change = (id: number, part: Partial<Line>) =>
    onLines((all) => all?.map((line) => (line.id === id ? { ...line, ...part } : line)))
  const { make, pending } = useMakeLines((id, outcome) => change(id, { outcome }))
  // only who may change suppliers notes what they sell
  const notedFor = can('supplier:write') ? supplierId : ''
  const open = lines.filter(({ draft, outcome }) => draft.choice !== 'out' && (!outcome?.item || outcome.refusal))
  const made = open.filter(({ draft }) => draft.choice === 'new')
  const wanted = open.filter(({ draft }) => draft.choice === 'new' || (notedFor !== '' && draft.keepTerms))
  if (lines.length === 0) return <Notice>{t('none')}</Notice>
  const create = () => {
    setChecked(true)
    if (wanted.every(({ draft }) => Object.keys(lineProblems(draft)).length === 0)) void make(wanted, notedFor)
  }
  return (
    <>
      <Panel flush>
        <ul className="divide-y">
          {lines.map((line, at) => (
            <LineCard
              key={line.id}
              line={line}
              number={at + 1}
              supplierName={notedFor ? supplierName : undefined}
              checked={checked}
              onDraft={(draft) => change(line.id, { draft })}
              onForm={() => {
                keepLineInForm(line, fields ?? [], { timeZone: tenant.timeZone, personId: person.id })
                router.push('/items/new')
              }}
            />
          ))}
        </ul>
      </Panel>
      <div className="mt-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
        <p className="text-sm text-soft">
          {t('summary', {
            made: made.length,
            known: open.length - made.length,
            out: lines.filter(({ draft }) => draft.choice === 'out').length,
          })}
        </p>
        <Button look="primary" pending={pending} disabled={wanted.length === 0} onClick={create}>
          {made.length === 0 && wanted.length > 0 ? t('noteTerms') : t('create', { count: made.length })}
        </Button>
      </div>
    </>
  )
}
