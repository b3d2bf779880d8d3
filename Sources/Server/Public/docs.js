// Optional script: every page of the reference works without it.
(() => {
  "use strict";

  // Copies a code block.
  document.querySelectorAll(".samples pre, pre[data-copy]").forEach((block) => {
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

  const storage = (() => { try { return window.sessionStorage; } catch { return null; } })();

  // Shows the languages of an example as tabs, and stores the selected language.
  const groups = [...document.querySelectorAll(".samples")];
  const choose = (language) => groups.forEach((group) => {
    const samples = [...group.querySelectorAll("details")];
    const chosen = samples.find((sample) => sample.dataset.language === language) ?? samples[0];
    samples.forEach((sample) => { sample.open = sample === chosen; });
    group.querySelectorAll("[role=tab]").forEach((tab) => {
      const isChosen = tab.textContent === chosen.dataset.language;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    });
  });
  groups.forEach((group, number) => {
    const list = document.createElement("div");
    list.className = "tabs";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", "Language");
    group.querySelectorAll("details").forEach((sample, index) => {
      sample.removeAttribute("name");
      sample.dataset.language = sample.querySelector("summary").textContent;
      sample.id = `sample-${number}-${index}`;
      const tab = document.createElement("button");
      tab.type = "button";
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", sample.id);
      tab.textContent = sample.dataset.language;
      tab.addEventListener("click", () => {
        storage?.setItem("docs.language", tab.textContent);
        // Keeps the clicked tab in place when the content above changes its height.
        const before = tab.getBoundingClientRect().top;
        choose(tab.textContent);
        scrollBy(0, tab.getBoundingClientRect().top - before);
      });
      list.append(tab);
    });
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const tabs = [...list.children];
      const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
      next.click();
      next.focus();
    });
    group.prepend(list);
    group.classList.add("tabbed");
  });
  if (groups.length) choose(storage?.getItem("docs.language"));

  // Opens the collapsed section that contains a link's target; not every browser does.
  const reveal = () => {
    const folded = document.getElementById(location.hash.slice(1))?.closest("details:not([open])");
    if (folded) folded.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();

  const load = async (address, options) =>
    new DOMParser().parseFromString(await (await fetch(address, options)).text(), "text/html");

  // Shows search results during typing.
  const results = document.getElementById("results");
  const query = document.getElementById("q2");
  if (results && query) {
    let waiting, asked = 0;
    query.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const turn = ++asked;
        const path = `/docs/search?q=${encodeURIComponent(query.value)}`;
        try {
          const found = (await load(path)).getElementById("results");
          if (turn !== asked || !found) return;
          results.replaceChildren(...found.childNodes);
          history.replaceState(null, "", path);
        } catch {
          // The search button still works.
        }
      }, 150);
    });
  }

  const form = document.getElementById("explorer");
  if (!form) return;
  const body = form.elements.namedItem("body");
  const reply = document.getElementById("reply");
  const kept = form.dataset.kept.split(",").filter(Boolean);

  // Replaces printed values by those of an earlier reply.
  form.querySelectorAll("[data-carried]").forEach((note) => {
    const { carried: name, printed } = note.dataset;
    const value = storage?.getItem(`docs.${name.toLowerCase()}`);
    if (!value || !body?.value.includes(printed)) return;
    body.value = body.value.replaceAll(printed, value);
    note.textContent = `${name} filled in from an earlier response: ${value}`;
  });

  const keep = (text) => kept.forEach((name) => {
    const found = text.match(new RegExp(`"${name}"\\s*:\\s*"([^"]+)"|<${name}>([^<]+)</`));
    if (found) storage?.setItem(`docs.${name.toLowerCase()}`, found[1] ?? found[2]);
  });

  // Posts the form as the button does without script, and shows the reply from the returned page.
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.setAttribute("aria-disabled", "true");
    try {
      const page = await load(location.href, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      reply.replaceChildren(...page.getElementById("reply").childNodes);
      keep(reply.querySelector("code").textContent);
    } catch (error) {
      reply.querySelector(".reply-head").textContent = `No response: ${error}`;
    }
    reply.hidden = false;
    button.removeAttribute("aria-disabled");
    reply.scrollIntoView({ block: "nearest" });
  });
})();
