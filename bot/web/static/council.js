"use strict";
// The pages work without this file: it only fetches new messages and keeps the newest in sight.
(() => {
  const list = document.querySelector("[data-refresh]");
  if (!list) return;
  let seen = "";
  const last = () => list.querySelector("[data-last]")?.dataset.last;
  const toEnd = () => (list.scrollTop = list.scrollHeight);
  const busy = () => list.contains(document.activeElement) || document.hidden;
  const refresh = async () => {
    if (busy()) return;
    try {
      const answer = await fetch(list.dataset.refresh, {
        credentials: "same-origin",
        headers: seen ? { "If-None-Match": seen } : {},
      });
      if (answer.status !== 200) return;
      const before = last();
      seen = answer.headers.get("ETag") ?? "";
      list.innerHTML = await answer.text();
      if (last() !== before) toEnd();
    } catch {
      // The network is away for a moment; the next round asks again.
    }
  };
  toEnd();
  setInterval(refresh, 2000);
  const files = document.querySelector("#photos");
  const label = document.querySelector("label[for=photos].attach");
  files?.addEventListener("change", () => {
    if (label) label.dataset.count = files.files.length ? ` ×${files.files.length}` : "";
  });
  document.querySelector("#say")?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit();
  });
})();
