'use client'
import { useMemo } from 'react'
import type { z } from 'zod'
import { listStockReportItems } from '#contract/report.ts'
import { useUrlState } from '#web/lib/url-state.ts'

export const reportKinds = ['classes', 'cover', 'age', 'turnover'] as const
export type ReportKind = (typeof reportKinds)[number]

const sortOf = { cover: 'cover', age: 'value', turnover: 'turnover' } as const
const sortOfBasis = { consumption: 'consumption', sales: 'sales', stock: 'value' } as const

export type ItemsQuery = z.output<typeof listStockReportItems.query>

/** What is asked for stands in the address: the report, its place, filters, limits, and the choice within it. What makes no sense there is passed over. */
export function useReportAddress() {
  const [kind, setKind] = useUrlState('report')
  const [locationId, setLocation] = useUrlState('location')
  const [categoryId, setCategory] = useUrlState('category')
  const [itemTypeId, setType] = useUrlState('type')
  const [basis, setBasis] = useUrlState('basis')
  const [a, setA] = useUrlState('a')
  const [b, setB] = useUrlState('b')
  const [x, setX] = useUrlState('x')
  const [y, setY] = useUrlState('y')
  const [abc, setAbc] = useUrlState('abc')
  const [xyz, setXyz] = useUrlState('xyz')
  const [band, setBand] = useUrlState('band')
  const [age, setAge] = useUrlState('age')
  const shown: ReportKind = reportKinds.find((one) => one === kind) ?? 'classes'
  const query = useMemo(() => {
    const { shape } = listStockReportItems.query
    const given = { locationId, categoryId, itemTypeId, basis, a, b, x, y } as const
    const choices = { classes: { abc, xyz }, cover: { band }, age: { age }, turnover: {} }[shown]
    const wanted = Object.entries({ ...given, ...choices }).flatMap(([name, value]) => {
      const read = shape[name as keyof typeof shape].safeParse(value)
      return value !== undefined && read.success ? [[name, read.data]] : []
    })
    const read = listStockReportItems.query.parse(Object.fromEntries(wanted))
    return { ...read, sort: shown === 'classes' ? sortOfBasis[read.basis] : sortOf[shown] }
  }, [shown, locationId, categoryId, itemTypeId, basis, a, b, x, y, abc, xyz, band, age])
  return {
    kind: shown,
    query,
    setKind: (next: ReportKind) => setKind(next === 'classes' ? undefined : next),
    setLocation,
    setCategory,
    setType,
    setBasis: (next: ItemsQuery['basis']) => {
      setBasis(next === 'consumption' ? undefined : next)
      // the cell holds other items now
      setAbc(undefined)
      setXyz(undefined)
    },
    setLimit: { a: setA, b: setB, x: setX, y: setY },
    /** the same cell again takes the choice back */
    chooseCell: (cell: { abc: string; xyz: string } | undefined) => {
      setAbc(cell?.abc)
      setXyz(cell?.xyz)
    },
    chooseBand: setBand,
    chooseAge: setAge,
  }
}
export type ReportAddress = ReturnType<typeof useReportAddress>
