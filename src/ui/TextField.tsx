import { useId } from "react";
import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { FieldFrame } from "./FieldFrame.tsx";
import { fieldLook } from "./fieldLook.ts";

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: ReactNode;
  hideLabel?: boolean;
  aside?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Inside the box, before the text. */
  leading?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, aside, hint, error, leading, className, id, ...rest } = props;
  const ownId = useId();
  const fieldId = id ?? ownId;
  const hasNote = Boolean(error ?? hint);
  return (
    <FieldFrame {...{ id: fieldId, label, hideLabel, aside, hint, error, className }}>
      <div className={fieldLook(Boolean(error))}>
        {leading}
        <input
          type="text"
          {...rest}
          id={fieldId}
          aria-invalid={error ? true : undefined}
          aria-describedby={hasNote ? `${fieldId}-note` : undefined}
          className="h-full min-w-0 flex-1 bg-transparent"
        />
      </div>
    </FieldFrame>
  );
}
