import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Message } from "../../domain/entities.ts";
import { cx } from "../../ui/cx.ts";

const MessageToolbar = lazy(async () => ({
  default: (await import("./MessageToolbar.tsx")).MessageToolbar,
}));

interface MessageFrameProps {
  message: Message;
  own: boolean;
  children: ReactNode;
}

const hasMouse = () => matchMedia("(pointer: fine)").matches;

/** A bubble with its toolbar, which is only made when somebody comes near: a long thread has hundreds of bubbles. */
export function MessageFrame({ message, own, children }: MessageFrameProps) {
  const [isNear, setIsNear] = useState(() => !hasMouse());
  const approach = () => setIsNear(true);
  return (
    <div
      data-message=""
      onPointerOver={approach}
      onFocus={approach}
      className={cx(
        "group/message relative flex max-w-full items-center gap-1",
        own ? "flex-row-reverse" : "",
      )}
    >
      <div className={cx("flex min-w-0 flex-col", own ? "items-end" : "items-start")}>
        {children}
      </div>
      {isNear && (
        <Suspense fallback={null}>
          <MessageToolbar message={message} own={own} />
        </Suspense>
      )}
    </div>
  );
}
