import { makeAnnouncement } from '#server/queue/announcement.ts'

/** That items were made or changed. */
export const itemsChanged = makeAnnouncement()
