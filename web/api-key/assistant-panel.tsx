'use client'
import { useTranslations } from 'use-intl'
import { mcpPath } from '#contract/mcp-path.ts'
import { CodeBlock } from '#web/ui/code-block.tsx'
import { Panel } from '#web/ui/panel.tsx'

const may = ['search', 'verbs', 'undo'] as const
const mayNot = ['unseen', 'beyond', 'secret'] as const

/** How an AI assistant is connected, and what it may do. Rendered in the browser only: the address is the page's own. */
export function AssistantPanel() {
  const t = useTranslations('assistant')
  const address = `${window.location.origin}${mcpPath}`
  const headers = { Authorization: `Bearer ${t('keyHere')}` }
  const configuration = { mcpServers: { 'inventory-pro': { type: 'http', url: address, headers } } }
  return (
    <Panel title={t('title')} className="mt-6">
      <p className="max-w-prose text-soft">{t('intro')}</p>
      <div className="mt-4 grid gap-x-8 gap-y-5 lg:grid-cols-2">
        <div className="min-w-0 space-y-3">
          <div>
            <h3 className="mb-1 text-sm font-medium">{t('address')}</h3>
            <CodeBlock code={address} />
          </div>
          <p className="text-sm text-soft">{offersSignIn() ? t('signIn') : t('noSignIn')}</p>
          <div>
            <h3 className="mb-1 text-sm font-medium">{t('keyTitle')}</h3>
            <CodeBlock code={JSON.stringify(configuration, undefined, 2)} />
          </div>
          <p className="text-sm text-faint">{t('keyNote')}</p>
        </div>
        <div className="space-y-4">
          <Abilities title={t('may.title')} lines={may.map((line) => t(`may.${line}`))} />
          <Abilities title={t('mayNot.title')} lines={mayNot.map((line) => t(`mayNot.${line}`))} />
        </div>
      </div>
    </Panel>
  )
}

/** The standard that assistants sign in by takes encrypted addresses, and those of the very machine. */
function offersSignIn(): boolean {
  const { protocol, hostname } = window.location
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function Abilities({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <h3 className="mb-1 text-sm font-medium">{title}</h3>
      <ul className="max-w-prose list-disc space-y-1 pl-5 text-sm text-soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
