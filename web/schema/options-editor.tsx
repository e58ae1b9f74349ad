'use client'
import { Archive, ArchiveRestore, Merge, Plus, Undo2, X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { optionColours } from '#contract/field.ts'
import { OptionDot } from '#web/field/option-badge.tsx'
import { type OptionDraft, withMerge } from '#web/schema/field-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Input } from '#web/ui/input.tsx'
import { Menu, MenuItem, MenuLabel, MenuRadio } from '#web/ui/menu.tsx'
import { Sortable } from '#web/ui/sortable.tsx'

const most = 500

/**
 * The options of a choice, one line each: dragged, coloured, renamed. Enter goes on to the next line; a pasted list becomes
 * a line each. A stored option is archived or merged into another, not taken away: records may hold it.
 */
export function OptionsEditor({
  options,
  onOptionsChange,
  error,
}: {
  options: readonly OptionDraft[]
  onOptionsChange: (options: OptionDraft[]) => void
  error: string | undefined
}) {
  const t = useTranslations('schema')
  const box = useRef<HTMLFieldSetElement>(null)
  const nameOf = (option: OptionDraft) => option.label.trim() || t('options.unnamed')
  const change = (rowId: string, part: Partial<OptionDraft>) =>
    onOptionsChange(options.map((option) => (option.rowId === rowId ? { ...option, ...part } : option)))
  const focusLine = (index: number) =>
    requestAnimationFrame(() => box.current?.querySelectorAll<HTMLInputElement>('input[data-option]')[index]?.focus())
  const insert = (index: number, labels: readonly string[]) => {
    const made = labels.slice(0, most - options.length).map((label, n) => newOption(label, options.length + n))
    onOptionsChange([...options.slice(0, index), ...made, ...options.slice(index)])
    focusLine(index + made.length - 1)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, index: number) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      if (options[index + 1] && options[index + 1]?.label === '') focusLine(index + 1)
      else insert(index + 1, [''])
    }
    const option = options[index]
    if (event.key === 'Backspace' && option?.label === '' && option.key === '' && options.length > 1) {
      event.preventDefault()
      onOptionsChange(options.filter((one) => one !== option))
      focusLine(Math.max(0, index - 1))
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, index: number) => {
    const lines = event.clipboardData
      .getData('text')
      .split(/[\r\n\t]+/)
      .map((line) => line.trim().slice(0, 80))
      .filter(Boolean)
    if (lines.length < 2) return
    event.preventDefault()
    const option = options[index]
    const keep = option && (option.key !== '' || option.label !== '') ? [option] : []
    const made = lines.slice(0, most - options.length).map((label, n) => newOption(label, options.length + n))
    onOptionsChange([...options.slice(0, index), ...keep, ...made, ...options.slice(index + 1)])
  }
  return (
    <fieldset ref={box}>
      <legend className="mb-1 text-sm font-medium">{t('options.title')}</legend>
      <Sortable
        className="space-y-1"
        label={t('options.title')}
        rows={options}
        rowKey={(option) => option.rowId}
        name={nameOf}
        onOrder={onOptionsChange}
        row={(option, handle, index) => (
          <div className="flex items-center gap-1">
            {handle}
            <Menu
              align="start"
              trigger={
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('options.colour', {
                    name: nameOf(option),
                    colour: t(`colour.${option.colour ?? 'grey'}`),
                  })}
                >
                  <OptionDot colour={option.colour} />
                </Button>
              }
            >
              <MenuRadio
                value={option.colour ?? 'grey'}
                onValueChange={(colour) =>
                  change(option.rowId, { colour: optionColours.find((one) => one === colour) ?? 'grey' })
                }
                options={optionColours.map((colour) => ({
                  value: colour,
                  label: (
                    <span className="flex items-center gap-2.5">
                      <OptionDot colour={colour} />
                      {t(`colour.${colour}`)}
                    </span>
                  ),
                }))}
              />
            </Menu>
            <Input
              data-option=""
              aria-label={t('options.label', { number: String(index + 1) })}
              aria-invalid={error && option.label.trim() === '' ? true : undefined}
              maxLength={80}
              autoComplete="off"
              value={option.label}
              disabled={option.mergeInto !== undefined}
              className={classNames((option.archived || option.mergeInto !== undefined) && 'text-faint line-through')}
              onChange={(event) => change(option.rowId, { label: event.target.value })}
              onKeyDown={(event) => onKeyDown(event, index)}
              onPaste={(event) => onPaste(event, index)}
            />
            {option.key === '' ? (
              <Button
                look="quiet"
                size="icon"
                aria-label={t('options.remove', { name: nameOf(option) })}
                onClick={() => onOptionsChange(options.filter((one) => one !== option))}
              >
                <X />
              </Button>
            ) : option.mergeInto !== undefined ? (
              <Merged
                name={nameOf(option)}
                into={options.find(({ key }) => key === option.mergeInto)}
                onKeep={() => onOptionsChange(withMerge(options, option.key, undefined))}
              />
            ) : (
              <>
                <MergeMenu
                  name={nameOf(option)}
                  others={options.filter((one) => one !== option && one.key !== '' && one.mergeInto === undefined)}
                  onMerge={(into) => onOptionsChange(withMerge(options, option.key, into))}
                />
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t(option.archived ? 'options.restore' : 'options.archive', { name: nameOf(option) })}
                  title={t(option.archived ? 'options.restore' : 'options.archive', { name: nameOf(option) })}
                  onClick={() => change(option.rowId, { archived: !option.archived })}
                >
                  {option.archived ? <ArchiveRestore /> : <Archive />}
                </Button>
              </>
            )}
          </div>
        )}
      />
      <Button size="sm" className="mt-2" onClick={() => insert(options.length, [''])} disabled={options.length >= most}>
        <Plus />
        {t('options.add')}
      </Button>
      <p className="mt-1 text-sm text-soft">{t('options.paste')}</p>
      <p aria-live="polite" className="text-sm text-danger not-empty:mt-1">
        {error}
      </p>
    </fieldset>
  )
}

/** A new line; the colours take turns, so that neighbours differ. */
export function newOption(label: string, count: number): OptionDraft {
  const turn = ['blue', 'green', 'orange', 'violet', 'teal', 'red', 'yellow', 'pink', 'grey'] as const
  return { key: '', label, colour: turn[count % turn.length] ?? 'grey', rowId: crypto.randomUUID() }
}

/** The options that one can become. */
function MergeMenu({
  name,
  others,
  onMerge,
}: {
  name: string
  others: readonly OptionDraft[]
  onMerge: (into: string) => void
}) {
  const t = useTranslations('schema.options')
  if (others.length === 0) return null
  return (
    <Menu
      trigger={
        <Button look="quiet" size="icon" aria-label={t('merge', { name })} title={t('merge', { name })}>
          <Merge />
        </Button>
      }
    >
      <MenuLabel>{t('mergeInto', { name })}</MenuLabel>
      {others.map(({ key, label, colour }) => (
        <MenuItem key={key} onSelect={() => onMerge(key)}>
          <OptionDot colour={colour} />
          {label}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** In place of what can be done with an option: what it becomes. */
function Merged({ name, into, onKeep }: { name: string; into: OptionDraft | undefined; onKeep: () => void }) {
  const t = useTranslations('schema.options')
  return (
    <>
      <span className="max-w-32 shrink-0 truncate text-sm text-soft">{t('becomes', { name: into?.label ?? '' })}</span>
      <Button look="quiet" size="icon" aria-label={t('keep', { name })} title={t('keep', { name })} onClick={onKeep}>
        <Undo2 />
      </Button>
    </>
  )
}
