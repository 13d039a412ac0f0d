/*
 * Small comforts. Every page reads, answers and downloads without this file.
 *
 *   [data-copy="#id"]   a hidden button that copies the value of a field and says so
 *   #errors             the summary of a form's mistakes, where reading then begins
 *   a[data-my-zone]     a hidden link that becomes "in my time zone": ?tz= with the zone of the browser
 *   [data-way-in] form   the form to sign in, which leads to the place on the page (#…) that was asked for
 */
(function () {
  "use strict";

  function say(text) {
    const place = document.getElementById("spoken");
    if (place) place.textContent = text;
  }

  function copyButtons() {
    document.querySelectorAll("[data-copy]").forEach(function (button) {
      const field = document.querySelector(button.dataset.copy);
      if (!field) return;
      const label = button.textContent;
      button.hidden = false;
      button.addEventListener("click", async function () {
        field.select();
        try {
          await navigator.clipboard.writeText(field.value);
        } catch {
          // No clipboard over plain http: the address is selected, the keyboard copies it.
          if (!document.execCommand("copy")) return;
        }
        button.textContent = button.dataset.done;
        say(button.dataset.done);
        setTimeout(function () {
          button.textContent = label;
        }, 2500);
      });
    });
  }

  function zoneLinks() {
    const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!mine) return;
    document.querySelectorAll("a[data-my-zone]").forEach(function (link) {
      if (link.dataset.myZone === mine) return;
      const address = new URL(window.location.href);
      address.searchParams.set("tz", mine);
      link.href = address.pathname + address.search;
      const name = link.querySelector("[data-zone-name]");
      if (name) name.textContent = mine.replaceAll("_", " ");
      link.hidden = false;
    });
  }

  // No server is told the place on a page; a browser that is led on keeps it where the form went to it.
  function keepPlace() {
    const form = document.querySelector("[data-way-in] form");
    if (form && window.location.hash) form.action += window.location.hash;
  }

  // A form that came back: start at what is wrong.
  const errors = document.getElementById("errors");
  if (errors) errors.focus();

  copyButtons();
  zoneLinks();
  keepPlace();
})();
