"use strict";
// Ballots work without this file: it counts along, and lets a ranking be tapped in order.
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
      form.querySelector("[data-over-budget]").hidden = !(budget && cost > budget);
      form.querySelector("[data-over-most]").hidden = !(most && chosen.length > most);
    };
    form.addEventListener("change", count);
    count();
  }

  // Tap the options in order; tap again to take one out; arrows move it up and down.
  function ranking(form) {
    const rows = [...form.querySelectorAll(".rank")].map((row) => {
      const select = row.querySelector("select");
      const label = row.querySelector("label");
      return { row, select, name: label.textContent, ...controls(row, select, label) };
    });
    form.querySelector(".scripted").hidden = false;
    form.querySelector(".unscripted").hidden = true;
    const told = form.querySelector("[data-told]");
    const places = () => [...new Set(rows.map(place).filter(Boolean))].sort((a, b) => a - b);

    function place(each) {
      return Number(each.select.value);
    }
    function set(each, number) {
      each.select.value = number ? String(number) : "";
    }
    // Places without gaps: 1, 2, 3, whatever was chosen or taken out.
    function close() {
      const found = places();
      for (const each of rows) set(each, found.indexOf(place(each)) + 1);
    }
    function draw() {
      for (const each of rows) {
        const number = place(each);
        each.mark.textContent = number || "–";
        each.tap.setAttribute("aria-pressed", String(Boolean(number)));
        each.row.classList.toggle("chosen", Boolean(number));
        each.up.disabled = number < 2;
        each.down.disabled = !number || number >= places().length;
      }
      const chosen = rows.filter(place).sort((a, b) => place(a) - place(b));
      told.textContent = chosen.map((each) => `${place(each)} ${each.name}`).join("；");
    }
    function toggle(each) {
      const out = place(each) > 0;
      close();
      set(each, out ? 0 : places().length + 1);
      close();
      draw();
    }
    function move(each, step) {
      close();
      const from = place(each);
      for (const other of rows) if (other !== each && place(other) === from + step) set(other, from);
      set(each, from + step);
      close();
      draw();
    }
    function controls(row, select, label) {
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
      const up = made("rank-move light", `${form.dataset.up} ${label.textContent}`, "▲");
      const down = made("rank-move light", `${form.dataset.down} ${label.textContent}`, "▼");
      label.classList.add("unseen");
      row.prepend(tap);
      row.append(up, down);
      return { tap, mark, up, down };
    }
    for (const each of rows) {
      each.tap.addEventListener("click", () => toggle(each));
      each.up.addEventListener("click", () => move(each, -1));
      each.down.addEventListener("click", () => move(each, 1));
      each.select.addEventListener("change", draw);
    }
    draw();
  }
})();
