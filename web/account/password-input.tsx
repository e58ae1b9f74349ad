'use client'
import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Input } from '#web/ui/input.tsx'

/** A password that can be looked at while typing. */
export function PasswordInput(props: ComponentProps<typeof Input>) {
  const t = useTranslations('account')
  const [shown, setShown] = useState(false)
  return (
    <span className="relative flex items-center">
      <Input type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} className="pr-16" {...props} />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute right-1 h-7 rounded-sm px-2 text-sm text-soft hover:text-ink pointer-coarse:h-9"
      >
        {shown ? t('hidePassword') : t('showPassword')}
      </button>
    </span>
  )
}
