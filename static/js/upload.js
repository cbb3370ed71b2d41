/* Photos and documents of a report are sent in parts while the person still writes; a part that is lost is sent again. */
(function () {
  "use strict";

  const LONGEST_SIDE = 1600;
  const SMALLEST_PART = 64 * 1024;
  const LARGEST_PART = 1024 * 1024;
  const WAITS = [1, 2, 4, 8, 15, 30]; // seconds before each new attempt; then the person decides
  const SHRUNK = ["image/jpeg", "image/webp"]; // a screenshot (PNG) stays sharp
  const lists = new WeakMap(); // box → its files

  document.documentElement.classList.add("with-upload");

  function filesOf(box) {
    if (!lists.has(box)) lists.set(box, []);
    return lists.get(box);
  }
  function wordsOf(box) { return JSON.parse(box.dataset.words); }

  /* ---------- asking the server ---------- */

  function Again() {}                                   // the link or the server failed: worth another attempt
  function Refused(sentence) { this.sentence = sentence; } // said once and for all
  function SignedOut() {}

  function ask(job, method, address, body, headers, watch) {
    return new Promise(function (resolve, reject) {
      const request = new XMLHttpRequest();
      job.request = request;
      request.open(method, address);
      request.timeout = 60000;
      const token = job.box.closest("form").querySelector("[name=csrf_token]");
      if (token) request.setRequestHeader("X-CSRFToken", token.value);
      Object.keys(headers || {}).forEach(function (name) { request.setRequestHeader(name, headers[name]); });
      if (watch) request.upload.onprogress = function (event) { watch(event.loaded); };
      request.onload = function () {
        const offset = request.getResponseHeader("Upload-Offset");
        let said = {};
        try { said = JSON.parse(request.responseText); } catch { /* a page, not an answer to a script */ }
        if (offset !== null) resolve({ status: request.status, offset: Number(offset), said: said });
        else if (request.status === 404) resolve({ status: 404 });
        else if (request.status === 204) resolve({ status: 204 });
        else if (said.error) reject(new Refused(said.error));
        else if (request.status === 429 || request.status >= 500) reject(new Again());
        else reject(new SignedOut());
      };
      request.onerror = request.ontimeout = function () { reject(new Again()); };
      request.onabort = function () { reject(new Error("dropped")); };
      request.send(body || null);
    });
  }

  /* Until it works, with growing waits; `Thử lại` and a link that comes back shorten the wait. */
  async function untilItWorks(job, act) {
    for (;;) {
      if (job.dropped) throw new Error("dropped");
      try {
        const answer = await act();
        job.tries = 0;
        return answer;
      } catch (error) {
        if (job.dropped || error instanceof Refused) throw error;
        if (!(error instanceof Again || error instanceof SignedOut)) throw error;
        job.part = Math.max(SMALLEST_PART, job.part / 2);
        await pause(job, error instanceof SignedOut);
      }
    }
  }

  function pause(job, signedOut) {
    const words = wordsOf(job.box);
    return new Promise(function (resolve) {
      let left = signedOut ? undefined : WAITS[job.tries];
      job.tries += 1;
      function go() {
        clearInterval(timer);
        window.removeEventListener("online", go);
        if (left === undefined) job.tries = 0;
        job.resume = null;
        resolve();
      }
      function tell() {
        if (left === undefined) show(job, "stopped", signedOut ? words.signed_out : words.stopped);
        else show(job, "waiting", words.again.replace("{seconds}", left));
      }
      job.resume = go;
      window.addEventListener("online", go);
      tell();
      const timer = left === undefined ? 0 : setInterval(function () {
        left -= 1;
        if (left <= 0) go();
        else tell();
      }, 1000);
    });
  }

  /* ---------- one file ---------- */

  async function send(job) {
    const words = wordsOf(job.box);
    try {
      if (!job.content) {
        show(job, "sending", words.shrinking);
        await shrink(job);
      }
      for (;;) {
        if (!job.address) await announce(job);
        if (await sendParts(job)) break;
        job.address = null; // the server no longer knows it: from the beginning
      }
      show(job, "done", words.done);
    } catch (error) {
      if (job.dropped) return;
      show(job, "refused", error instanceof Refused ? error.sentence : words.stopped);
    }
    next(job.box);
  }

  async function announce(job) {
    const form = new URLSearchParams({ name: job.name, size: job.content.size });
    if (placeKept(job.box)) form.set("keep_place", "y");
    const answer = await untilItWorks(job, function () {
      show(job, "sending", wordsOf(job.box).sending);
      return ask(job, "POST", job.box.dataset.uploads, form);
    });
    job.address = answer.said.address;
    job.token = answer.said.token;
    job.offset = answer.offset;
  }

  /* True once the file is complete and found good, false when the server no longer knows it. */
  async function sendParts(job) {
    let asked = true;
    while (job.offset < job.content.size) {
      const began = Date.now();
      const answer = await untilItWorks(job, async function () {
        if (!asked) {
          // A part was lost on the way: how much of it arrived only the server knows.
          const standing = await ask(job, "GET", job.address);
          if (standing.status === 404) return standing;
          job.offset = standing.offset;
          asked = true;
          if (job.offset >= job.content.size) return standing;
        }
        tell(job, job.offset);
        asked = false;
        const part = job.content.slice(job.offset, job.offset + job.part);
        const sent = await ask(job, "PATCH", job.address, part, {
          "Content-Type": "application/octet-stream", "Upload-Offset": String(job.offset),
        }, function (loaded) { tell(job, job.offset + loaded); });
        asked = true;
        return sent;
      });
      if (answer.status === 404) return false;
      job.offset = answer.offset;
      if (Date.now() - began < 2000) job.part = Math.min(LARGEST_PART, job.part * 2);
    }
    const answer = await untilItWorks(job, function () {
      show(job, "sending", wordsOf(job.box).checking);
      return ask(job, "POST", job.address + "/complete");
    });
    if (answer.status === 404) return false;
    if (answer.status === 409) { job.offset = answer.offset; return sendParts(job); }
    return true;
  }

  function tell(job, sent) {
    const share = Math.min(100, Math.round(100 * sent / job.content.size));
    job.bar.value = share;
    show(job, "sending", wordsOf(job.box).sending);
    job.percent.textContent = " " + share + " %";
  }

  /* A photo of today has ten times the points that a screen shows; on a weak link that is minutes. */
  async function shrink(job) {
    job.content = job.file;
    if (!/^image\/(jpeg|webp|png)$/.test(job.file.type) || !window.createImageBitmap) return;
    let picture;
    try { picture = await createImageBitmap(job.file); } catch { return; } // the server says what is wrong with it
    try {
      paint(job.preview, picture);
      const scale = LONGEST_SIDE / Math.max(picture.width, picture.height);
      if (scale >= 1 || !SHRUNK.includes(job.file.type) || originalWanted(job.box)) return;
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const small = await new Promise(function (resolve) { canvas.toBlob(resolve, "image/jpeg", 0.85); });
      if (small && small.size < job.file.size) {
        job.content = small;
        job.name = job.file.name.replace(/\.\w{1,5}$/, "") + ".jpg";
      }
    } finally { picture.close(); }
  }

  function paint(canvas, picture) {
    const side = Math.min(picture.width, picture.height);
    canvas.width = canvas.height = 88;
    canvas.getContext("2d").drawImage(
      picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, 88, 88);
  }

  function placeKept(box) { return box.querySelector("[name=keep_place]").checked; }
  // A photo that was painted anew has lost its place: who wants the place kept sends the original.
  function originalWanted(box) { return box.querySelector("[data-original]").checked || placeKept(box); }

  /* ---------- what the person sees ---------- */

  function add(box, file) {
    const words = wordsOf(box);
    const job = { box: box, file: file, name: file.name, part: 4 * SMALLEST_PART, tries: 0, offset: 0, state: "waiting" };
    job.row = document.createElement("li");
    job.preview = document.createElement("canvas");
    job.preview.setAttribute("aria-hidden", "true");
    const middle = document.createElement("div");
    const name = document.createElement("div");
    name.className = "file-name";
    name.textContent = file.name;
    job.bar = document.createElement("progress");
    job.bar.max = 100;
    job.bar.value = 0;
    job.bar.setAttribute("aria-label", file.name);
    const line = document.createElement("div");
    line.className = "file-words";
    job.said = document.createElement("span");
    job.said.setAttribute("aria-live", "polite");
    job.percent = document.createElement("span");
    job.percent.setAttribute("aria-hidden", "true"); // the bar says it too
    line.append(job.said, job.percent);
    middle.append(name, job.bar, line);
    const buttons = document.createElement("div");
    buttons.className = "actions";
    job.retry = button(words.retry, file.name, function () { if (job.resume) job.resume(); });
    buttons.append(job.retry, button(words.remove, file.name, function () { remove(job); }));
    job.row.append(job.preview, middle, buttons);
    box.querySelector(".file-list").append(job.row);
    filesOf(box).push(job);
    const wrong = complaint(box, file);
    show(job, wrong ? "refused" : "waiting", wrong || words.waiting);
  }

  function button(words, name, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-quiet";
    made.textContent = words;
    made.setAttribute("aria-label", words + ": " + name);
    made.addEventListener("click", act);
    return made;
  }

  /* What can be said before a byte is sent. */
  function complaint(box, file) {
    const words = wordsOf(box);
    const ending = (file.name.match(/\.\w{1,5}$/) || [""])[0].toLowerCase();
    const large = file.size > Number(box.dataset.largest);
    if (!file.size) return words.empty;
    if (ending && !box.dataset.accepted.split(",").includes(ending)) return words.wrong_kind;
    if (large && (!SHRUNK.includes(file.type) || originalWanted(box))) {
      return words.too_large.replace("{mb}", Math.floor(Number(box.dataset.largest) / 1048576));
    }
    return "";
  }

  function show(job, state, sentence) {
    job.state = state;
    if (job.said.textContent !== sentence) job.said.textContent = sentence;
    job.percent.textContent = "";
    job.row.className = "is-" + (state === "refused" ? "stopped" : state);
    job.bar.hidden = state === "done" || state === "refused";
    job.retry.hidden = !job.resume;
    if (state === "done" && !job.row.querySelector("[name=files]")) {
      const kept = document.createElement("input");
      kept.type = "hidden";
      kept.name = "files";
      kept.value = job.token;
      job.row.append(kept);
    }
    if (state === "stopped" || state === "refused") settle(job.box);
  }

  function remove(job) {
    job.dropped = true;
    if (job.resume) job.resume();
    if (job.request) job.request.abort();
    if (job.address) ask(job, "DELETE", job.address).catch(function () { /* what nobody uses is swept */ });
    const all = filesOf(job.box);
    all.splice(all.indexOf(job), 1);
    job.row.remove();
    note(job.box, "");
    next(job.box);
    const choose = job.box.querySelectorAll("input[type=file]");
    choose[choose.length - 1].focus();
  }

  function note(box, sentence) { box.querySelector(".files-note").textContent = sentence; }

  /* ---------- several files, and the report that waits for them ---------- */

  function isUnderWay(job) { return job.state === "waiting" || job.state === "sending"; }
  function isLost(job) { return job.state === "stopped" || job.state === "refused"; }

  function next(box) {
    const all = filesOf(box);
    if (all.some(function (job) { return job.state === "sending" || job.state === "stopped" || job.resume; })) return;
    const first = all.find(function (job) { return job.state === "waiting"; });
    if (first) send(first);
    else settle(box);
  }

  function settle(box) {
    const form = box.closest("form");
    if (!form || !form.dataset.then) return;
    const all = filesOf(box);
    if (all.some(isLost)) {
      delete form.dataset.then;
      note(box, wordsOf(box).failed);
    } else if (!all.some(isUnderWay)) {
      delete form.dataset.then;
      note(box, "");
      form.requestSubmit();
    }
  }

  document.addEventListener("change", function (event) {
    const box = event.target.closest("[data-uploads]");
    if (!box) return;
    if (event.target.type === "file") {
      const kept = box.querySelectorAll("input[type=checkbox][name=files]:checked").length;
      const room = Number(box.dataset.most) - kept - filesOf(box).length;
      const chosen = Array.from(event.target.files);
      event.target.value = ""; // they are sent from here, not with the form
      chosen.slice(0, Math.max(0, room)).forEach(function (file) { add(box, file); });
      note(box, chosen.length > room ? wordsOf(box).too_many.replace("{most}", box.dataset.most) : "");
      next(box);
    } else if (event.target.name === "keep_place" || event.target.hasAttribute("data-original")) {
      // What was sent already was sent as the boxes stood before.
      const pictures = filesOf(box).filter(function (job) { return /^image\//.test(job.file.type); });
      pictures.forEach(function (job) { remove(job); });
      pictures.forEach(function (job) { add(box, job.file); });
      next(box);
      event.target.focus();
    }
  });

  // Before htmx and the browser see it: a report goes when its files have gone.
  document.addEventListener("submit", function (event) {
    const box = event.target.querySelector("[data-uploads]");
    if (!box) return;
    const all = filesOf(box);
    if (!all.some(isUnderWay) && !all.some(isLost)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (all.some(isLost)) {
      note(box, wordsOf(box).failed);
    } else {
      event.target.dataset.then = "1";
      note(box, wordsOf(box).then_send);
    }
  }, true);

  window.addEventListener("beforeunload", function (event) {
    const busy = Array.from(document.querySelectorAll("[data-uploads]")).some(function (box) {
      return filesOf(box).some(isUnderWay);
    });
    if (busy) event.preventDefault();
  });
})();
