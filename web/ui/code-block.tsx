'use client'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'

/** Code or a secret in a box that scrolls sideways, with a button that copies it. */
export function CodeBlock({ code, className }: { code: string; className?: string }) {
  return (
    <div className={classNames('flex items-start gap-1 rounded-md border bg-sunken py-1 pr-1 pl-3', className)}>
      <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto py-1.5 font-mono text-sm leading-5">
        {code}
      </pre>
      <CopyButton text={code} />
    </div>
  )
}

/** Copies `text`; says so for two seconds. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useTranslations('ui')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Button
      look="quiet"
      size="icon"
      aria-label={copied ? t('copied') : (label ?? t('copy'))}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? <Check className="text-accent" /> : <Copy />}
    </Button>
  )
}

/** A code such as a SKU inside running text. */
export function Code({ children }: { children: string }) {
  return <span className="font-mono text-[0.93em] tracking-tight">{children}</span>
}
