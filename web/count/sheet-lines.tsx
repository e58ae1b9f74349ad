'use client'
import { Check, CircleCheckBig, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CountLine } from '#contract/count-sheet.ts'
import { LotLabel } from '#web/count/lot-label.tsx'
import { useSession } from '#web/lib/session.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** Lines drawn at once: a phone draws some hundreds without a pause. */
const drawn = 150

/** The sheet by place; a line is pressed to count it. */
export function SheetLines({
  lines,
  todo,
  chosenId,
  onChoose,
}: {
  lines: readonly CountLine[]
  todo: readonly CountLine[]
  chosenId: string | undefined
  onChoose: (line: CountLine) => void
}) {
  const t = useTranslations('count.sheet')
  const [show, setShow] = useState<'todo' | 'all'>('todo')
  const [most, setMost] = useState(drawn)
  const listed = show === 'todo' ? todo : lines
  const shown = listed.slice(0, most)
  const places = [...new Set(shown.map(({ locationId }) => locationId))]
  return (
    <>
      <Segmented
        label={t('lines')}
        value={show}
        onValueChange={setShow}
        options={[
          { value: 'todo', label: `${t('todo')} · ${todo.length}` },
          { value: 'all', label: `${t('all')} · ${lines.length}` },
        ]}
      />
      <Panel flush className="mt-3">
        {listed.length === 0 ? (
          <EmptyState icon={CircleCheckBig} title={t('doneTitle')}>
            {t('done')}
          </EmptyState>
        ) : (
          <div aria-label={t('linesLabel')} role="group">
            {places.map((place) => {
              const here = shown.filter(({ locationId }) => locationId === place)
              return (
                <section key={place} aria-label={here[0]?.locationName} className="border-b last:border-b-0">
                  <h2 className="flex items-baseline gap-2 bg-sunken px-4 py-1.5 text-sm font-semibold">
                    {here[0]?.locationName}
                    <span className="font-normal text-faint">{here[0]?.locationCode}</span>
                  </h2>
                  <ul className="divide-y">
                    {here.map((line) => (
                      <li key={line.id}>
                        <LineButton line={line} isChosen={line.id === chosenId} onChoose={onChoose} />
                      </li>
                    ))}
                  </ul>
                </section>
              )
            })}
          </div>
        )}
        {listed.length > most ? (
          <div className="flex justify-center border-t p-2">
            <Button look="quiet" onClick={() => setMost(most + drawn)}>
              {t('showMore', { count: Math.min(drawn, listed.length - most) })}
            </Button>
          </div>
        ) : null}
      </Panel>
    </>
  )
}

function LineButton({
  line,
  isChosen,
  onChoose,
}: {
  line: CountLine
  isChosen: boolean
  onChoose: (line: CountLine) => void
}) {
  return (
    <button
      type="button"
      disabled={!line.countable}
      aria-pressed={isChosen}
      onClick={() => onChoose(line)}
      className={classNames(
        'flex min-h-14 w-full items-center gap-3 px-4 py-2 text-left -outline-offset-2 hover:bg-canvas disabled:opacity-70 disabled:hover:bg-transparent',
        isChosen && 'bg-wash',
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="block font-medium [overflow-wrap:anywhere]">{line.itemName}</span>
        <span className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
          <Code>{line.sku}</Code>
          {line.lotCode ? <LotLabel code={line.lotCode} expiresOn={line.expiresOn} /> : null}
          <LineState line={line} />
        </span>
      </span>
      {line.state === 'counted' && line.quantity !== null ? (
        <span className="text-lg font-semibold tabular-nums">
          <Amount value={line.quantity} unit={line.unit} />
        </span>
      ) : line.state === 'counted' ? (
        <Check aria-hidden="true" className="size-5 text-accent" />
      ) : null}
    </button>
  )
}

function LineState({ line }: { line: CountLine }) {
  const t = useTranslations('count.sheet')
  const { person } = useSession()
  return (
    <>
      {line.unexpected ? <Badge>{t('unexpected')}</Badge> : null}
      {line.state === 'left' ? <Badge>{t('left')}</Badge> : null}
      {line.state === 'recount' ? (
        <Badge tone="warn">
          <RotateCcw aria-hidden="true" />
          {line.assigneeName && line.assigneeId !== person.id
            ? t('recountBy', { name: line.assigneeName })
            : t('recountYou')}
        </Badge>
      ) : null}
      {line.state === 'counted' && line.quantity === null && line.counterName ? (
        <span>{t('countedBy', { name: line.counterName })}</span>
      ) : null}
    </>
  )
}
