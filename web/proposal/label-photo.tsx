'use client'
import { useQueryClient } from '@tanstack/react-query'
import { Camera, ImageUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ResponseOf } from '#contract/endpoint.ts'
import { getLabelReading, startLabelReading } from '#contract/label-reading.ts'
import { useUploads } from '#web/file/use-uploads.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { useMedia } from '#web/ui/use-media.ts'

/** What browsers show; that HEIC is missing makes phones send JPEG. */
const pictureTypes = 'image/png,image/jpeg,image/webp,image/gif,image/avif'
const none: readonly string[] = []

/** Takes or chooses a photo of a label, has it read in the background and tells what stands on it. */
export function LabelPhoto({
  onRead,
  disabled,
}: {
  onRead: (reading: ResponseOf<typeof getLabelReading>) => void
  disabled: boolean
}) {
  const t = useTranslations('proposal')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const hasCamera = useMedia('(pointer: coarse)', false)
  const [taskId, setTaskId] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const start = useWrite(startLabelReading, {
    onSuccess: ({ task }) => setTaskId(task.id),
    onError: (error) => setProblem(problemText(error)),
  })
  const { running, failures, take } = useUploads({
    image: true,
    several: false,
    value: none,
    onValueChange: ([fileId]) => fileId && start.mutate({ body: { fileId } }),
  })
  useTask(taskId, async (task) => {
    setTaskId(undefined)
    const fileId = task.result?.['fileId']
    if (task.state !== 'succeeded' || typeof fileId !== 'string')
      return setProblem(task.error?.message ?? t('photoFailed'))
    const input = { params: { fileId } }
    try {
      onRead(
        await cache.fetchQuery({
          queryKey: readKey(getLabelReading, input),
          queryFn: () => api.call(getLabelReading, input),
        }),
      )
    } catch (error) {
      setProblem(problemText(error))
    }
  })
  const isReading = start.isPending || taskId !== undefined
  const busy = running ? t('photoSending') : isReading ? t('photoReading') : undefined
  const isBusy = disabled || busy !== undefined
  const choose = (photo: File) => {
    setProblem(undefined)
    take([photo])
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {hasCamera ? <PhotoButton label={t('photoTake')} withCamera disabled={isBusy} onPhoto={choose} /> : null}
        <PhotoButton label={t('photo')} disabled={isBusy} onPhoto={choose} />
      </div>
      <p aria-live="polite" className={busy ? 'text-sm text-soft' : 'sr-only'}>
        {busy}
      </p>
      {busy ? <Progress value={running?.part} label={busy} /> : null}
      {[...failures, ...(problem ? [problem] : [])].map((sentence) => (
        <Notice key={sentence} tone="danger">
          {sentence}
        </Notice>
      ))}
    </div>
  )
}

function PhotoButton({
  label,
  withCamera = false,
  disabled,
  onPhoto,
}: {
  label: string
  withCamera?: boolean
  disabled: boolean
  onPhoto: (photo: File) => void
}) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button disabled={disabled} onClick={() => picker.current?.click()}>
        {withCamera ? <Camera /> : <ImageUp />}
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        accept={pictureTypes}
        {...(withCamera ? { capture: 'environment' as const } : {})}
        hidden
        onChange={({ target }) => {
          const [photo] = target.files ?? []
          if (photo) onPhoto(photo)
          // the same photo may be chosen again
          target.value = ''
        }}
      />
    </>
  )
}
