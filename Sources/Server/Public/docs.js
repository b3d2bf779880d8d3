// Shortens the way; every page of the reference works without it.
(() => {
  "use strict";

  // Copies what stands in a block of code.
  document.querySelectorAll("pre[data-copy]").forEach((block) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.querySelector("code").textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    block.before(button);
  });

  const form = document.getElementById("explorer");
  if (!form) return;
  const body = form.elements.namedItem("body");
  const reply = document.getElementById("reply");
  const carried = [...form.querySelectorAll("[data-carried]")].map(({ dataset }) => dataset);
  const storage = (() => { try { return window.sessionStorage; } catch { return null; } })();

  // What an earlier reply said stands in the place of what is printed.
  const filledIn = carried.filter(({ carried: name, printed }) => {
    const value = storage?.getItem(`docs.${name}`);
    if (!value || !body?.value.includes(printed)) return false;
    body.value = body.value.replaceAll(printed, value);
    return true;
  });
  if (filledIn.length) {
    document.getElementById("carried").textContent =
      `Filled in from an earlier reply: ${filledIn.map(({ carried: name }) => name).join(", ")}.`;
  }

  // Two tries of one example would be the same order twice.
  const keep = (text) => carried.forEach(({ carried: name }) => {
    const found = text.match(new RegExp(`"${name}"\\s*:\\s*"([^"]+)"|<${name}>([^<]+)</`, "i"));
    if (found) storage?.setItem(`docs.${name}`, found[1] ?? found[2]);
  });
  const pretty = (text) => {
    try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text.replace(/></g, ">\n<"); }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.setAttribute("aria-disabled", "true");
    const started = performance.now();
    let head, text;
    try {
      const response = await fetch(form.dataset.path, {
        method: form.dataset.method,
        headers: body ? { "Content-Type": form.dataset.type } : {},
        body: body?.value,
        cache: "no-store",
      });
      text = await response.text();
      const time = Math.round(performance.now() - started);
      head = `HTTP ${response.status} · ${time} ms · request ${response.headers.get("X-Request-Id") ?? ""}`;
      keep(text);
    } catch (error) {
      [head, text] = ["No reply", String(error)];
    }
    reply.hidden = false;
    reply.querySelector(".reply-head").textContent = head;
    reply.querySelector("code").textContent = pretty(text);
    button.removeAttribute("aria-disabled");
    reply.scrollIntoView({ block: "nearest" });
  });
})();
