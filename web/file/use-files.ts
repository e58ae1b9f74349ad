'use client'
import { type QueryKey, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { getFile, getThumbnail, type StoredFile, type ThumbnailSize } from '#contract/file.ts'
import { describeFile } from '#web/file/describe-file.ts'
import { fetchFile } from '#web/file/fetch-file.ts'
import { readKey } from '#web/lib/read.ts'

/** A file does not change; that it may be read does, seldom. */
const freshMs = 600_000

/** Where what is known of a file is cached. */
export function fileKey(id: string): QueryKey {
  return readKey(getFile, { id })
}

/**
 * What is known of these files, in their order; those that are gone, or not read yet, are missing.
 * @returns `isRead` when what is missing is gone
 */
export function useFiles(ids: readonly string[]): { files: readonly StoredFile[]; isRead: boolean } {
  return useQueries({
    queries: ids.map((id) => ({ queryKey: fileKey(id), queryFn: () => describeFile(id), staleTime: freshMs })),
    combine: (results) => ({
      files: results.flatMap(({ data }) => data ?? []),
      isRead: results.every(({ isSuccess }) => isSuccess),
    }),
  })
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
    queryKey: readKey(getThumbnail, { fileId, size }),
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
