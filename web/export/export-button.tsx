'use client'
import { Download } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { createExport, downloadExport, type ExportRequest, getExport } from '#contract/export.ts'
import { listTasks } from '#contract/task.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { saveFile } from '#web/lib/save-file.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Menu, MenuItem, MenuLabel } from '#web/ui/menu.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What the page lists. */
export interface ExportQuery {
  filter?: ExportRequest['filter']
  text?: string | undefined
  archived?: ExportRequest['archived']
  sort?: string | undefined
  movements?: ExportRequest['movements']
}

interface Written {
  id: string
  fileName: string
}

/**
 * Saves what the page lists as a file. A long list is written in the background and saved when it is ready, as long as the page
 * stays open.
 * @param columns  those shown, in order, for a file of these alone
 */
export function ExportButton({
  entity = 'item',
  query,
  columns,
}: {
  entity?: ExportRequest['entity']
  query: ExportQuery
  columns?: readonly string[]
}) {
  const t = useTranslations('export')
  const problemText = useProblemText()
  const [awaited, setAwaited] = useState<{ taskId: string; file: Written }>()
  const saved = useRef<string>(undefined)
  const save = async ({ id, fileName }: Written) => {
    if (saved.current === id) return
    saved.current = id
    try {
      await saveFile(api.url(downloadExport, { params: { exportId: id } }), fileName)
    } catch (error) {
      toastFailed(problemText(error))
    }
  }
  useTask(awaited?.taskId, (task) => {
    if (!awaited || task.id !== awaited.taskId) return
    setAwaited(undefined)
    if (task.state === 'succeeded') void save(awaited.file)
    else toastFailed(task.error?.message ?? t('failed'))
  })
  const write = useWrite(createExport, {
    refreshes: [getExport, listTasks],
    onSuccess: async ({ export: made, task }) => {
      if (!task) return save(made)
      setAwaited({ taskId: task.id, file: made })
      toastDone(t('preparing'))
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const { filter, text, archived, sort, movements } = query
  const start = (choices: Pick<ExportRequest, 'format'> & Partial<ExportRequest>) =>
    write.mutate({
      body: {
        entity,
        ...(filter ? { filter } : {}),
        ...(text ? { text } : {}),
        ...(archived ? { archived } : {}),
        ...(sort ? { sort } : {}),
        ...(movements ? { movements } : {}),
        ...choices,
      },
    })
  return (
    <Menu
      trigger={
        <Button look="quiet" title={t('title')} pending={write.isPending || awaited !== undefined}>
          <Download />
          <span className="max-md:sr-only">{t('title')}</span>
        </Button>
      }
    >
      <MenuLabel>{t(`note.${entity}`)}</MenuLabel>
      <MenuItem onSelect={() => start({ format: 'xlsx' })}>{t('xlsx')}</MenuItem>
      <MenuItem onSelect={() => start({ format: 'csv' })}>{t('csv')}</MenuItem>
      {entity === 'item' ? (
        <>
          <MenuLabel>{t('stock')}</MenuLabel>
          <MenuItem onSelect={() => start({ format: 'xlsx', stock: 'locations' })}>{t('xlsx')}</MenuItem>
          <MenuItem onSelect={() => start({ format: 'csv', stock: 'locations' })}>{t('csv')}</MenuItem>
        </>
      ) : null}
      {columns ? (
        <>
          <MenuLabel>{t('shownColumns')}</MenuLabel>
          <MenuItem onSelect={() => start({ format: 'xlsx', columns: [...columns] })}>{t('xlsx')}</MenuItem>
          <MenuItem onSelect={() => start({ format: 'csv', columns: [...columns] })}>{t('csv')}</MenuItem>
        </>
      ) : null}
    </Menu>
  )
}
