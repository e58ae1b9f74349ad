'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { checkOutUnit } from '#contract/checkout.ts'
import { listMembers } from '#contract/member.ts'
import { checkoutReads } from '#web/checkout/checkout-reads.ts'
import { DueField } from '#web/checkout/due-field.tsx'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useAllStock } from '#web/lib/all-stock.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/**
 * Gives a unit to a person or a place until a day.
 * @param of  the item, or the unit of it, from whose page it opens; else it is picked
 */
export function CheckOutForm({
  of = { itemId: '' },
  onClose,
}: {
  of?: { itemId: string; lotId?: string } | undefined
  onClose: () => void
}) {
  const t = useTranslations('checkout.form')
  const noun = useTranslations('checkout')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const { can } = useSession()
  const namesId = useId()
  const [draft, setDraft] = useState({
    itemId: of.itemId,
    lotId: of.lotId ?? '',
    name: '',
    place: '',
    due: '',
    note: '',
  })
  const [to, setTo] = useState<'person' | 'place'>('person')
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const stock = useAllStock({ itemId: draft.itemId }, draft.itemId !== '' && of.lotId === undefined)
  const units = (stock.data ?? []).filter(({ lotId, onHand }) => lotId !== null && onHand === '1')
  const members = useRead(listMembers, { query: { limit: 200 } }, { enabled: can('member:read') })
  const give = useWrite(checkOutUnit, {
    refreshes: checkoutReads,
    onSuccess: ({ serial, holderName }) => {
      toastDone(t('done', { serial, holder: holderName }))
      onClose()
    },
  })
  const lacksHolder = to === 'person' ? draft.name.trim() === '' : draft.place === ''
  const submit = () => {
    setTried(true)
    if (draft.lotId === '' || lacksHolder) return
    const name = draft.name.trim()
    const member = members.data?.data.find((one) => one.name.toLowerCase() === name.toLowerCase())
    give.mutate({
      body: {
        lotId: draft.lotId,
        note: draft.note.trim(),
        ...(draft.due ? { dueOn: draft.due } : {}),
        ...(to === 'place'
          ? { holderLocationId: draft.place }
          : member
            ? { holderUserId: member.userId }
            : { holderName: name }),
      },
    })
  }
  return (
    <FormSheet
      title={t('title')}
      description={t('note')}
      submit={noun('out')}
      pending={give.isPending}
      problem={give.error ? problemText(give.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      {of.itemId === '' ? (
        <Field label={t('item')}>
          <ItemPicker value={draft.itemId || undefined} onValueChange={(itemId) => set({ itemId, lotId: '' })} />
        </Field>
      ) : null}
      {of.lotId === undefined && stock.isError && !stock.data ? (
        <ErrorState onRetry={() => void stock.refetch()}>{problemText(stock.error)}</ErrorState>
      ) : of.lotId === undefined ? (
        <Field label={t('unit')} error={tried && draft.lotId === '' ? t('unitMissing') : undefined}>
          <Select value={draft.lotId} onChange={(event) => set({ lotId: event.target.value })}>
            <option value="">
              {draft.itemId === ''
                ? t('pickFirst')
                : stock.data
                  ? t(units.length === 0 ? 'noUnits' : 'unitMissing')
                  : ui('loading')}
            </option>
            {units.map(({ lotId, lotCode, locationName }) => (
              <option key={lotId} value={lotId ?? ''}>
                {t('units', { serial: lotCode ?? '', place: locationName })}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Segmented
        label={t('who')}
        value={to}
        onValueChange={setTo}
        options={[
          { value: 'person', label: t('person') },
          { value: 'place', label: t('place') },
        ]}
      />
      {to === 'person' ? (
        <Field label={t('name')} help={t('nameHelp')} error={tried && lacksHolder ? t('nameMissing') : undefined}>
          <Input
            maxLength={120}
            autoComplete="off"
            list={namesId}
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
      ) : (
        <Field label={t('place')} error={tried && lacksHolder ? t('placeMissing') : undefined}>
          <LocationPicker
            value={draft.place || undefined}
            onValueChange={(place) => set({ place })}
            placeholder={t('pick')}
          />
        </Field>
      )}
      <datalist id={namesId}>
        {members.data?.data.map(({ userId, name }) => (
          <option key={userId} value={name} />
        ))}
      </datalist>
      <DueField value={draft.due} onValueChange={(due) => set({ due })} />
      <Field label={t('remark')} optional>
        <Input
          maxLength={500}
          autoComplete="off"
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
    </FormSheet>
  )
}
