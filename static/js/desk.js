/*
 * Comforts of a desk: several rows at once, and keys. Every desk works without this file.
 *
 *   form[data-selection]     rows with a checkbox each; one in the head selects all, Shift selects up to here
 *   .bulk                    the bar that acts on them; Enter in one of its fields presses the button behind it
 *   [data-selected]          shows how many are selected: "%s selected"
 *   [data-clear]             a hidden button that selects none
 *   keys on the rows         J and K go to the next and the one before, X selects, Enter follows the row's first link;
 *                            a row's [data-key="m"] is followed by M
 */
(function () {
  "use strict";

  function typing(target) {
    return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  }

  function selection(form) {
    const boxes = Array.from(form.querySelectorAll("tbody input[type=checkbox]"));
    const all = form.querySelector("thead input[type=checkbox]");
    const bar = form.querySelector(".bulk");
    let last = null;

    function tell() {
      const many = boxes.filter((box) => box.checked).length;
      if (bar) bar.classList.toggle("bulk--open", many > 0);
      form.querySelectorAll("[data-selected]").forEach(function (place) {
        place.textContent = place.dataset.selected.replace("%s", many);
      });
      if (all) {
        all.checked = many > 0 && many === boxes.length;
        all.indeterminate = many > 0 && many < boxes.length;
      }
    }

    boxes.forEach(function (box, at) {
      box.addEventListener("click", function (event) {
        if (event.shiftKey && last !== null) {
          const [from, to] = [last, at].sort((one, other) => one - other);
          boxes.slice(from, to + 1).forEach((each) => (each.checked = box.checked));
        }
        last = at;
        tell();
      });
    });
    if (all) {
      all.hidden = false;
      all.addEventListener("change", function () {
        boxes.forEach((box) => (box.checked = all.checked));
        tell();
      });
    }
    form.querySelectorAll("[data-clear]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        boxes.forEach((box) => (box.checked = false));
        tell();
      });
    });
    // Enter in a field of the bar presses the button that stands behind it, not the first of the form.
    if (bar) {
      bar.addEventListener("keydown", function (event) {
        if (event.key !== "Enter" || !event.target.matches("input, select")) return;
        let next = event.target.closest("label") || event.target;
        while (next && !next.matches("button")) next = next.nextElementSibling;
        if (!next) return;
        event.preventDefault();
        next.click();
      });
    }
    tell();
    window.addEventListener("pageshow", tell); // a browser that goes back keeps what was ticked
    keys(boxes, tell);
  }

  function keys(boxes, tell) {
    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const row = event.target.closest("tr");
      const here = boxes.findIndex((box) => box.closest("tr") === row);
      const key = event.key.toLowerCase();
      if (key === "j" || key === "k") {
        const next = here < 0 ? 0 : Math.min(Math.max(here + (key === "j" ? 1 : -1), 0), boxes.length - 1);
        boxes[next].focus();
      } else if (here >= 0 && key === "x") {
        boxes[here].checked = !boxes[here].checked;
        tell();
      } else if (here >= 0 && key === "enter" && event.target.type === "checkbox") {
        row.querySelector("a[href]").click();
      } else if (here >= 0 && /^[a-z]$/.test(key)) {
        const act = row.querySelector('[data-key="' + key + '"]');
        if (!act) return;
        act.click();
      } else {
        return;
      }
      event.preventDefault();
    });
  }

  document.documentElement.classList.add("scripted");
  document.querySelectorAll("form[data-selection]").forEach(selection);
})();
