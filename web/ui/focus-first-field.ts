/**
 * Where focus goes when a dialog or sheet opens: into its first field, or on the panel itself when it has none.
 * On touch screens always on the panel, because a focused field would raise the keyboard over what is to be read.
 */
export function focusFirstField(event: Event): void {
  const panel = event.target
  if (!(panel instanceof HTMLElement)) return
  event.preventDefault()
  const touch = matchMedia('(pointer: coarse)').matches
  const asked = panel.querySelector<HTMLElement>('[autofocus], [data-autofocus]')
  const field = panel.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea, [role="combobox"]')
  const target = touch ? panel : (asked ?? field ?? panel)
  target.focus({ preventScroll: true })
}
