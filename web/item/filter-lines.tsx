'use client'
import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Filter } from '#contract/filter.ts'
import {
  type Connective,
  type FilterLine,
  linesOf,
  negated,
  type Path,
  parentKind,
  putAt,
  turned,
  ungrouped,
} from '#web/item/filter-groups.ts'
import { isCondition } from '#web/item/filter-tree.ts'
import { useFilterWords } from '#web/item/filter-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '#web/ui/menu.tsx'

/** Another chip that this one can be put into a group with. */
export type JoinableChip = { key: string; label: string; join: () => void }

const indents = ['pl-1', 'pl-4', 'pl-7', 'pl-10', 'pl-13'] as const

/** The conditions and groups of a chip, one a line, deeper ones further in, each with what can be done to it. */
export function FilterLines({
  filter,
  joins,
  onChange,
  onStep,
}: {
  filter: Filter
  joins: readonly JoinableChip[]
  onChange: (filter: Filter | undefined) => void
  onStep: (step: { path: Path; part: Filter; add?: Connective }) => void
}) {
  const t = useTranslations('item.filter')
  const say = useFilterWords()
  const labelOf = (line: FilterLine) => (line.kind === 'leaf' ? say(line.part) : t(`group.${line.kind}`))
  return (
    <ul aria-label={t('parts')} className="max-h-80 overflow-y-auto p-1">
      {linesOf(filter).map((line) => {
        const { path, part, kind, depth } = line
        const flat = ungrouped(filter, path)
        // in a group of the other kind its parts mean something else: the act says what
        const around = parentKind(filter, path)
        const ungroup = around === kind ? 'ungroup' : around === 'and' ? 'ungroupToAll' : 'ungroupToAny'
        const isEditable = isCondition(part) && !part.than
        return (
          <li
            key={path.join('.')}
            className={`flex items-center gap-1 ${indents[Math.min(depth, indents.length - 1)]}`}
          >
            {isEditable ? (
              <button
                type="button"
                onClick={() => onStep({ path, part })}
                className="min-h-8 min-w-0 flex-1 rounded-md px-1.5 text-left [overflow-wrap:anywhere] hover:bg-sunken pointer-coarse:min-h-10"
              >
                {labelOf(line)}
              </button>
            ) : (
              <span
                className={
                  kind === 'leaf'
                    ? 'min-w-0 flex-1 px-1.5 [overflow-wrap:anywhere]'
                    : 'min-w-0 flex-1 px-1.5 text-sm font-medium text-soft'
                }
              >
                {labelOf(line)}
              </span>
            )}
            <Menu
              align="end"
              trigger={
                <Button look="quiet" size="icon" aria-label={t('actsOf', { label: labelOf(line) })}>
                  <MoreHorizontal />
                </Button>
              }
            >
              <MenuItem onSelect={() => onStep({ path, part, add: 'and' })}>{t('act.and')}</MenuItem>
              <MenuItem onSelect={() => onStep({ path, part, add: 'or' })}>{t('act.or')}</MenuItem>
              <MenuItem onSelect={() => onChange(putAt(filter, path, negated(part)))}>
                {t(kind === 'not' ? 'act.affirm' : 'act.negate')}
              </MenuItem>
              {kind === 'and' || kind === 'or' ? (
                <MenuItem onSelect={() => onChange(putAt(filter, path, turned(part)))}>
                  {t(kind === 'and' ? 'act.toAny' : 'act.toAll')}
                </MenuItem>
              ) : null}
              {flat ? <MenuItem onSelect={() => onChange(flat)}>{t(`act.${ungroup}`)}</MenuItem> : null}
              {depth === 0 && joins.length > 0 ? (
                <>
                  <MenuLabel>{t('act.join')}</MenuLabel>
                  {joins.map(({ key, label, join }) => (
                    <MenuItem key={key} onSelect={join}>
                      {label}
                    </MenuItem>
                  ))}
                </>
              ) : null}
              <MenuLine />
              <MenuItem danger onSelect={() => onChange(putAt(filter, path, undefined))}>
                {t('act.remove')}
              </MenuItem>
            </Menu>
          </li>
        )
      })}
    </ul>
  )
}
