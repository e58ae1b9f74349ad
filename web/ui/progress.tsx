import { classNames } from '#web/ui/class-names.ts'

/**
 * A progress bar.
 * @param value  0..1; undefined while the extent of the work is unknown
 */
export function Progress({
  value,
  label,
  className,
}: {
  value: number | undefined
  label: string
  className?: string
}) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classNames('h-1.5 w-full overflow-hidden rounded-full bg-sunken', className)}
    >
      {percent === undefined ? (
        <div className="h-full w-1/3 animate-sweep rounded-full bg-accent" />
      ) : (
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-300 ease-settle"
          style={{ width: `${percent}%` }}
        />
      )}
    </div>
  )
}
