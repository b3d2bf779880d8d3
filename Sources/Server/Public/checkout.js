// Optional script: every page works without it.
(() => {
  "use strict";
  // Adds copy buttons if the clipboard is accessible.
  document.querySelectorAll("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  });

  const form = document.getElementById("checkout");
  if (!form) return;

  // Opens the order in browsers that cannot do so by stylesheet.
  const lines = document.getElementById("lines");
  if (lines && !CSS.supports("selector(::details-content)") && matchMedia("(min-width: 60rem)").matches) {
    lines.open = true;
  }

  const wrong = document.querySelector("[autofocus]");
  if (wrong && document.activeElement !== wrong) wrong.focus();

  // Moves the focus to the field of a link in the list of problems.
  document.querySelectorAll(".problems a").forEach((link) => {
    link.addEventListener("click", (event) => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      field.closest("details")?.setAttribute("open", "");
      field.focus();
    });
  });

  // Day, month, year: next input when full, previous when empty.
  const parts = ["birthDay", "birthMonth", "birthYear"].map((id) => document.getElementById(id));
  parts.forEach((part, index) => {
    if (!part) return;
    const next = parts[index + 1];
    const previous = parts[index - 1];
    part.addEventListener("input", (event) => {
      const typed = event.inputType === "insertText" && /^\d+$/.test(part.value);
      if (next && typed && part.value.length === part.maxLength) next.select();
    });
    part.addEventListener("keydown", (event) => {
      if (event.key === "Backspace" && part.value === "" && previous) previous.focus();
      if (/^[-/. ]$/.test(event.key)) {
        event.preventDefault();
        if (next && part.value !== "") next.select();
      }
    });
    part.addEventListener("paste", (event) => {
      const date = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*$/.exec(event.clipboardData.getData("text"));
      if (!date) return;
      event.preventDefault();
      parts.forEach((field, place) => { field.value = date[place + 1]; });
    });
  });

  // Submits the form once, despite several clicks.
  const button = document.getElementById("pay");
  const status = document.getElementById("status");
  const calm = status.textContent;
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) return event.preventDefault();
    sent = true;
    if (event.submitter?.name === "language") return;
    button.setAttribute("aria-disabled", "true");
    status.textContent = form.dataset.sending;
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    sent = false;
    button.removeAttribute("aria-disabled");
    status.textContent = calm;
    // The session of a cached page may have ended; otherwise the entries stay.
    fetch(`${form.action}/status`, { cache: "no-store" })
      .then((answer) => (answer.ok ? answer.text() : "session_active"))
      .then((word) => { if (word !== "session_active") location.replace(form.action); })
      .catch(() => {});
  });
})();
