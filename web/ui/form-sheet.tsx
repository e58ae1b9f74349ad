'use client'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

/** A form beside the page, that is sent or cancelled: its problem stands above it, its buttons below. It is open while it is mounted. */
export function FormSheet({
  title,
  description,
  submit,
  pending,
  problem,
  onSubmit,
  onClose,
  acts,
  className,
  children,
}: {
  title: ReactNode
  description?: ReactNode
  /** the word on the button that sends it */
  submit: ReactNode
  pending: boolean
  /** why it was refused, where it was */
  problem?: ReactNode
  onSubmit: () => void
  onClose: () => void
  /** what else can be done with it: buttons between the two */
  acts?: ReactNode
  className?: string
  children: ReactNode
}) {
  const ui = useTranslations('ui')
  const formId = useId()
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={title}
      description={description}
      className={classNames('sm:w-[34rem]', className)}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          {acts}
          <Button type="submit" form={formId} look="primary" pending={pending}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        {children}
      </form>
    </Sheet>
  )
}
