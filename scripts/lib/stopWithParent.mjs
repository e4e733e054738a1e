/**
 * npm starts a script through a shell. Ended by a signal, it ends the shell but not what the shell had started, which
 * would keep the port. So a program that has lost its shell ends itself, as if it had got the signal.
 * @param {NodeJS.Signals} signal
 */
export function stopWithParent(signal = "SIGTERM") {
  // On Windows there is no shell between that could die first, and a signal would not end anything gently.
  if (process.env["npm_lifecycle_event"] === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, signal);
  }, 500);
  timer.unref();
}
