/**
 * Reads sentences aloud, one utterance a sentence, by voices of this machine only: others send the text to a server.
 */
globalThis.standfirst.readAloud ??= (() => {
  /** @param {string | null} language */
  function voiceFor(language) {
    const voices = (globalThis.speechSynthesis?.getVoices() ?? []).filter((voice) => voice.localService);
    const wanted = (language ?? "").toLowerCase().split("-")[0];
    const fitting = voices.filter((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === wanted);
    return fitting.find((voice) => voice.default) ?? fitting[0] ?? null;
  }

  /**
   * @param {string | null} language
   * @param {(available: boolean) => void} onChange  now, and whenever the browser has loaded its voices
   * @param {AbortSignal} signal
   */
  function whenAvailable(language, onChange, signal) {
    onChange(voiceFor(language) !== null);
    globalThis.speechSynthesis?.addEventListener?.("voiceschanged", () => onChange(voiceFor(language) !== null), {
      signal,
    });
  }

  /**
   * @param {{index: number, text: string}[]} sentences
   * @param {string | null} language
   * @param {{onSentence: (index: number) => void, onEnd: () => void}} listener
   * @returns {() => void} stops
   */
  function start(sentences, language, { onSentence, onEnd }) {
    const voice = voiceFor(language);
    const speech = globalThis.speechSynthesis;
    let stopped = false;
    const stop = () => {
      if (stopped) return;
      stopped = true;
      speech?.cancel();
      onEnd();
    };
    if (!voice || !speech) {
      stop();
      return stop;
    }
    speech.cancel();
    sentences.forEach(({ index, text }, at) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onstart = () => !stopped && onSentence(index);
      utterance.onerror = stop;
      if (at === sentences.length - 1) utterance.onend = stop;
      speech.speak(utterance);
    });
    return stop;
  }

  return { whenAvailable, start };
})();
