/* A page that renews itself says so when it cannot: it never turns into the form for signing in by itself. */
(function () {
  "use strict";

  const ended = document.getElementById("renew-ended");
  const lost = document.getElementById("renew-lost");

  function isOurs(event) { return event.detail.elt.id === "renewed"; }

  document.addEventListener("htmx:beforeOnLoad", function (event) {
    if (!isOurs(event)) return;
    const xhr = event.detail.xhr;
    const fine = xhr.status === 200 && xhr.responseText.indexOf('id="renewed"') !== -1;
    ended.hidden = xhr.status !== 401;
    lost.hidden = fine || xhr.status === 401;
    if (!fine) event.preventDefault();
  });
  document.addEventListener("htmx:sendError", function (event) {
    if (isOurs(event)) lost.hidden = false;
  });
})();
