import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { en } from '#contract/words/en.ts'
import '#web/app/globals.css'
import { Providers } from '#web/shell/providers.tsx'

export const metadata: Metadata = {
  title: { default: en.shell.product, template: `%s · ${en.shell.product}` },
  icons: { icon: '/icon.svg' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f7f7' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1314' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* Blocks on purpose: the class must stand before the first paint. */}
        <script src="/theme.js" />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
