// A long form keeps itself as one types. It says when it can't, and why, tries again, and is sent only once it is kept:
// whatever was typed stays on the page until then. The page works without this too, it only doesn't keep itself.
"use strict";
(() => {
  const CLOCK = { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" };
  const AFTER_FIELD = 800, WHILE_TYPING = 2500, AGAIN = 10000, LONGEST = 20000;

  // Signing in, in another window too, renews the token that a form must carry.
  const token = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1];
  const renewToken = (form) => {
    if (token()) form.elements.csrfmiddlewaretoken.value = token();
  };
  for (const form of document.querySelectorAll("form[data-again]")) {
    form.addEventListener("submit", () => renewToken(form));
  }

  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const box = form.querySelector("[data-unkept]");
  let since = null, changes = 0, begun = false, failing = false, passing = false, timer = 0, underWay = null;

  const keepIn = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  };
  const changed = (pause) => {
    since = since || new Date();
    changes += 1;
    keepIn(pause);
  };

  const failed = (why, signedOut) => {
    failing = true;
    since = since || new Date();
    form.querySelector("[data-kept]").textContent = "";
    box.querySelector("[data-since]").textContent = since.toLocaleTimeString("vi", CLOCK);
    box.querySelector("[data-why]").textContent = why;
    box.querySelector("[data-sign-in]").hidden = !signedOut;
    box.hidden = false;
    keepIn(AGAIN);
    return false;
  };
  const isKept = (words, upTo) => {
    failing = false;
    begun = true;
    box.hidden = true;
    form.querySelector("[data-kept]").textContent = words;
    if (changes === upTo) since = null;
    else keepIn(AFTER_FIELD);
    return true;
  };

  const request = (options) => {
    renewToken(form);
    const body = new URLSearchParams(new FormData(form));
    return fetch(form.dataset.keep, { method: "POST", body, redirect: "manual", ...options });
  };
  const keepNow = async () => {
    clearTimeout(timer);
    const upTo = changes;
    try {
      const answer = await request({ signal: AbortSignal.timeout(LONGEST) });
      if (answer.type === "opaqueredirect") return failed(box.dataset.signedOut, true);
      if (answer.ok) return isKept(await answer.text(), upTo);
      return failed(answer.status === 422 ? await answer.text() : answer.status < 500 ? box.dataset.refused : box.dataset.broken);
    } catch {
      return failed(box.dataset.gone);
    }
  };
  const keep = () => {
    underWay = underWay || keepNow().finally(() => { underWay = null; });
    return underWay;
  };

  form.addEventListener("input", () => changed(WHILE_TYPING));
  form.addEventListener("change", () => changed(AFTER_FIELD));
  form.addEventListener("submit", async (event) => {
    if (passing || (since === null && !begun)) return renewToken(form);
    event.preventDefault();
    const button = event.submitter;
    await underWay;
    if (!(await keep())) return box.scrollIntoView({ block: "nearest" });
    passing = true;
    form.requestSubmit(button);
  });
  addEventListener("beforeunload", (event) => {
    if (passing || since === null) return;
    if (failing) event.preventDefault();
    else request({ keepalive: true }).catch(() => {});
  });
  addEventListener("pageshow", () => { passing = false; });
  addEventListener("focus", () => { if (failing) keep(); });
  addEventListener("online", () => { if (failing) keep(); });

  // The buttons of the grids send the form too, and take only their own part of the answer.
  const ours = (event) => form.contains(event.detail.elt || event.target);
  document.addEventListener("htmx:configRequest", (event) => {
    if (ours(event) && token()) event.detail.formData.set("csrfmiddlewaretoken", token());
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target } = event.detail;
    if (!form.contains(target)) return;
    if (xhr.status === 200 && xhr.responseText.includes(`id="${target.id}"`)) {
      isKept("", changes);
      return;
    }
    event.detail.shouldSwap = false;
    const signedOut = xhr.status === 401 || xhr.responseURL.includes(box.dataset.signInAt);
    failed(signedOut ? box.dataset.signedOut : xhr.status < 500 ? box.dataset.refused : box.dataset.broken, signedOut);
  });
  document.addEventListener("htmx:sendError", (event) => { if (ours(event)) failed(box.dataset.gone); });
})();
