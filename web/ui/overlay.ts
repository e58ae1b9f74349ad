/** The dimmed ground under dialogs and sheets. */
export const overlayClass = 'fixed inset-0 z-50 bg-shade data-[state=open]:animate-appear'

/** The skin of floating lists: menus, popovers, suggestion lists. */
export const floatClass = 'z-50 rounded-lg bg-surface text-ink shadow-lift data-[state=open]:animate-appear'

/** One line of a floating list. */
export const floatItemClass =
  'flex cursor-pointer select-none items-center gap-2.5 rounded-md px-2 py-1.5 text-base outline-none data-highlighted:bg-sunken data-[selected=true]:bg-sunken aria-disabled:pointer-events-none aria-disabled:opacity-50 pointer-coarse:py-2.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint'
