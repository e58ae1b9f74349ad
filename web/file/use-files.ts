'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listFiles, type StoredFile, type ThumbnailSize } from '#contract/file.ts'
import { fetchFile } from '#web/file/fetch-file.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'

const none: readonly StoredFile[] = []
/** A file does not change; that it may be read does, seldom. */
const freshMs = 600_000

/** What is known of these files, at most 100, in their order; those that are gone, or not read yet, are missing. */
export function useFiles(ids: readonly string[]): { files: readonly StoredFile[]; isRead: boolean } {
  const input = { query: { ids: ids.join(',') } }
  const query = useQuery({
    queryKey: readKey(listFiles, input),
    queryFn: ({ signal }) => api.call(listFiles, { ...input, signal }),
    enabled: ids.length > 0,
    staleTime: freshMs,
    placeholderData: keepPreviousData,
  })
  const files = (query.data?.data ?? none).filter((file) => ids.includes(file.id))
  return { files, isRead: ids.length === 0 || (query.isFetched && !query.isPlaceholderData) }
}

/**
 * An address at which the page can show a thumbnail, or the whole picture; undefined while it loads.
 * @param fileId  undefined: nothing is asked for
 */
export function usePicture(
  fileId: string | undefined,
  size: ThumbnailSize | 'whole',
): { address: string | undefined; isError: boolean } {
  const query = useQuery({
    queryKey: readKey(listFiles, { picture: fileId, size }),
    queryFn: ({ signal }) => fetchFile(fileId ?? '', size, signal),
    enabled: fileId !== undefined,
    staleTime: freshMs,
    gcTime: size === 'whole' ? 30_000 : 300_000,
  })
  const blob = query.data
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!blob) return setAddress(undefined)
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return { address: blob ? address : undefined, isError: query.isError }
}
