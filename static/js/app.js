/* What every page gains with JavaScript; every page works without it. */
(function () {
  "use strict";

  // Filters stand open where there is room for them.
  if (window.matchMedia("(min-width: 700px)").matches) {
    document.querySelectorAll("details[data-open-wide]").forEach(function (box) { box.open = true; });
  }

  // Close an open menu on Escape or a press elsewhere.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".who[open]").forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", function (event) {
    document.querySelectorAll(".who[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
    const button = event.target.closest("[data-confirm]");
    if (button && !window.confirm(button.dataset.confirm)) event.preventDefault();
  });

  // The search box: "/" leads to it, arrows walk through what it suggests, Escape leaves.
  const box = document.getElementById("topsearch");
  const suggested = document.getElementById("suggestions");
  document.addEventListener("keydown", function (event) {
    if (!box || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    if (event.key === "/" && !at.isContentEditable && !/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) {
      const field = box.offsetParent ? box : document.getElementById("f-q");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    }
    if (at !== box && !suggested.contains(at)) return;
    const links = [box].concat(Array.from(suggested.querySelectorAll("a")));
    if (event.key === "Escape" && suggested.childElementCount) {
      event.preventDefault();
      suggested.replaceChildren();
      box.focus();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const next = links.indexOf(at) + (event.key === "ArrowDown" ? 1 : -1);
    links[(next + links.length) % links.length].focus();
  });

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.method === "get" || form.hasAttribute("hx-post") || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });

  // What opens in place takes the focus: the first field of the form.
  document.addEventListener("htmx:afterSwap", function (event) {
    if (!event.target.classList.contains("report-place")) return;
    const first = event.target.querySelector(".is-invalid, input:not([type=hidden]), textarea");
    if (first) first.focus();
  });

  // An answer that is no success still says what is wrong: show the page it came with.
  document.addEventListener("htmx:responseError", function (event) {
    if (event.detail.target === suggested) return;
    const text = event.detail.xhr.responseText;
    const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
    const place = document.getElementById("flashes");
    const words = main && main.querySelector(".lead-words");
    if (!place) return;
    const note = document.createElement("p");
    note.className = "flash flash-danger";
    note.textContent = words ? words.textContent : document.documentElement.lang === "vi" ? "Không gửi được. Thử lại." : "Could not be sent. Try again.";
    place.replaceChildren(note);
    place.scrollIntoView({ block: "center" });
  });
  document.addEventListener("htmx:sendError", function (event) {
    if (event.detail.target === suggested || event.detail.elt.id === "renewed") return;
    const place = document.getElementById("flashes");
    if (!place) return;
    const note = document.createElement("p");
    note.className = "flash flash-danger";
    note.textContent = document.documentElement.lang === "vi" ? "Mất kết nối. Nội dung còn nguyên, thử gửi lại." : "No connection. Nothing is lost, send again.";
    place.replaceChildren(note);
  });
})();
