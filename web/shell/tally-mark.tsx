import { classNames } from '#web/ui/class-names.ts'

/** The product's mark: a tally of five, the oldest way to never lose count. */
export function TallyMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={classNames('size-6', className)}
      fill="none"
      strokeWidth="2.1"
      strokeLinecap="round"
    >
      <path d="M5 5v14M9.7 5v14M14.3 5v14M19 5v14" stroke="currentColor" />
      <path d="M2.2 16.6 21.8 7.4" stroke="var(--accent)" />
    </svg>
  )
}
