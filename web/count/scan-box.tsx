'use client'
import { ScanBarcode } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type CountLine, findCountable } from '#contract/count-sheet.ts'
import { type Chosen, packByCode } from '#web/count/chosen-line.ts'
import { linesByCode } from '#web/count/entry-queue.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'

/** A code from a scanner or the keyboard, ended by Enter, leads to its line, or to what is not on the sheet. */
export function ScanBox({
  countId,
  lines,
  onChoose,
}: {
  countId: string
  lines: readonly CountLine[]
  onChoose: (chosen: Chosen) => void
}) {
  const t = useTranslations('count.sheet')
  const problemText = useProblemText()
  const [code, setCode] = useState('')
  const [several, setSeveral] = useState<CountLine[]>()
  const [problem, setProblem] = useState('')
  const [asking, setAsking] = useState(false)
  const choose = (line: CountLine) => onChoose({ line, scanned: true, pack: packByCode(line.packs, code) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem('')
    setSeveral(undefined)
    if (code.trim() === '') return
    const matching = linesByCode(lines, code)
    const countable = matching.filter((line) => line.countable)
    const [line] = countable.length > 0 ? countable : matching
    if (countable.length > 1) setSeveral(countable)
    else if (line) choose(line)
    else {
      setAsking(true)
      try {
        const { data } = await api.call(findCountable, { params: { countId }, query: { code: code.trim() } })
        const [item] = data
        if (item) onChoose({ found: item, pack: packByCode(item.packs, code) })
        else setProblem(t('unknown', { code: code.trim() }))
      } catch (error) {
        setProblem(problemText(error))
      } finally {
        setAsking(false)
      }
    }
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="rounded-lg border bg-surface p-3">
      <Field label={t('scan')} hideLabel error={problem}>
        <ScanInput value={code} onChange={setCode} asking={asking} />
      </Field>
      {several ? (
        <fieldset className="mt-2">
          <legend className="mb-1.5 text-sm text-soft">{t('which')}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {several.map((line) => (
              <Button key={line.id} className="h-12 justify-start" onClick={() => choose(line)}>
                <span className="truncate">
                  {line.locationName}
                  {line.lotCode ? ` · ${line.lotCode}` : null}
                </span>
              </Button>
            ))}
          </div>
        </fieldset>
      ) : null}
    </form>
  )
}

function ScanInput({
  value,
  onChange,
  asking,
  ...field
}: {
  value: string
  onChange: (code: string) => void
  asking: boolean
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}) {
  const t = useTranslations('count.sheet')
  return (
    <span className="flex gap-2">
      <span className="relative flex flex-1 items-center">
        <ScanBarcode aria-hidden="true" className="pointer-events-none absolute left-3 size-5 text-faint" />
        <Input
          {...field}
          autoFocus
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={80}
          enterKeyHint="go"
          placeholder={t('scan')}
          className="h-12 pl-10 text-lg pointer-coarse:h-12"
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
      <Button type="submit" className="h-12 pointer-coarse:h-12" pending={asking}>
        {t('find')}
      </Button>
    </span>
  )
}
