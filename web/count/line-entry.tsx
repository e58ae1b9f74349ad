'use client'
import { Minus, Plus, X } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import type { Chosen } from '#web/count/chosen-line.ts'
import type { QueuedEntry } from '#web/count/entry-queue.ts'
import { LotLabel } from '#web/count/lot-label.tsx'
import { PackCounts } from '#web/count/pack-counts.tsx'
import { sumOfPacks } from '#web/count/sum-of-packs.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'

/** How many there are of one thing, with targets for a thumb; Enter saves. */
export function LineEntry({
  chosen,
  places,
  onSave,
  onClose,
}: {
  chosen: Chosen
  places: readonly { id: string; name: string }[]
  onSave: (entry: Omit<QueuedEntry, 'id' | 'countedAt'>) => void
  onClose: () => void
}) {
  const t = useTranslations('count.sheet')
  const format = useFormatter()
  const line = 'line' in chosen ? chosen.line : undefined
  const thing = 'line' in chosen ? chosen.line : chosen.found
  const tracking = 'line' in chosen ? 'none' : chosen.found.tracking
  const [lot, setLot] = useState('found' in chosen ? (chosen.found.lotCode ?? '') : '')
  const [lotProblem, setLotProblem] = useState('')
  const before = line?.quantity ?? null
  const [text, setText] = useState('')
  // scanning a pack adds it to what was counted
  const [mode, setMode] = useState<'add' | 'replace'>(chosen.pack === undefined ? 'replace' : 'add')
  const [packs, setPacks] = useState<Readonly<Record<string, string>>>(
    chosen.pack === undefined ? {} : { [chosen.pack]: '1' },
  )
  const [place, setPlace] = useState(places[0]?.id ?? '')
  const [problem, setProblem] = useState('')
  const parsed = sumOfPacks(text, packs, thing.packs)
  const total =
    parsed === undefined || before === null || mode === 'replace'
      ? parsed
      : toDecimal(toQuantity(before).plus(toQuantity(parsed)))
  const step = (by: 1 | -1) => {
    const next = toQuantity(parseDecimal(text) ?? '0').plus(by)
    setText(toDecimal(next.lt(0) ? toQuantity('0') : next))
    setProblem('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (tracking !== 'none' && lot.trim() === '') return setLotProblem(t('lotNeeded'))
    if (total === undefined) return setProblem(t('quantityForm'))
    onSave({
      ...(line
        ? { lineId: line.id }
        : { itemId: thing.itemId, locationId: place, ...(tracking === 'none' ? {} : { lotCode: lot.trim() }) }),
      quantity: total,
      name: thing.itemName,
    })
  }
  const isPacked = Object.values(packs).some((typed) => typed.trim() !== '')
  const number = (value: string) => format.number(value as unknown as number, { maximumFractionDigits: 9 })
  return (
    <form noValidate onSubmit={submit} className="rounded-lg border-2 border-accent bg-surface p-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="text-lg font-semibold [overflow-wrap:anywhere]">{thing.itemName}</p>
          <p className="flex flex-wrap items-center gap-x-3 text-soft">
            <Code>{thing.sku}</Code>
            {line ? <span>{line.locationName}</span> : null}
            {line?.lotCode ? <LotLabel code={line.lotCode} expiresOn={line.expiresOn} /> : null}
            {line?.expected ? (
              <span>
                {t.rich('expected', { amount: () => <Amount value={line.expected ?? '0'} unit={line.unit} /> })}
              </span>
            ) : null}
          </p>
        </div>
        <Button look="quiet" size="icon" aria-label={t('close')} onClick={onClose}>
          <X />
        </Button>
      </div>
      {line ? null : (
        <div className="mt-2">
          <p className="mb-2 text-sm text-warn">{t('notOnSheet', { name: thing.itemName })}</p>
          <Field label={t('addWhere')}>
            <Select value={place} onChange={(event) => setPlace(event.target.value)}>
              {places.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
          </Field>
          {tracking === 'none' ? null : (
            <Field label={t(tracking)} className="mt-2" error={lotProblem}>
              <Input
                maxLength={80}
                autoComplete="off"
                value={lot}
                onChange={(event) => {
                  setLot(event.target.value)
                  setLotProblem('')
                }}
              />
            </Field>
          )}
        </div>
      )}
      {before !== null ? (
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="text-sm text-soft">{t('mine', { quantity: `${number(before)} ${thing.unit}` })}</span>
          <Segmented
            label={t('quantity')}
            value={mode}
            onValueChange={setMode}
            options={[
              { value: 'replace', label: t('replace') },
              { value: 'add', label: t('add') },
            ]}
          />
        </div>
      ) : null}
      <div className="mt-3 flex items-start gap-2">
        <StepButton label={t('less')} onClick={() => step(-1)}>
          <Minus />
        </StepButton>
        <Field
          label={t('quantity')}
          hideLabel
          className="flex-1"
          error={problem}
          help={
            total !== undefined && (isPacked || (mode === 'add' && before !== null))
              ? t('sum', { quantity: `${number(total)} ${thing.unit}` })
              : undefined
          }
        >
          <NumberInput
            autoFocus
            unit={thing.unit}
            enterKeyHint="next"
            placeholder={t('quantity')}
            className="h-14 text-center text-2xl font-semibold pointer-coarse:h-14 max-sm:text-2xl"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setProblem('')
            }}
          />
        </Field>
        <StepButton label={t('more')} onClick={() => step(1)}>
          <Plus />
        </StepButton>
      </div>
      {tracking === 'serial' || thing.packs.length === 0 ? null : (
        <PackCounts
          packs={thing.packs}
          unit={thing.unit}
          typed={packs}
          onChange={(next) => {
            setPacks(next)
            setProblem('')
          }}
        />
      )}
      <Button type="submit" look="primary" className="mt-2 h-14 w-full text-lg pointer-coarse:h-14">
        {line ? t('save') : t('addIt')}
      </Button>
    </form>
  )
}

function StepButton({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Button
      aria-label={label}
      onClick={onClick}
      className="size-14 px-0 pointer-coarse:h-14 [&_svg]:size-6"
      // the keyboard stays with the number
      onPointerDown={(event) => event.preventDefault()}
    >
      {children}
    </Button>
  )
}
