'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { FieldEntity } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { readFieldWords } from '#contract/search.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Input } from '#web/ui/input.tsx'
import { floatClass } from '#web/ui/overlay.ts'
import { Spinner } from '#web/ui/spinner.tsx'

/** Takes a description in plain words for conditions on a list's own fields; what of it is none is named and stays in the box. */
export function FieldWords({
  entity,
  example,
  onRead,
}: {
  entity: Extract<FieldEntity, 'supplier' | 'location' | 'movementLine'>
  /** the name of one of the fields */
  example: string
  onRead: (conditions: readonly Filter[]) => void
}) {
  const t = useTranslations('item.filter')
  const problemText = useProblemText()
  const id = useId()
  const [text, setText] = useState('')
  const [said, setSaid] = useState<string>()
  const [isReading, setReading] = useState(false)
  const read = async () => {
    const asked = text.trim()
    if (asked === '' || isReading) return
    setReading(true)
    try {
      const { chips, notUnderstood } = await api.call(readFieldWords, { query: { entity, text: asked } })
      const conditions = chips.flatMap(({ filter }) => filter ?? [])
      if (conditions.length > 0) onRead(conditions)
      const left = notUnderstood.map(({ words }) => words).join(', ')
      setText(left)
      setSaid(left === '' ? undefined : t('notRead', { words: left }))
    } catch (error) {
      setSaid(problemText(error))
    } finally {
      setReading(false)
    }
  }
  return (
    <form
      className="relative w-56 max-sm:w-full"
      onSubmit={(event) => {
        event.preventDefault()
        void read()
      }}
    >
      <Input
        aria-label={t('inWords')}
        aria-describedby={said ? id : undefined}
        placeholder={t('inWordsPlaceholder', { field: example })}
        value={text}
        maxLength={500}
        enterKeyHint="search"
        onChange={(event) => {
          setText(event.target.value)
          setSaid(undefined)
        }}
      />
      {isReading ? <Spinner className="absolute top-2.5 right-2.5" /> : null}
      {/* hangs below the box, over what is there: nothing moves away from it */}
      <p
        id={id}
        role="status"
        className={classNames(
          floatClass,
          'absolute top-full left-0 mt-1 w-full px-2.5 py-1.5 text-sm text-soft empty:hidden',
        )}
      >
        {said}
      </p>
    </form>
  )
}
