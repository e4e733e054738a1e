/** Tells when news have ceased to come. Before the first one it says nothing: the service may only be slow. */
export function createSilence() {
  let brokenAt: number | undefined;
  let isEnded = false;

  return {
    /** Something came. */
    break(): void {
      brokenAt = Date.now();
    },
    /** Waits for the work as long as news come. Rejects as the work does. */
    async outlasting(work: Promise<unknown>, silenceMs: number): Promise<"done" | "silence"> {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const silence = new Promise<"silence">((resolve) => {
        const look = () => {
          const leftMs = brokenAt === undefined ? silenceMs : brokenAt + silenceMs - Date.now();
          if (leftMs <= 0) resolve("silence");
          else if (!isEnded) timer = setTimeout(look, leftMs);
        };
        look();
      });
      try {
        return await Promise.race([work.then(() => "done" as const), silence]);
      } finally {
        clearTimeout(timer);
      }
    },
    end(): void {
      isEnded = true;
    },
  };
}
