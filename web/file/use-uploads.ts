'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FileTooLarge, uploadFile } from '#web/file/upload-file.ts'
import { fileKey } from '#web/file/use-files.ts'
import { useProblemText } from '#web/lib/problem-text.ts'

/** Most entries of a value, by the contract. */
const mostFiles = 100

export interface Uploads {
  /** what is on its way; `part` 0..1 has been sent, at 1 the server looks at it */
  running: { name: string; part: number } | undefined
  /** the name of what was uploaded last */
  done: string | undefined
  /** sentences about what could not be uploaded, of the last attempt */
  failures: readonly string[]
  /** Uploads these one after the other and puts them in the value. */
  take: (files: readonly File[]) => void
  stop: () => void
}

/**
 * Uploads for one field of a form.
 * @param value  ids the field holds
 * @param several  more than one; otherwise a new file takes the place of the old one
 */
export function useUploads({
  image,
  several,
  value,
  onValueChange,
}: {
  image: boolean
  several: boolean
  value: readonly string[]
  onValueChange: (ids: string[]) => void
}): Uploads {
  const t = useTranslations('file')
  const problemText = useProblemText()
  const [running, setRunning] = useState<Uploads['running']>()
  const cache = useQueryClient()
  const [done, setDone] = useState<string>()
  const [failures, setFailures] = useState<readonly string[]>([])
  const stopper = useRef<AbortController>(undefined)
  // other files may be taken out while these are on their way
  const latest = useRef(value)
  latest.current = value
  const reasonOf = (error: unknown) =>
    error instanceof FileTooLarge
      ? t('tooLarge', { megabytes: String(Math.floor(error.limitBytes / 1024 ** 2)) })
      : problemText(error)
  const uploadOne = async (file: File, signal: AbortSignal) => {
    if (several && latest.current.length >= mostFiles) throw new TooMany()
    setRunning({ name: file.name, part: 0 })
    const stored = await uploadFile(file, {
      image,
      signal,
      onProgress: (part) => setRunning({ name: file.name, part }),
    })
    cache.setQueryData(fileKey(stored.id), stored)
    setDone(stored.name)
    latest.current = several ? [...latest.current, stored.id] : [stored.id]
    onValueChange([...latest.current])
  }
  const takeAll = async (files: readonly File[]) => {
    const controller = new AbortController()
    stopper.current = controller
    setFailures([])
    for (const file of several ? files : files.slice(0, 1)) {
      if (controller.signal.aborted) break
      await uploadOne(file, controller.signal).catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'AbortError') return
        const reason = error instanceof TooMany ? t('tooMany', { count: mostFiles }) : reasonOf(error)
        setFailures((before) => [...before, t('failed', { name: file.name, reason })])
      })
    }
    setRunning(undefined)
  }
  return {
    running,
    done,
    failures,
    take: (files) => {
      if (running === undefined && files.length > 0) void takeAll(files)
    },
    stop: () => stopper.current?.abort(),
  }
}

class TooMany extends Error {}
