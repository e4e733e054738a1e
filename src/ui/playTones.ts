let context: AudioContext | undefined;
let silentUntil = 0;

/** At most so often: a hundred texts at once are one sound. */
const pauseSeconds = 0.4;
const apartSeconds = 0.12;

/** Short tones one after the other, made here: nothing to load. Silent until somebody has used the page, as browsers want it. */
export function playTones(hertz: readonly number[]): void {
  // Made before somebody has used the page, it would stay silent for good.
  if (!navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  const { currentTime } = context;
  if (currentTime < silentUntil) return;
  silentUntil = currentTime + pauseSeconds;
  for (const [place, frequency] of hertz.entries()) {
    play(context, frequency, currentTime + place * apartSeconds);
  }
}

function play(on: AudioContext, hertz: number, at: number): void {
  const oscillator = on.createOscillator();
  const volume = on.createGain();
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.08, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.2);
  oscillator.connect(volume).connect(on.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.22);
}
