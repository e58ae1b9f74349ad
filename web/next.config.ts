import path from 'node:path'
import type { NextConfig } from 'next'

/**
 * The web app is a set of static shells in `web/out`, served by the API process from its own origin; all tenant data is
 * fetched in the browser. So there are no dynamic segments: a detail page reads its id from the query string.
 */
const config: NextConfig = {
  output: 'export',
  distDir: '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  turbopack: { root: path.resolve(import.meta.dirname, '..') },
  // Types are checked once for the whole repository by `tsc`; a second pass here would only cost time.
  typescript: { ignoreBuildErrors: true },
}

export default config
