// The live part of play in the browser: the transcript comes as server-sent events, and lines go by POST.
"use strict";
(() => {
  const terminal = document.querySelector(".terminal");
  if (!terminal) return;
  const path = terminal.dataset.session;
  const screen = document.getElementById("screen");
  const transcript = document.getElementById("transcript");
  const input = document.getElementById("input");
  const line = document.getElementById("line");
  const end = document.getElementById("end");
  const state = document.getElementById("state");
  const mostParts = 4000;

  const toEnd = () => { screen.scrollTop = screen.scrollHeight; };
  toEnd();

  // Takes back what stands behind the last newline.
  const clearLine = () => {
    while (transcript.lastChild) {
      const text = transcript.lastChild.textContent;
      const newline = text.lastIndexOf("\n");
      if (newline >= 0) { transcript.lastChild.textContent = text.slice(0, newline + 1); return; }
      transcript.lastChild.remove();
    }
  };

  const add = (part) => {
    if (part.clear === "line") clearLine();
    if (part.clear === "screen") transcript.replaceChildren();
    if (part.text === "") return;
    const span = document.createElement("span");
    if (part.class) span.className = part.class;
    span.textContent = part.text;
    transcript.append(span);
    while (transcript.childNodes.length > mostParts) transcript.firstChild.remove();
  };

  const over = (words) => {
    state.textContent = words;
    for (const control of [...input.elements, ...end.elements]) control.disabled = true;
  };

  if (!terminal.hasAttribute("data-over")) {
    const events = new EventSource(path + "/events?after=" + terminal.dataset.last);
    events.addEventListener("output", (event) => {
      const follows = screen.scrollHeight - screen.scrollTop - screen.clientHeight < 80;
      JSON.parse(event.data).forEach(add);
      if (follows) toEnd();
    });
    events.addEventListener("over", (event) => {
      events.close();
      over(JSON.parse(event.data));
    });
    events.onopen = () => { state.textContent = ""; };
    events.onerror = () => { state.textContent = "The connection is broken; trying again."; };
  }

  // One after the other: side by side, lines could arrive in another order than they were typed in.
  let before = Promise.resolve();
  const post = (form, body) => {
    before = before.then(() => send(form, body));
    return before;
  };

  const send = async (form, body) => {
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.status === 410) over("The session is over.");
      else if (!answer.ok) state.textContent = await answer.text();
    } catch {
      state.textContent = "That did not reach the server; try again.";
      return false;
    }
    return true;
  };

  input.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new URLSearchParams({ line: line.value });
    const typed = line.value;
    line.value = "";
    // What was typed meanwhile is not written over.
    if (!(await post(input, body)) && line.value === "") line.value = typed;
    line.focus();
  });
  end.addEventListener("submit", (event) => {
    event.preventDefault();
    post(end, new URLSearchParams());
  });
})();
