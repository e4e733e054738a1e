import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ErrorBoundary, type ErrorBoundaryProps } from "./ErrorBoundary.tsx";

function boundary(props: Partial<ErrorBoundaryProps> = {}) {
  return new ErrorBoundary({ fallback: () => "broken", children: "whole", ...props });
}

const broken = { failure: { error: new Error("torn") }, resetKey: "one" };

test("shows its part until that throws, then what stands in its place, and tells who listens", () => {
  expect(renderToStaticMarkup(<>{boundary().render()}</>)).toBe("whole");
  const told: unknown[] = [];
  const failed = boundary({ onError: (error) => told.push(error) });
  failed.state = {
    ...failed.state,
    ...ErrorBoundary.getDerivedStateFromError(broken.failure.error),
  };
  failed.componentDidCatch(broken.failure.error, {});
  expect(failed.render()).toBe("broken");
  expect(told).toEqual([broken.failure.error]);
});

test("another key gives the part another chance, the same one does not", () => {
  const props = { fallback: () => "broken", children: "whole" };
  expect(ErrorBoundary.getDerivedStateFromProps({ ...props, resetKey: "one" }, broken)).toBeNull();
  expect(ErrorBoundary.getDerivedStateFromProps({ ...props, resetKey: "two" }, broken)).toEqual({
    failure: null,
    resetKey: "two",
  });
});
