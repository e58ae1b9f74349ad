'use client'
import { useRef } from 'react'
import { dismissTold } from '#web/ui/toast.tsx'

/**
 * Where focus goes when a dialog or sheet opens and closes, as props of its content.
 * In: its first field, or the panel itself when it has none; on touch screens always the panel, because a focused field
 * would raise the keyboard over what is to be read. What was merely told is taken out of its way. Out: back to where it came from, such as the row that was opened.
 */
export function usePanelFocus() {
  const cameFrom = useRef<Element>(null)
  return {
    onOpenAutoFocus: (event: Event) => {
      dismissTold()
      cameFrom.current = document.activeElement
      const panel = event.target
      if (!(panel instanceof HTMLElement)) return
      event.preventDefault()
      const touch = matchMedia('(pointer: coarse)').matches
      const field = panel.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea, [role="combobox"]')
      const target = touch ? panel : (field ?? panel)
      target.focus({ preventScroll: true })
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      const target = cameFrom.current
      if (target instanceof HTMLElement && target.isConnected) target.focus({ preventScroll: true })
    },
  }
}
