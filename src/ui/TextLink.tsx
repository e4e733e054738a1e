import type { AnchorHTMLAttributes, Ref } from "react";
import { cx } from "./cx.ts";
import { linkLook } from "./linkLook.ts";

export interface TextLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  ref?: Ref<HTMLAnchorElement>;
}

export function TextLink({ className, children, ...rest }: TextLinkProps) {
  return (
    <a {...rest} className={cx(linkLook, className)}>
      {children}
    </a>
  );
}
