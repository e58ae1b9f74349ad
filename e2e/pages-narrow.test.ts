import { describeEveryPage } from './harness/every-page.ts'

describeEveryPage('narrow, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
