/*
 * Writing a draft: what is typed into a paragraph is saved by itself. Without this file each paragraph has its button.
 *
 *   form[data-autosave]   one paragraph: saved a second after typing stops, and on leaving the field
 *   [data-status]         where the form says what became of it; the sentences stand at #draft
 *   form[data-new]        a new paragraph: kept in this browser until it is sent
 *   button[data-key]      pressed by Alt and that arrow, while one types
 *   [data-fill="#id"]     a list of names, each of which fills a line of that field
 */
(function () {
  "use strict";

  const PAUSE = 1200; // milliseconds after the last key
  const AGAIN = 10000; // milliseconds between attempts while not connected

  const text = document.getElementById("draft");
  const words = text ? text.dataset : {};

  // What this browser keeps until the desk has it. Some browsers allow no storage: then nothing is kept.
  const kept = {
    read: function (key) {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    write: function (key, value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        return;
      }
    },
    forget: function (key) {
      try {
        localStorage.removeItem(key);
      } catch {
        return;
      }
    },
  };

  function now() {
    return new Date().toLocaleTimeString(document.documentElement.lang || undefined, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  }

  function watch(form) {
    const field = form.querySelector("textarea");
    const status = form.querySelector("[data-status]");
    const version = form.elements.version;
    const shown = form.closest(".draft__para").querySelector("[data-words]");
    const key = "concord-draft:" + form.action;
    let saved = field.value;
    let timer = 0;
    let sending = false;
    let stopped = false; // somebody else saved, or it was refused: only the button goes on from there

    function say(sentence) {
      if (status.textContent !== sentence) status.textContent = sentence;
    }

    function later(delay) {
      clearTimeout(timer);
      timer = setTimeout(save, delay);
    }

    function body() {
      const data = new FormData(form);
      // A kind or a number that was chosen anew changes the numbers around it: that waits for the button.
      for (const name of ["kind", "number"]) {
        const input = form.elements[name];
        if (!input) continue;
        const first = input.options ? Array.from(input.options).find((each) => each.defaultSelected) : null;
        data.set(name, first ? first.value : input.defaultValue || "");
      }
      return data;
    }

    async function save() {
      clearTimeout(timer);
      if (sending || stopped || field.value === saved) return;
      const typed = field.value;
      sending = true;
      say(words.saving);
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          body: body(),
          headers: { Accept: "application/json" },
        });
        if (answer.ok) {
          took(typed, await answer.json());
        } else if (answer.status < 500) {
          stopped = true;
          status.classList.add("is-stopped");
          say(answer.status === 409 ? words.both : words.refused);
        } else {
          throw new Error(String(answer.status));
        }
      } catch {
        say(words.offline);
        later(AGAIN);
      }
      sending = false;
      if (!stopped && field.value !== saved && status.textContent !== words.offline) later(PAUSE);
    }

    function took(typed, told) {
      saved = typed;
      version.value = told.version;
      shown.textContent = typed.trim();
      form.closest(".draft__para").querySelector("[data-apart]").hidden = !told.parts;
      if (field.value === typed) kept.forget(key);
      else kept.write(key, { text: field.value, version: version.value });
      say([words.saved.replace("{time}", now()), told.remark].filter(Boolean).join(" "));
    }

    function takeUp() {
      const before = kept.read(key);
      if (!before) return;
      if (before.text.trim() === saved.trim()) {
        kept.forget(key);
        return;
      }
      form.closest("details").open = true;
      field.value = before.text;
      version.value = before.version; // so that whoever saved meanwhile is not written over
      say(words.kept);
      later(PAUSE);
    }

    field.addEventListener("input", function () {
      kept.write(key, { text: field.value, version: version.value });
      later(PAUSE);
    });
    field.addEventListener("change", save);
    window.addEventListener("online", save);
    form.addEventListener("submit", function (event) {
      clearTimeout(timer);
      if (navigator.onLine === false) {
        event.preventDefault();
        say(words.offline);
        later(AGAIN);
      } else {
        kept.forget(key);
      }
    });
    form.closest("details").addEventListener("toggle", function (event) {
      if (event.target === event.currentTarget && event.target.open) field.focus();
    });
    form.addEventListener("keydown", function (event) {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const button = form.querySelector('button[data-key="' + CSS.escape(event.key) + '"]');
      if (!button) return;
      event.preventDefault();
      button.click();
    });
    takeUp();
  }

  function keepNew(form) {
    const field = form.querySelector("textarea");
    const key = "concord-draft:" + form.action;
    const before = kept.read(key);
    if (before && !field.value) field.value = before.text;
    field.addEventListener("input", function () {
      kept.write(key, { text: field.value });
    });
    form.addEventListener("submit", function () {
      kept.forget(key);
    });
  }

  function fill(list) {
    const field = document.getElementById(list.dataset.fill);
    if (!field) return;
    list.querySelectorAll("[data-name]").forEach(function (item) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--plain";
      button.textContent = item.textContent;
      button.addEventListener("click", function () {
        const lines = field.value.split("\n").filter(Boolean);
        if (!lines.includes(item.dataset.name)) lines.push(item.dataset.name);
        field.value = lines.join("\n");
      });
      item.replaceChildren(button);
    });
  }

  document.querySelectorAll("form[data-autosave]").forEach(watch);
  document.querySelectorAll("form[data-new]").forEach(keepNew);
  document.querySelectorAll("[data-fill]").forEach(fill);
})();
