let context: AudioContext | undefined;

/** Two short tones, made here: nothing to load. Silent until somebody has used the page, as browsers want it. */
export function playSound(): void {
  context ??= new AudioContext();
  const { currentTime } = context;
  tone(context, 660, currentTime);
  tone(context, 880, currentTime + 0.12);
}

function tone(on: AudioContext, hertz: number, at: number): void {
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
