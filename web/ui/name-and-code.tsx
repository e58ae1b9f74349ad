import type { ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'

const hideBelow = { sm: 'max-sm:hidden', lg: 'max-lg:hidden' } as const

/**
 * What something is called, on one line, with its code behind it; on as many lines as it takes where it has to be read whole, as on an order.
 * @param code  none: the name alone
 * @param codeFrom  the width from which on there is room for the code
 */
export function NameAndCode({
  name,
  code,
  codeFrom,
  whole = false,
}: {
  name: ReactNode
  code: string | null
  codeFrom?: keyof typeof hideBelow
  whole?: boolean
}) {
  return (
    <span className={classNames('flex min-w-0 items-baseline gap-x-2', whole && 'flex-wrap')}>
      <span className={classNames('font-medium', whole ? 'min-w-0 [overflow-wrap:anywhere]' : 'truncate')}>{name}</span>
      {code ? (
        <span className={classNames('shrink-0 text-faint', codeFrom && hideBelow[codeFrom])}>
          <Code>{code}</Code>
        </span>
      ) : null}
    </span>
  )
}
