// One key a decision: a key presses the button that shows it.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const wanted = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
  if (!wanted || document.body.dataset.answered) return;
  event.preventDefault();
  document.body.dataset.answered = "1";
  wanted.click();
});
window.addEventListener("pageshow", () => { delete document.body.dataset.answered; });
