// The live part of the scoreboard: server-sent events move the rows, add to the list of solves, and renew the chart.
"use strict";
(() => {
  const table = document.querySelector("#standings tbody");
  const feed = document.getElementById("feed");
  const chart = document.getElementById("chart");
  const pattern = document.getElementById("row");
  const columns = Array.from(document.querySelectorAll("#standings thead th.cell bdi"), (name) => name.textContent);
  const mostHappenings = 12;
  const chartEvery = 5000;

  for (const host of document.querySelectorAll("[data-host]")) {
    if (["", "0.0.0.0", "::"].includes(host.textContent.trim())) host.textContent = location.hostname;
  }

  const clock = document.querySelector("[data-clock]");
  const countdown = () => {
    const now = Date.now();
    const begin = Date.parse(clock.dataset.start ?? "");
    const end = Date.parse(clock.dataset.end ?? "");
    const left = begin > now ? begin - now : end - now;
    if (!(left > 0)) { if (end <= now) clock.textContent = "The contest is over"; return; }
    const seconds = Math.floor(left / 1000);
    const part = (value) => String(value).padStart(2, "0");
    const time = `${Math.floor(seconds / 3600)}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
    clock.textContent = begin > now ? `begins in ${time}` : `${time} left`;
  };
  if (clock) { countdown(); setInterval(countdown, 1000); }
  if (!table) return;

  const rows = new Map(Array.from(table.rows, (row) => [row.dataset.team, row]));
  const teamPath = (team) => "/teams/" + encodeURIComponent(team);

  const show = (standing) => {
    let row = rows.get(standing.team);
    if (!row) {
      row = pattern.content.firstElementChild.cloneNode(true);
      row.dataset.team = standing.team;
      row.querySelector("a").href = teamPath(standing.team);
      row.querySelector("bdi").textContent = standing.shown;
      rows.set(standing.team, row);
      document.getElementById("empty")?.remove();
    }
    if (row.dataset.points !== undefined && Number(row.dataset.points) !== standing.points) {
      row.classList.remove("new");
      void row.offsetWidth;
      row.classList.add("new");
    }
    row.dataset.points = standing.points;
    row.dataset.rank = standing.rank;
    row.querySelector(".solves").textContent = standing.solves;
    row.querySelector(".points").textContent = standing.points;
    const cells = row.querySelectorAll(".cell");
    columns.forEach((_, column) => {
      const [mark, kind] = standing.cells[column] ?? ["", ""];
      cells[column].textContent = mark;
      cells[column].className = "cell " + kind;
    });
  };

  const sort = () => {
    const order = Array.from(rows.values()).sort((one, other) =>
      Number(other.dataset.points) - Number(one.dataset.points) || Number(one.dataset.rank) - Number(other.dataset.rank));
    order.forEach((row, index) => {
      row.querySelector(".place").textContent = index + 1;
      if (table.rows[index] !== row) table.insertBefore(row, table.rows[index] ?? null);
    });
  };

  const link = (path, text) => {
    const anchor = document.createElement("a");
    const name = document.createElement("bdi");
    name.textContent = text;
    anchor.href = path;
    anchor.append(name);
    return anchor;
  };

  const tell = (happening) => {
    const item = document.createElement("li");
    const time = document.createElement("time");
    time.dateTime = happening.time;
    time.textContent = happening.clock;
    item.className = "new";
    item.append(time, " ", link(happening.teamPath, happening.team), " solved ",
      link(happening.challengePath, happening.challenge));
    if (happening.first) {
      const blood = document.createElement("span");
      blood.className = "blood";
      blood.textContent = "first blood";
      item.append(" ", blood);
    }
    feed.prepend(item);
    while (feed.children.length > mostHappenings) feed.lastElementChild.remove();
  };

  let chartIsDue = false;
  let chartWaits = false;
  const renewChart = async () => {
    if (chartWaits) { chartIsDue = true; return; }
    chartWaits = true;
    try {
      const answer = await fetch("/chart.svg");
      const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
      if (drawing.nodeName === "svg") chart.replaceChildren(document.importNode(drawing, true));
    } catch { /* The next change brings the chart. */ }
    setTimeout(() => { chartWaits = false; if (chartIsDue) { chartIsDue = false; renewChart(); } },
      chartEvery * (1 + Math.random()));
  };

  const renew = (kind, texts) => {
    for (const element of document.querySelectorAll(`[data-${kind}]`)) {
      const text = texts[element.dataset[kind]];
      if (text !== undefined) element.textContent = text;
    }
  };

  let sequence = Number(document.body.dataset.sequence);
  const listen = () => {
    const events = new EventSource("/api/v1/live?after=" + sequence);
    events.addEventListener("change", (event) => {
      const change = JSON.parse(event.data);
      sequence = change.sequence;
      if (change.isWhole) { feed.replaceChildren(); for (const row of rows.values()) row.remove(); rows.clear(); }
      change.teams.forEach(show);
      sort();
      change.happenings.forEach(tell);
      renew("solves", change.solves);
      renew("worth", change.worths);
      renewChart();
    });
  };
  listen();
})();
