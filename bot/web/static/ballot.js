"use strict";
// Ballots work without this file: it counts along, and lets a ranking be tapped or dragged.
(() => {
  for (const form of document.querySelectorAll("[data-limits]")) counting(form);
  for (const form of document.querySelectorAll("[data-ranking]")) ranking(form);

  function counting(form) {
    const boxes = [...form.querySelectorAll("input[type=checkbox]")];
    const [budget, most] = [Number(form.dataset.budget), Number(form.dataset.most)];
    const show = (part, value) => {
      const shown = form.querySelector(part);
      if (!shown) return;
      shown.hidden = false;
      shown.querySelector("[data-value]").textContent = value.toLocaleString();
      const meter = shown.querySelector("meter");
      if (meter) meter.value = value;
    };
    const count = () => {
      const chosen = boxes.filter((each) => each.checked);
      const cost = chosen.reduce((sum, each) => sum + Number(each.dataset.cost), 0);
      show("[data-sum-cost]", cost);
      show("[data-sum-count]", chosen.length);
      const over = form.querySelector("[data-over-budget]");
      over.hidden = !(budget && cost > budget);
      over.querySelector("[data-value]").textContent = (cost - budget).toLocaleString();
      form.querySelector("[data-over-most]").hidden = !(most && chosen.length > most);
    };
    form.addEventListener("change", count);
    addEventListener("pageshow", count); // on the way back the browser fills in what was chosen
    count();
  }

  // Tap the options in order; tap again to take one out; drag by the grip, or move by arrows.
  // What is ranked stands above what is not, in its order: the list reads as the ballot will.
  function ranking(form) {
    const list = form.querySelector(".ranks");
    const rows = [...form.querySelectorAll(".rank")].map((row) => {
      const select = row.querySelector("select");
      const label = row.querySelector("label");
      return { row, select, name: label.textContent, ...controls(row, label) };
    });
    form.querySelector(".scripted").hidden = false;
    form.querySelector(".unscripted").hidden = true;
    const told = form.querySelector("[data-told]");
    const place = (each) => Number(each.select.value);
    const places = () => [...new Set(rows.map(place).filter(Boolean))].sort((a, b) => a - b);
    const standing = () => [...list.children].map((row) => rows.find((each) => each.row === row));

    // Ranks as wanted, 0 for out, become places without gaps: 1, 2, 3.
    function rank(wanted) {
      const found = [...new Set(wanted.filter(Boolean))].sort((a, b) => a - b);
      rows.forEach((each, at) => {
        const number = found.indexOf(wanted[at]) + 1;
        each.select.value = number ? String(number) : "";
      });
      draw();
    }
    function draw() {
      const focused = document.activeElement;
      const sorted = [...rows].sort((a, b) => (place(a) || Infinity) - (place(b) || Infinity) || 0);
      for (const each of sorted) {
        const number = place(each);
        each.mark.textContent = number || "–";
        each.tap.setAttribute("aria-pressed", String(Boolean(number)));
        each.row.classList.toggle("chosen", Boolean(number));
        each.up.disabled = number < 2;
        each.down.disabled = !number || number >= places().length;
      }
      if (standing().some((each, at) => each !== sorted[at])) {
        list.append(...sorted.map((each) => each.row));
      }
      const at = rows.find((each) => each.row.contains(focused));
      if (at) (focused.disabled ? at.tap : focused).focus({ preventScroll: true });
      const chosen = sorted.filter(place);
      told.textContent = chosen.map((each) => `${place(each)} ${each.name}`).join("；");
    }
    function toggle(each) {
      const last = rows.length + 1;
      rank(rows.map((other) => (other === each ? (place(each) ? 0 : last) : place(other))));
    }
    function move(each, step) {
      const [from, to] = [place(each), place(each) + step];
      rank(rows.map((other) => {
        if (other === each) return to;
        return place(other) === to ? from : place(other);
      }));
    }
    // The row under the finger stays where it is in the page, the others move around it.
    function drag(each, event) {
      const others = standing().filter((other) => other !== each).map(({ row }) => {
        const { top, height } = row.getBoundingClientRect();
        return { row, middle: top + height / 2, after: each.row.compareDocumentPosition(row) & 4 };
      });
      for (const { row, middle, after } of others) {
        if (after && event.clientY > middle) each.row.before(row);
      }
      for (const { row, middle, after } of others.reverse()) {
        if (!after && event.clientY < middle) each.row.after(row);
      }
      if (event.clientY < 90) scrollBy(0, -12);
      if (event.clientY > innerHeight - 90) scrollBy(0, 12);
    }
    function drop(each) {
      each.row.classList.remove("dragged");
      const order = standing();
      const before = order.slice(0, order.indexOf(each)).filter(place).pop();
      const wanted = 2 * (before ? place(before) : 0) + 1;
      rank(rows.map((other) => (other === each ? wanted : 2 * place(other))));
    }
    function dragged(each) {
      const { grip } = each;
      let held = false;
      grip.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        grip.setPointerCapture(event.pointerId);
        held = true;
        each.row.classList.add("dragged");
      });
      grip.addEventListener("pointermove", (event) => held && drag(each, event));
      for (const end of ["pointerup", "pointercancel"]) {
        grip.addEventListener(end, () => {
          if (held) drop(each);
          held = false;
        });
      }
    }
    function controls(row, label) {
      const made = (kind, words, inside) => {
        const button = document.createElement("button");
        Object.assign(button, { type: "button", className: kind, textContent: inside });
        button.setAttribute("aria-label", words);
        return button;
      };
      const tap = made("rank-tap", label.textContent, "");
      const mark = document.createElement("span");
      mark.className = "rank-mark";
      const said = document.createElement("span");
      said.textContent = label.textContent;
      tap.append(mark, said);
      const grip = document.createElement("span");
      Object.assign(grip, { className: "rank-grip", textContent: "☰" });
      grip.setAttribute("aria-hidden", "true"); // who does not drag has the arrows
      const up = made("rank-move light", `${form.dataset.up} ${label.textContent}`, "▲");
      const down = made("rank-move light", `${form.dataset.down} ${label.textContent}`, "▼");
      label.classList.add("unseen");
      row.prepend(tap, grip);
      row.append(up, down);
      return { tap, mark, grip, up, down };
    }
    for (const each of rows) {
      each.tap.addEventListener("click", () => toggle(each));
      each.up.addEventListener("click", () => move(each, -1));
      each.down.addEventListener("click", () => move(each, 1));
      each.select.addEventListener("change", draw);
      dragged(each);
    }
    addEventListener("pageshow", draw);
    draw();
  }
})();
