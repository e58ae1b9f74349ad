/** SQL of the wire form of an event `e`, beside `eventTables`. */
export const eventJson = `json_build_object('id', e.id, 'name', e.name, 'kind', e.kind, 'startsOn', e.starts_on, 'endsOn', e.ends_on,
  'touches', case e.touches
    when 'all' then json_build_object('kind', e.touches)
    when 'category' then json_build_object('kind', e.touches, 'categoryId', e.category_id, 'categoryName', c.name)
    else json_build_object('kind', e.touches, 'items', (
      select coalesce(json_agg(json_build_object('id', i.id, 'sku', i.sku, 'name', i.name) order by i.name_key, i.id), '[]')
      from demand_event_item t join item i on i.tenant_id = t.tenant_id and i.id = t.item_id
      where t.tenant_id = e.tenant_id and t.event_id = e.id)) end,
  'locationId', e.location_id, 'locationName', v.name, 'expectedPercent', e.expected_percent,
  'found', (
    select json_build_object('percent', round((100 * (sum((s->>'factor')::float8) / sum((s->>'weight')::float8) - 1))::numeric, 1), 'items', sum((s->>'items')::int))
    from jsonb_array_elements(e.effect) s having sum((s->>'weight')::float8) > 0),
  'createdByName', e.created_by_name, 'archivedAt', ${utc('e.archived_at')}, 'version', e.version,
  'createdAt', ${utc('e.created_at')}, 'updatedAt', ${utc('e.updated_at')})`

export const eventTables = `demand_event e
  left join category c on c.tenant_id = e.tenant_id and c.id = e.category_id
  left join location v on v.tenant_id = e.tenant_id and v.id = e.location_id`

function utc(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
