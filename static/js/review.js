/* Review of a document: keyboard, text and cards in step, chips for units, a selection as a new task. */
(function () {
  "use strict";
  const page = document.getElementById("review");
  if (page) start(page);
  document.querySelectorAll("[data-units]").forEach(chips);
  document.addEventListener("htmx:afterSettle", function () {
    document.querySelectorAll("[data-units]").forEach(chips);
  });

  function start(page) {
    const source = document.getElementById("source");
    let current = null;

    function cards() { return Array.from(page.querySelectorAll(".card-p")); }
    function isPending(card) { return /^pending/.test(card.dataset.status); }
    function find(id) { return document.getElementById("p" + id); }

    function select(card, focus) {
      if (!card) return;
      page.querySelectorAll(".is-current").forEach(function (each) { each.classList.remove("is-current"); });
      source.querySelectorAll("[aria-current]").forEach(function (each) { each.removeAttribute("aria-current"); });
      current = card.dataset.p;
      card.classList.add("is-current");
      const words = document.getElementById("t" + current);
      if (words) {
        words.setAttribute("aria-current", "true");
        const top = words.offsetTop - source.offsetTop;
        source.scrollTop = Math.max(0, top - source.clientHeight / 3);
      }
      if (focus) {
        card.focus({ preventScroll: true });
        const box = card.getBoundingClientRect();
        if (box.top < 70 || box.bottom > window.innerHeight - 90) card.scrollIntoView({ block: "center" });
      }
    }

    function step(by) {
      const all = cards();
      const at = all.findIndex(function (card) { return card.dataset.p === current; });
      select(all[Math.min(Math.max(at + by, 0), all.length - 1)], true);
    }

    function nextPending() {
      const all = cards();
      const at = all.findIndex(function (card) { return card.dataset.p === current; });
      const order = all.slice(at + 1).concat(all.slice(0, at + 1));
      const next = order.find(isPending);
      if (next) select(next, true);
      else document.getElementById("issue").querySelector("[data-elsewhere], button[data-confirm]").focus();
    }

    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const inField = event.target.closest("input, textarea, select, .unit-box");
      if (inField) return;
      const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
      if (key === "J" || key === "K") { event.preventDefault(); step(key === "J" ? 1 : -1); return; }
      const card = current && find(current);
      if (!card) return;
      if (key === "Enter" && event.target.closest("button, a, summary")) return;
      const control = card.querySelector('[data-key="' + key + '"]');
      if (!control) return;
      event.preventDefault();
      control.click();
      if (key === "X") {
        const choice = card.querySelector(".dismiss select");
        if (choice && card.querySelector(".dismiss").open) choice.focus();
      }
    });

    page.addEventListener("click", function (event) {
      const words = event.target.closest("a.p");
      if (words && page.contains(words)) {
        event.preventDefault();
        if (String(window.getSelection())) return;
        select(find(words.dataset.p), true);
        return;
      }
      const card = event.target.closest(".card-p");
      if (card) select(card, false);
    });

    // After a decision the next pending passage is at hand; a refusal or an open form keeps its place.
    document.addEventListener("htmx:afterSettle", function (event) {
      const card = current && find(current);
      if (!card || !event.target.closest || !page.contains(card)) return;
      select(card, false);
      if (card.dataset.status === "editing") {
        const field = card.querySelector(".is-invalid, input:not([type=hidden])");
        if (field) field.focus();
      } else if (!isPending(card)) {
        nextPending();
      } else {
        card.focus({ preventScroll: true });
      }
    });

    // A selection in the text becomes the excerpt of a new task; offsets count code points.
    function offset(node, at) {
      const range = document.createRange();
      range.selectNodeContents(source);
      range.setEnd(node, at);
      return Number(source.dataset.start) + Array.from(range.toString()).length;
    }
    document.addEventListener("selectionchange", function () {
      const chosen = window.getSelection();
      if (!chosen.rangeCount || chosen.isCollapsed) return;
      const range = chosen.getRangeAt(0);
      if (!source.contains(range.startContainer) || !source.contains(range.endContainer)) return;
      document.getElementById("add-start").value = offset(range.startContainer, range.startOffset);
      document.getElementById("add-end").value = offset(range.endContainer, range.endOffset);
      document.getElementById("add-excerpt").value = chosen.toString();
      page.querySelector(".add-panel").open = true;
    });
    document.getElementById("add-excerpt").addEventListener("input", function () {
      document.getElementById("add-start").value = "";
      document.getElementById("add-end").value = "";
    });

    const wanted = page.dataset.current || (location.hash.match(/^#p(\d+)$/) || [])[1];
    // What surely holds no order can be confirmed together: the first look goes to what needs one.
    const first = cards().find(function (card) { return isPending(card) && card.dataset.status !== "pending-none"; });
    select((wanted && find(wanted)) || first || cards().find(isPending) || cards()[0], Boolean(wanted));
  }

  /* A text field of names parted by semicolons becomes chips with typing ahead, toneless. */
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
  }

  function chips(field) {
    if (field.dataset.chips) return;
    field.dataset.chips = "1";
    const list = document.getElementById(field.dataset.units);
    if (!list) return;
    const known = Array.from(list.options).map(function (option) {
      return { name: option.value, words: fold(option.value + " " + (option.dataset.more || "")) };
    });
    const box = document.createElement("div");
    box.className = "unit-box";
    const row = document.createElement("div");
    row.className = "unit-chips";
    const typed = document.createElement("input");
    typed.type = "text";
    typed.id = field.id + "-typed";
    typed.autocomplete = "off";
    typed.setAttribute("role", "combobox");
    typed.setAttribute("aria-expanded", "false");
    typed.setAttribute("aria-autocomplete", "list");
    if (field.hasAttribute("aria-describedby")) typed.setAttribute("aria-describedby", field.getAttribute("aria-describedby"));
    const menu = document.createElement("ul");
    menu.className = "unit-options";
    menu.id = field.id + "-menu";
    menu.hidden = true;
    menu.setAttribute("role", "listbox");
    typed.setAttribute("aria-controls", menu.id);
    const label = document.querySelector('label[for="' + field.id + '"]');
    if (label) { label.htmlFor = typed.id; menu.setAttribute("aria-label", label.textContent.trim()); }
    row.append(typed);
    box.append(row, menu);
    field.hidden = true;
    field.after(box);
    let names = field.value.split(";").map(function (each) { return each.trim(); }).filter(Boolean);
    let at = -1;

    function keep() {
      const rest = typed.value.trim();
      field.value = names.concat(rest ? [rest] : []).join("; ");
    }
    function draw() {
      row.querySelectorAll(".chip").forEach(function (chip) { chip.remove(); });
      names.forEach(function (name, index) {
        const chip = document.createElement("span");
        chip.className = "chip";
        chip.append(name);
        const drop = document.createElement("button");
        drop.type = "button";
        drop.textContent = "×";
        drop.setAttribute("aria-label", (document.documentElement.lang === "vi" ? "Bỏ " : "Remove ") + name);
        drop.addEventListener("click", function () { names.splice(index, 1); draw(); typed.focus(); });
        chip.append(drop);
        row.insertBefore(chip, typed);
      });
      keep();
    }
    function close() { menu.hidden = true; at = -1; typed.setAttribute("aria-expanded", "false"); typed.removeAttribute("aria-activedescendant"); }
    function choose(name) {
      if (!names.includes(name)) names.push(name);
      typed.value = "";
      close();
      draw();
      typed.focus();
    }
    function offer() {
      const words = fold(typed.value).split(/\s+/).filter(Boolean);
      const found = words.length ? known.filter(function (each) {
        return !names.includes(each.name) && words.every(function (word) { return each.words.includes(word); });
      }).slice(0, 8) : [];
      menu.replaceChildren();
      found.forEach(function (each, index) {
        const option = document.createElement("li");
        option.id = menu.id + "-" + index;
        option.setAttribute("role", "option");
        option.textContent = each.name;
        option.addEventListener("mousedown", function (event) { event.preventDefault(); choose(each.name); });
        menu.append(option);
      });
      menu.hidden = !found.length;
      typed.setAttribute("aria-expanded", String(Boolean(found.length)));
      mark(found.length ? 0 : -1);
    }
    function mark(index) {
      at = index;
      Array.from(menu.children).forEach(function (each, place) { each.setAttribute("aria-selected", String(place === at)); });
      if (at >= 0) typed.setAttribute("aria-activedescendant", menu.children[at].id);
    }
    typed.addEventListener("input", function () { keep(); offer(); });
    typed.addEventListener("blur", function () { close(); keep(); });
    typed.addEventListener("keydown", function (event) {
      const many = menu.children.length;
      if (event.key === "ArrowDown" && many) { event.preventDefault(); mark((at + 1) % many); }
      else if (event.key === "ArrowUp" && many) { event.preventDefault(); mark((at - 1 + many) % many); }
      else if (event.key === "Enter" && !menu.hidden && at >= 0) { event.preventDefault(); choose(menu.children[at].textContent); }
      else if (event.key === "Escape" && !menu.hidden) { event.stopPropagation(); close(); }
      else if (event.key === ";" && typed.value.trim()) { event.preventDefault(); choose(typed.value.trim()); }
      else if (event.key === "Backspace" && !typed.value && names.length) { names.pop(); draw(); }
    });
    draw();
  }
})();
