"use strict";
// The pages work without this file: it only fetches new messages and keeps the newest in sight.
(() => {
  const list = document.querySelector("[data-refresh]");
  if (!list) return;
  let seen = list.dataset.seen;
  const room = list.parentElement;
  // The end of the talk, or the beginning of a newest message that is too long for the room.
  const toNewest = () => {
    const newest = list.lastElementChild?.offsetHeight ?? 0;
    room.scrollTop = Math.min(0, room.clientHeight - newest - 24);
  };
  const busy = () => list.contains(document.activeElement) || document.hidden;
  // Only what changed is touched, so that a screen reader says no more than that.
  const show = (html) => {
    const next = document.createElement("ol");
    next.innerHTML = html;
    const coming = [...next.children];
    const ids = new Set(coming.map((each) => each.id));
    [...list.children].filter((each) => !ids.has(each.id)).forEach((each) => each.remove());
    for (const each of coming) {
      const there = each.id && document.getElementById(each.id);
      if (!there) list.append(each);
      else if (there.textContent !== each.textContent) there.replaceWith(each);
    }
  };
  const refresh = async () => {
    if (busy()) return;
    try {
      const answer = await fetch(list.dataset.refresh, {
        credentials: "same-origin",
        headers: seen ? { "If-None-Match": seen } : {},
      });
      if (answer.status !== 200) return;
      seen = answer.headers.get("ETag") ?? "";
      const before = list.lastElementChild?.id;
      show(await answer.text());
      if (list.lastElementChild?.id !== before) toNewest();
    } catch {
      // The network is away for a moment; the next round asks again.
    }
  };
  toNewest();
  setTimeout(refresh, 400); // the reply to what was just sent
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
