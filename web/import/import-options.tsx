'use client'
import { useTranslations } from 'use-intl'
import type { ImportOptions, Mapping } from '#contract/import.ts'
import type { ImportPreview } from '#web/import/mapping.ts'
import { useTargetWords } from '#web/import/target-words.ts'
import { timeZoneOptions } from '#web/lib/regional.ts'
import { useSession } from '#web/lib/session.tsx'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Checkbox, Radio } from '#web/ui/checkbox.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Select } from '#web/ui/select.tsx'

/** The choices an import leaves to the person: what to do about unknown stock, where it lies, how the file is read. */
export function ImportOptionsForm({
  preview,
  mapping,
  options,
  onChange,
}: {
  preview: Pick<ImportPreview, 'kind' | 'targets'>
  mapping: Mapping
  options: ImportOptions
  onChange: (options: ImportOptions) => void
}) {
  const t = useTranslations('import.option')
  const { tenant, can } = useSession()
  const say = useTargetWords(preview)
  const { kind } = preview
  const used = new Set(Object.values(mapping))
  const keys = preview.targets.filter(({ target, isKey }) => isKey && used.has(target))
  const change = (part: Partial<ImportOptions>) => onChange({ ...options, ...part })
  return (
    <Panel title={t('title')}>
      <div className="space-y-5">
        {kind === 'sales' ? (
          <fieldset>
            <legend className="font-medium">{t('missingStock')}</legend>
            <p className="mb-2.5 text-sm text-soft">{t('missingStockNote')}</p>
            <div className="space-y-3">
              {(['opening', 'negative'] as const).map((choice) => (
                <Radio
                  key={choice}
                  name="missingStock"
                  value={choice}
                  checked={options.missingStock === choice}
                  onChange={() => change({ missingStock: choice })}
                  label={t(choice)}
                  help={t(`${choice}Help`)}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        {kind !== 'sales' ? (
          <Field label={t('matchBy')} help={kind === 'items' ? t('matchByHelp') : t('matchByRecordHelp')}>
            <Select
              value={options.matchBy && used.has(options.matchBy) ? options.matchBy : ''}
              onChange={({ target: { value } }) => {
                const { matchBy: _, ...others } = options
                onChange(value === '' ? others : { ...others, matchBy: value })
              }}
            >
              <option value="">{kind === 'items' ? t('matchByAuto') : t('matchByRecordAuto')}</option>
              {keys.map(({ target }) => (
                <option key={target} value={target}>
                  {say(target)}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        {kind !== 'sales' && can('schema:write') ? (
          <Checkbox
            label={t('newOptions')}
            help={t('newOptionsHelp')}
            checked={options.newOptions === 'add'}
            onChange={(event) => change({ newOptions: event.target.checked ? 'add' : 'refuse' })}
          />
        ) : null}
        {kind === 'items' ? (
          <fieldset>
            <legend className="font-medium">{t('stock')}</legend>
            <p className="mb-2.5 text-sm text-soft">{t('stockNote')}</p>
            <div className="space-y-3">
              {(['open', 'adjust', 'ignore'] as const).map((choice) => (
                <Radio
                  key={choice}
                  name="stock"
                  value={choice}
                  checked={options.stock === choice}
                  onChange={() => change({ stock: choice })}
                  label={t(`stocks.${choice}`)}
                  help={t(`stocks.${choice}Help`)}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        {kind === 'sales' || kind === 'items' ? (
          <Field label={t('location')} help={t(kind === 'sales' ? 'locationSales' : 'locationItems')}>
            <LocationPicker
              value={options.locationId}
              onValueChange={(locationId) => {
                const { locationId: _, ...others } = options
                onChange(locationId ? { ...others, locationId } : others)
              }}
              placeholder={t('locationAuto')}
              first={t('locationAuto')}
            />
          </Field>
        ) : null}
        <fieldset className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
          <legend className="mb-2 font-medium">{t('reading')}</legend>
          <Field label={t('dateOrder')}>
            <Select
              value={options.dateOrder}
              onChange={(event) => change({ dateOrder: event.target.value as ImportOptions['dateOrder'] })}
            >
              {(['auto', 'dmy', 'mdy', 'ymd'] as const).map((order) => (
                <option key={order} value={order}>
                  {t(`dateOrders.${order}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('decimalMark')}>
            <Select
              value={options.decimalMark}
              onChange={(event) => change({ decimalMark: event.target.value as ImportOptions['decimalMark'] })}
            >
              <option value="auto">{t('decimalMarks.auto')}</option>
              <option value=".">{t('decimalMarks.point')}</option>
              <option value=",">{t('decimalMarks.comma')}</option>
            </Select>
          </Field>
          <Field label={t('timeZone')}>
            <Combobox
              value={options.timeZone ?? tenant.timeZone}
              onValueChange={(timeZone) => change({ timeZone })}
              options={timeZoneOptions()}
              chosenLabel={(options.timeZone ?? tenant.timeZone).replaceAll('_', ' ')}
            />
          </Field>
        </fieldset>
      </div>
    </Panel>
  )
}
