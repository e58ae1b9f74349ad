import { TallyMark } from '#web/shell/tally-mark.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** The frame before the session is known: the same places, nothing in them, so that nothing moves when they fill. */
export function ShellWaiting() {
  return (
    <div className="flex" aria-busy="true">
      <div className="flex h-dvh w-56 shrink-0 flex-col px-3 pt-3 max-lg:hidden">
        <div className="flex h-11 items-center gap-2.5 px-2">
          <TallyMark />
          <Skeleton className="w-28" />
        </div>
      </div>
      <div className="flex-1">
        <div className="flex h-(--header-height) items-center px-4 sm:px-6">
          <div className="h-9 flex-1 rounded-md bg-sunken" />
          <div className="ml-2 w-19 max-sm:hidden" />
        </div>
      </div>
    </div>
  )
}
