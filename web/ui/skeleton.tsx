import { classNames } from '#web/ui/class-names.ts'

/** Holds the place of what is loading, at its final size (set by `className`), so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={classNames('block h-3.5 animate-breathe rounded-sm bg-sunken', className)} />
  )
}

/** The same in place of a heading, which is not empty to who hears it: it says what kind of thing is loading. */
export function HeadingSkeleton({ className, children }: { className?: string; children: string }) {
  return (
    <>
      <span className="sr-only">{children}</span>
      <Skeleton className={classNames('h-8', className)} />
    </>
  )
}
