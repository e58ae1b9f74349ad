'use client'
import { useTranslations } from 'use-intl'
import { useAllLocations } from '#web/location/all-locations.ts'

/** The name of a location by its id; virtual ones by what they stand for. */
export function LocationName({ id }: { id: string }) {
  const t = useTranslations('location.kind')
  const { byId } = useAllLocations()
  const location = byId.get(id)
  if (!location) return <span className="inline-block h-3 w-16 rounded-sm bg-sunken" />
  return location.isVirtual ? <span className="text-faint">{t(location.kind)}</span> : <span>{location.name}</span>
}
