'use client'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import {
  getOutsideModel,
  listOutsideModelUse,
  modelKinds,
  type OutsideModel,
  updateOutsideModel,
} from '#contract/outside-model.ts'
import { search } from '#contract/search.ts'
import { isAmount, parseDecimal } from '#web/lib/parse-decimal.ts'
import { fieldProblems, useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { TestModel } from '#web/outside-model/test-model.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Address, key, prices and consent; saved together. A key or a consent is for one address: a changed address asks for both anew. */
export function OutsideModelForm({ stored }: { stored: OutsideModel }) {
  const t = useTranslations('outsideModel')
  const ui = useTranslations('ui')
  const format = useFormatter()
  const problemText = useProblemText()
  const { tenant } = useSession()
  const begin = {
    kind: stored.kind,
    baseUrl: stored.baseUrl,
    model: stored.model,
    apiKey: '',
    isKeyRemoved: false,
    isOn: stored.isOn,
    consent: stored.consent !== null,
    dailyLimit: String(stored.dailyLimit),
    inputPrice: stored.inputPrice ?? '',
    outputPrice: stored.outputPrice ?? '',
  }
  const [values, setValues] = useState(begin)
  const change = (next: Partial<typeof begin>) => setValues({ ...values, ...next })
  const save = useWrite(updateOutsideModel, {
    refreshes: [getOutsideModel, listOutsideModelUse, search],
    onSuccess: () => toastDone(t('saved')),
  })
  const isMoved = values.baseUrl.trim() !== stored.baseUrl
  const hasKey = stored.hasKey && !isMoved
  const isChanged = JSON.stringify(values) !== JSON.stringify(begin)
  const isLimit = /^\d{1,6}$/.test(values.dailyLimit.trim()) && Number(values.dailyLimit) <= 100_000
  const isSound = isLimit && isAmount(values.inputPrice) && isAmount(values.outputPrice)
  const problems = fieldProblems(save.error)
  const isStale = save.error instanceof ApiProblem && save.error.code === 'version_mismatch'
  const host = URL.canParse(values.baseUrl) ? new URL(values.baseUrl).host : ''
  const send = () =>
    save.mutate({
      ifMatch: stored.version,
      body: {
        kind: values.kind,
        baseUrl: values.baseUrl,
        model: values.model.trim(),
        ...(values.apiKey ? { apiKey: values.apiKey } : values.isKeyRemoved ? { apiKey: null } : {}),
        isOn: values.isOn,
        consent: values.consent,
        dailyLimit: Number(values.dailyLimit),
        inputPrice: parseDecimal(values.inputPrice) ?? null,
        outputPrice: parseDecimal(values.outputPrice) ?? null,
      },
    })
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isSound) send()
      }}
    >
      <p className="text-pretty text-soft">{t('what')}</p>
      {save.error && problems.size === 0 ? (
        <Notice tone="danger">{isStale ? `${problemText(save.error)} ${t('reload')}` : problemText(save.error)}</Notice>
      ) : null}
      <Segmented
        label={t('kind')}
        value={values.kind}
        onValueChange={(kind) => change({ kind })}
        options={modelKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <Field label={t('baseUrl')} help={t(`baseUrlHelp.${values.kind}`)} error={problems.get('baseUrl')}>
        <Input
          type="url"
          autoComplete="off"
          maxLength={300}
          value={values.baseUrl}
          // what was consented to, and what the key is for, is the address before
          onChange={(event) => change({ baseUrl: event.target.value, consent: false, isOn: false })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('model')} error={problems.get('model')}>
          <Input
            autoComplete="off"
            maxLength={120}
            placeholder={t(`modelPlaceholder.${values.kind}`)}
            value={values.model}
            onChange={(event) => change({ model: event.target.value })}
          />
        </Field>
        <Field label={t('key')} optional help={t(hasKey ? 'keyKept' : 'keyNone')} error={problems.get('apiKey')}>
          <Input
            type="password"
            autoComplete="off"
            maxLength={500}
            value={values.apiKey}
            onChange={(event) => change({ apiKey: event.target.value })}
          />
        </Field>
      </div>
      {hasKey && !values.apiKey ? (
        <Checkbox
          label={t('keyRemove')}
          checked={values.isKeyRemoved}
          onChange={(event) => change({ isKeyRemoved: event.target.checked })}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t('dailyLimit')} error={isLimit ? undefined : t('dailyLimitForm')}>
          <NumberInput value={values.dailyLimit} onChange={(event) => change({ dailyLimit: event.target.value })} />
        </Field>
        {(['inputPrice', 'outputPrice'] as const).map((name) => (
          <Field
            key={name}
            label={t(name)}
            optional
            help={t('price', { currency: tenant.currency })}
            error={isAmount(values[name]) ? undefined : t('priceForm')}
          >
            <NumberInput
              unit={tenant.currency}
              value={values[name]}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <fieldset className="space-y-3 rounded-md border px-3 py-3">
        <legend className="px-1 text-sm font-medium">{t('consentTitle')}</legend>
        <p className="text-sm text-pretty">{t('consentText', { host: host || t('consentHost') })}</p>
        <Checkbox
          label={t('consent', { tenant: tenant.name })}
          help={
            stored.consent && !isMoved
              ? t('consented', {
                  name: stored.consent.by,
                  when: format.dateTime(new Date(stored.consent.at), { dateStyle: 'medium', timeStyle: 'short' }),
                })
              : undefined
          }
          checked={values.consent}
          onChange={(event) =>
            change({ consent: event.target.checked, ...(event.target.checked ? {} : { isOn: false }) })
          }
        />
        <Checkbox
          label={t('on')}
          help={problems.get('consent') ?? t('onHelp')}
          disabled={!values.consent}
          checked={values.isOn}
          onChange={(event) => change({ isOn: event.target.checked })}
        />
      </fieldset>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <TestModel isReady={!isChanged && stored.baseUrl !== '' && stored.model !== ''} isChanged={isChanged} />
        <div className="flex gap-2">
          <Button disabled={!isChanged} onClick={() => setValues(begin)}>
            {ui('cancel')}
          </Button>
          <Button type="submit" look="primary" disabled={!isChanged || !isSound} pending={save.isPending}>
            {ui('save')}
          </Button>
        </div>
      </div>
    </form>
  )
}
