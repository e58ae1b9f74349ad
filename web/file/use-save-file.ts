'use client'
import { useState } from 'react'
import { saveFile } from '#web/file/fetch-file.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { toastFailed } from '#web/ui/toast.tsx'

/** Saves files on the person's machine; says in words what went wrong. */
export function useSaveFile(): { save: (file: { id: string; name: string }) => void; isSaving: boolean } {
  const problemText = useProblemText()
  const [isSaving, setSaving] = useState(false)
  const save = (file: { id: string; name: string }) => {
    setSaving(true)
    saveFile(file)
      .catch((error: unknown) => toastFailed(problemText(error)))
      .finally(() => setSaving(false))
  }
  return { save, isSaving }
}
