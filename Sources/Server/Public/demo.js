// Shortens the way; every page works without it.
(() => {
  "use strict";
  const basket = document.getElementById("basket");
  const live = document.getElementById("live");

  // The total follows the quantities.
  if (basket) {
    const quantities = [...basket.querySelectorAll("input[data-cents]")];
    const euros = (cents) => "€" + (cents / 100).toLocaleString("en", { minimumFractionDigits: 2 });
    const cents = (field) => (field.validity.valid ? Number(field.value) * Number(field.dataset.cents) : 0);
    const workOut = () => {
      quantities.forEach((field) => { field.closest("tr").lastElementChild.textContent = euros(cents(field)); });
      const sum = quantities.reduce((total, field) => total + cents(field), 0);
      document.getElementById("total").textContent = euros(sum);
      document.getElementById("vat").hidden = true;
    };
    const update = document.getElementById("update");
    update.className = "unseen";
    update.tabIndex = -1;
    basket.addEventListener("input", (event) => { if (event.target.dataset.cents) workOut(); });
  }

  // Where the order stands and what the shop was told, once a second while somebody looks.
  if (live) {
    document.getElementById("refresh").hidden = true;
    const count = document.getElementById("count");
    let shown = null;
    const look = async () => {
      if (!document.hidden) {
        try {
          const reply = await fetch(live.dataset.source, { cache: "no-store" });
          const news = reply.ok ? await reply.text() : shown;
          if (news !== shown) {
            if (shown !== null || news.trim() !== live.innerHTML.trim()) live.innerHTML = news;
            shown = news;
            count.textContent = live.querySelector("[data-count]")?.dataset.count ?? "";
          }
        } catch {
          // The server is away for a moment.
        }
      }
      setTimeout(look, 1000);
    };
    look();
  }
})();
