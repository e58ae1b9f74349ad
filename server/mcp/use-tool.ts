import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Tool } from '#contract/mcp.ts'
import * as contract from '#contract/mcp.ts'
import { allows } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { once } from '#server/http/idempotency.ts'
import { asRefusals, describeRefusals, toRefusals } from '#server/http/refused-input.ts'
import { recordAction } from './actions.ts'
import { type Assistant, announceAgent, type Call, openCall } from './call.ts'
import type { Confirmations } from './confirmation.ts'
import { type Carried, carryOut, type Plan } from './plan.ts'
import { planCount, planReceipt, planTransfer } from './plan-movement.ts'
import { planOrder, planReservation } from './plan-promise.ts'
import { planUndo } from './plan-undo.ts'
import * as reading from './read-tools.ts'

type Answer = Record<string, unknown>
type Reader = (call: Call, input: never) => Promise<Answer>
type Planner = (call: Call, input: never) => Promise<Plan>

/** Each tool's input is parsed by its own schema before its function has it. */
const readers = new Map<Tool, Reader>([
  [contract.searchTool, reading.searchItems],
  [contract.getItemTool, reading.showItem],
  [contract.getStockTool, reading.showStock],
  [contract.listMovementsTool, reading.showMovements],
  [contract.listLocationsTool, reading.showLocations],
  [contract.listSuppliersTool, reading.showSuppliers],
  [contract.listChangesTool, reading.showChanges],
  [contract.listActionsTool, reading.showActions],
])
const planners = new Map<Tool, Planner>([
  [contract.receiveTool, planReceipt],
  [contract.transferTool, planTransfer],
  [contract.countTool, planCount],
  [contract.reserveTool, planReservation],
  [contract.orderTool, planOrder],
  [contract.undoTool, planUndo],
])

export interface Tools {
  app: App
  confirmations: Confirmations
}

/**
 * Uses a tool as an assistant. Reading runs in a transaction that can write nothing, a preview in one that is taken back, a confirmed
 * call in one that commits only what the preview showed.
 * @throws AppError  what is refused
 */
export async function useTool(tools: Tools, assistant: Assistant, name: string, given: unknown): Promise<Answer> {
  const tool = contract.tools.find((each) => each.name === name)
  if (!tool) throw new AppError('not_found', { detail: sentence('mcp.noTool', { name: name.slice(0, 80) }) })
  const { actor } = assistant
  if (!allows(actor.role, tool.access)) throw new AppError('forbidden', { permission: tool.access })
  if (!mayUse(assistant, tool)) throw new AppError('insufficient_scope')
  const { confirm, ...input } = readArguments(tool, given)
  const { app } = tools
  const reader = readers.get(tool)
  if (reader)
    return app.database.tenantRead(actor.tenantId, (tx) => reader(openCall(app, tx, assistant), input as never))
  const planner = planners.get(tool)
  if (!planner) throw new Error(`Nothing plans ${tool.name}.`)
  const plan = (call: Call) => planner(call, input as never)
  return typeof confirm === 'string'
    ? confirmCall(tools, assistant, { tool, input, plan, token: confirm })
    : previewCall(tools, assistant, { tool, input, plan })
}

/** What an assistant was let do, beside what its role may. */
export function mayUse({ mayWrite }: Pick<Assistant, 'mayWrite'>, { kind }: Tool): boolean {
  return mayWrite || kind === 'read'
}

function readArguments(tool: Tool, given: unknown): Record<string, unknown> {
  const read = tool.input.safeParse(given ?? {}, asRefusals)
  if (read.success) return read.data
  throw new AppError('invalid_request', describeRefusals(toRefusals(read.error)))
}

interface Asked {
  tool: Tool
  input: unknown
  plan(call: Call): Promise<Plan>
}

async function previewCall({ app, confirmations }: Tools, assistant: Assistant, asked: Asked): Promise<Answer> {
  const { actor } = assistant
  return app.database.tenantTrial(actor.tenantId, async (tx) => {
    const call = openCall(app, tx, assistant)
    const plan = await asked.plan(call)
    const carried = await carryOut(call, plan)
    if (!plan.post) return { status: 'unchanged', next: say(sentence('mcp.nothingToDo'), call.language) }
    const { token, expiresAt } = confirmations.issue({ actor, ...asked }, carried.outcome)
    return {
      status: 'preview',
      ...tell(call, carried),
      confirm: token,
      expiresAt,
      next: say(sentence('mcp.askThenConfirm'), call.language),
    }
  })
}

/** A token used again, at once or later, has the answer of its first use. */
async function confirmCall(
  { app, confirmations }: Tools,
  assistant: Assistant,
  asked: Asked & { token: string },
): Promise<Answer> {
  const { actor } = assistant
  const confirmation = confirmations.read(asked.token, { actor, ...asked })
  const write = {
    tenantId: actor.tenantId,
    actorId: actor.id,
    key: `mcp ${confirmation.id}`,
    fingerprint: createHash('sha256').update(asked.token).digest(),
  }
  const { body } = await app.database.tenant(actor.tenantId, (tx) =>
    once(tx, app.vault, write, async () => {
      confirmation.assertFresh()
      const call = openCall(app, tx, assistant)
      await announceAgent(call, asked.tool)
      const carried = await carryOut(call, await asked.plan(call))
      confirmation.assertOutcome(carried.outcome)
      const { made } = carried
      const action = made && (await recordAction(call, asked.tool, made))
      return { status: 200, body: JSON.stringify({ status: 'posted', action, id: made?.id, ...tell(call, carried) }) }
    }),
  )
  return z.record(z.string(), z.unknown()).parse(JSON.parse(body))
}

/** What happens, for programs and in words. */
function tell({ language }: Call, { outcome, said, warnings }: Carried): Answer {
  const { changes, shown } = outcome
  return {
    ...shown,
    changes,
    summary: [
      ...said,
      ...changes.map(({ item, location, lot, unit, onHand, reserved }) =>
        sentence('mcp.change', {
          item: lot === null ? item : `${item} (${lot})`,
          location,
          unit,
          onHand: fromTo(onHand),
          reserved: fromTo(reserved),
        }),
      ),
    ].map((each) => say(each, language)),
    warnings: warnings.map((warning) => say(warning, language)),
  }
}

/** A figure that stays is said once. */
const fromTo = ({ before, after }: { before: string; after: string }) =>
  before === after ? after : `${before} → ${after}`
