// Optional script: without it, the texts can be selected and copied by hand.
(() => {
  "use strict";
  const words = document.getElementById("copying").dataset;
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-of]").forEach((source) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    const say = (word) => {
      const rest = document.createElement("span");
      rest.className = "unseen";
      rest.textContent = `: ${source.dataset.of}`;
      button.replaceChildren(word, rest);
    };
    say(words.copy);
    button.lang = document.documentElement.lang;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent);
      say(words.copied);
      setTimeout(() => say(words.copy), 2000);
    });
    (source.closest("pre") ?? source).after(button);
  });
})();
