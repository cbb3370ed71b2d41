/* Calling a unit by "@" in a remark: the units concerned are offered while its name is typed, tones or not. */
(function () {
  "use strict";

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "d").toLowerCase();
  }

  document.querySelectorAll("textarea[data-call]").forEach(function (area) {
    const source = document.getElementById(area.dataset.call);
    const names = Array.from(source ? source.options : [], function (option) { return option.value; });
    if (!names.length) return;
    const list = document.createElement("ul");
    list.className = "unit-options";
    list.id = area.id + "-options";
    list.setAttribute("role", "listbox");
    list.hidden = true;
    const box = document.createElement("div");
    box.className = "unit-box";
    area.replaceWith(box);
    box.append(area, list);
    area.setAttribute("aria-controls", list.id);
    let at = 0;

    // The "@" before the caret with what was typed behind it, if no line ends between.
    function asked() {
      const before = area.value.slice(0, area.selectionStart);
      const start = before.lastIndexOf("@");
      if (start < 0 || /[\p{L}\p{N}]/u.test(before.charAt(start - 1))) return null;
      const typed = before.slice(start + 1);
      return typed.length > 40 || /\n/.test(typed) ? null : { start: start, typed: typed };
    }

    function show() {
      const call = asked();
      const words = call ? fold(call.typed).split(/\s+/).filter(Boolean) : [];
      const found = call ? names.filter(function (name) {
        return words.every(function (word) { return fold(name).includes(word); });
      }) : [];
      list.replaceChildren();
      found.slice(0, 8).forEach(function (name, index) {
        const row = document.createElement("li");
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", index === 0 ? "true" : "false");
        row.textContent = name;
        row.addEventListener("mousedown", function (event) { event.preventDefault(); take(name); });
        list.append(row);
      });
      at = 0;
      list.hidden = !found.length || (call && names.includes(call.typed.trim()));
    }

    function take(name) {
      const call = asked();
      if (!call) return;
      const end = area.selectionStart;
      area.setRangeText(name + " ", call.start + 1, end, "end");
      list.hidden = true;
      area.focus();
    }

    area.addEventListener("input", show);
    area.addEventListener("blur", function () { list.hidden = true; });
    area.addEventListener("keydown", function (event) {
      if (list.hidden) return;
      const rows = list.children;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        rows[at].setAttribute("aria-selected", "false");
        at = (at + (event.key === "ArrowDown" ? 1 : rows.length - 1)) % rows.length;
        rows[at].setAttribute("aria-selected", "true");
      } else if (event.key === "Enter" || event.key === "Tab") {
        take(rows[at].textContent);
      } else if (event.key === "Escape") {
        list.hidden = true;
      } else {
        return;
      }
      event.preventDefault();
    });
  });
})();
