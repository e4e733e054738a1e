import { ChevronDown } from "lucide-react";
import { useId } from "react";
import type { ReactNode, Ref, SelectHTMLAttributes } from "react";
import { FieldFrame } from "./FieldFrame.tsx";
import { fieldLook } from "./fieldLook.ts";
import { Icon } from "./Icon.tsx";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectFieldProps extends Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  "children"
> {
  label: ReactNode;
  hideLabel?: boolean;
  options: readonly SelectOption[];
  hint?: ReactNode;
  error?: ReactNode;
  leading?: ReactNode;
  ref?: Ref<HTMLSelectElement>;
}

/** The browser's own select: it is the best one on a phone, and by keyboard. */
export function SelectField(props: SelectFieldProps) {
  const { label, hideLabel, options, hint, error, leading, className, id, ...rest } = props;
  const ownId = useId();
  const fieldId = id ?? ownId;
  const hasNote = Boolean(error ?? hint);
  return (
    <FieldFrame {...{ id: fieldId, label, hideLabel, hint, error, className }}>
      <div className={`${fieldLook(Boolean(error))} relative`}>
        {leading}
        <select
          {...rest}
          id={fieldId}
          aria-invalid={error ? true : undefined}
          aria-describedby={hasNote ? `${fieldId}-note` : undefined}
          className="[&>option]:bg-raised [&>option]:text-ink -me-3 h-full min-w-0 flex-1 appearance-none bg-transparent pe-9 text-ellipsis"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          icon={ChevronDown}
          size={16}
          className="text-ink-2 pointer-events-none absolute end-3"
        />
      </div>
    </FieldFrame>
  );
}
