import type { ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'

const hideBelow = { sm: 'max-sm:hidden', lg: 'max-lg:hidden' } as const

/**
 * What something is called, on one line, with its code behind it.
 * @param code  none: the name alone
 * @param codeFrom  the width from which on there is room for the code
 */
export function NameAndCode({
  name,
  code,
  codeFrom,
}: {
  name: ReactNode
  code: string | null
  codeFrom?: keyof typeof hideBelow
}) {
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="truncate font-medium">{name}</span>
      {code ? (
        <span className={classNames('shrink-0 text-faint', codeFrom && hideBelow[codeFrom])}>
          <Code>{code}</Code>
        </span>
      ) : null}
    </span>
  )
}
