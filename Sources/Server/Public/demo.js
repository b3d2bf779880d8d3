// Optional script: every page works without it.
(() => {
  "use strict";
  const basket = document.getElementById("basket");
  const live = document.getElementById("live");

  // Updates the total when a quantity changes.
  if (basket) {
    const quantities = [...basket.querySelectorAll("input[data-cents]")];
    const format = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" });
    const cents = (field) => (field.validity.valid ? Number(field.value) * Number(field.dataset.cents) : 0);
    const showTotal = () => {
      quantities.forEach((field) => {
        field.closest("tr").lastElementChild.textContent = format.format(cents(field) / 100);
      });
      const sum = quantities.reduce((total, field) => total + cents(field), 0);
      document.getElementById("total").textContent = format.format(sum / 100);
      document.getElementById("vat").hidden = true;
    };
    const update = document.getElementById("update");
    update.className = "unseen";
    update.tabIndex = -1;
    basket.addEventListener("input", (event) => { if (event.target.dataset.cents) showTotal(); });
  }

  // Updates the clock, the order and the webhook messages once a second while the page is visible.
  if (live) {
    document.getElementById("refresh").hidden = true;
    const count = document.getElementById("count");
    let shown = null;
    // Restores the focus of a link.
    const replace = (updates) => {
      const link = live.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      live.innerHTML = updates;
      if (link) [...live.querySelectorAll("a")].find((a) => a.getAttribute("href") === link)?.focus();
    };
    const look = async () => {
      if (!document.hidden) {
        try {
          const reply = await fetch(live.dataset.source, { cache: "no-store" });
          const updates = reply.ok ? await reply.text() : shown;
          if (updates !== shown) {
            if (shown !== null || updates.trim() !== live.innerHTML.trim()) replace(updates);
            shown = updates;
            count.textContent = live.querySelector("[data-count]")?.dataset.count ?? "";
          }
        } catch {
          // The server is temporarily unavailable; the next update retries.
        }
      }
      setTimeout(look, 1000);
    };
    look();
  }
})();
