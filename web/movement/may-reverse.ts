import { useSession } from '#web/lib/session.tsx'
import type { Movement } from '#web/movement/movement-table.tsx'

const ownForMs = 86_400_000

/**
 * Whether to offer taking a movement back: to whoever corrects, of all; to whoever records, for a day, of their own. The server decides, by its own clock.
 */
export function useMayReverse(): (movement: Movement) => boolean {
  const { can, person } = useSession()
  return (movement) => {
    if (movement.reversedById !== null || movement.reversesId !== null) return false
    if (can('movement:correct')) return true
    const isOwn = movement.actorId === person.id && Date.now() - Date.parse(movement.recordedAt) < ownForMs
    return isOwn && can('movement:record')
  }
}
