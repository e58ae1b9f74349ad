import {
  confirmAlert,
  countAlerts,
  dismissAlert,
  getAlert,
  getAlertDigest,
  listAlerts,
  muteAlert,
  startAlertCheck,
  updateAlertDigest,
} from '#contract/alert.ts'
import { liftAlertMute, listAlertMutes } from '#contract/alert-mute.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { languageOf } from '#server/http/language.ts'
import { route } from '#server/http/route.ts'
import { startTask } from '#server/task/start-task.ts'
import { changeDigest, getDigest } from './alert-digest.ts'
import { toAlert } from './alert-json.ts'
import { decideAlert } from './decide-alert.ts'
import { alertCheckTask } from './jobs.ts'
import { liftMute, listMutes } from './mute-group.ts'
import { countOpenAlerts, findAlert, listAlertRows } from './queries.ts'
import { dropViewAlert } from './tell-of-view.ts'

export function registerAlertRoutes(app: App): void {
  route(app, listAlerts, async ({ tx, actor, query, req }) => {
    const rows = await listAlertRows(tx, actor, query)
    const page = toPage(rows, query.limit, ({ foundOn, rank, alert }) => [foundOn, rank, alert.id])
    return { ...page, data: page.data.map(({ alert }) => toAlert(alert, languageOf(req))) }
  })

  route(app, countAlerts, async ({ tx, actor }) => ({ open: await countOpenAlerts(tx, actor) }))

  route(app, getAlert, async ({ tx, actor, params, req }) => {
    const row = await findAlert(tx, actor, params.alertId)
    if (!row) throw new AppError('not_found')
    return toAlert(row, languageOf(req))
  })

  route(app, confirmAlert, async ({ tx, actor, params, ifMatch, req }) => {
    const decision = { state: 'confirmed' } as const
    return toAlert(await decideAlert(tx, actor, { id: params.alertId, version: ifMatch, decision }), languageOf(req))
  })

  route(app, muteAlert, async ({ tx, actor, params, body, ifMatch, req }) => {
    const decision = { state: 'muted', ...body } as const
    return toAlert(await decideAlert(tx, actor, { id: params.alertId, version: ifMatch, decision }), languageOf(req))
  })

  route(app, listAlertMutes, async ({ tx }) => ({ data: await listMutes(tx) }))

  route(app, liftAlertMute, async ({ tx, actor, params }) => {
    await liftMute(tx, actor, params.muteId, { reopen: true })
    return undefined
  })

  route(app, dismissAlert, async ({ tx, actor, params, ifMatch, req }) =>
    toAlert(await dropViewAlert(tx, actor, { id: params.alertId, version: ifMatch }), languageOf(req)),
  )

  route(app, startAlertCheck, async ({ tx, actor }) => ({
    task: await startTask(tx, actor, alertCheckTask, {}, { isLast: true }),
  }))

  route(app, getAlertDigest, ({ tx, actor }) => getDigest(tx, actor))

  route(app, updateAlertDigest, ({ tx, actor, body, ifMatch }) =>
    changeDigest(tx, actor, { hour: body.hour, version: ifMatch }),
  )
}
