/* Waits for a PDF: asks each second how far it is, tells it, and opens the file in place of this page. */
"use strict";

const told = document.getElementById("printing");

async function look() {
  let next = 1000;
  try {
    const answer = await fetch(told.dataset.progress, { headers: { Accept: "application/json" } });
    const now = await answer.json();
    if (now.state === "made" || now.state === "failed" || now.state === "unknown") {
      window.location.replace(told.dataset.address);
      return;
    }
    if (told.textContent !== now.text) told.textContent = now.text;
  } catch {
    next = 5000; // the server is away for a moment; nothing is lost by asking again
  }
  window.setTimeout(look, next);
}

window.setTimeout(look, 700);
