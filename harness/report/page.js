"use strict";
// Filters the scenarios and draws a record when its scenario is opened.
// Whatever came from the wire becomes text by textContent alone; no markup is ever built from it.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const WAYS = { e: "connection", n: "node", q: "question to the node", l: "node's log" };
  const LONGEST_WORDS = 240;
  const MOST_LANES = 6;
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const HEADER = 24; // bytes of a v1 message header: magic, type, length, checksum

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function drawing(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function onDemand(summary, content) {
    const shut = element("details", "raw");
    shut.append(element("summary", "", summary));
    shut.addEventListener("toggle", () => {
      if (shut.open && shut.children.length === 1) shut.append(element("pre", "", content()));
    });
    return shut;
  }

  // ---- raw bytes

  function printable(byte) {
    return byte > 31 && byte < 127 ? String.fromCharCode(byte) : ".";
  }

  function dump(bytes, from, to) {
    const lines = [];
    const width = innerWidth < 600 ? 8 : 16;
    for (let at = from; at < to; at += width) {
      const part = bytes.slice(at, Math.min(at + width, to));
      const hex = part.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
      const offset = at.toString(16).padStart(6, "0");
      lines.push(`${offset}  ${hex.padEnd(width * 3)} ${part.map(printable).join("")}`);
    }
    return lines;
  }

  function hexdump(raw, type) {
    const bytes = (raw.match(/../g) || []).map((digits) => parseInt(digits, 16));
    const name = bytes.slice(4, 16).map((byte) => (byte ? String.fromCharCode(byte) : "")).join("");
    if (bytes.length < HEADER || name !== type) return dump(bytes, 0, bytes.length).join("\n");
    const head = ["header: magic, type, length, checksum", ...dump(bytes, 0, HEADER)];
    if (bytes.length > HEADER) head.push("payload", ...dump(bytes, HEADER, bytes.length));
    return head.join("\n");
  }

  function rawBytes(raw, type, file) {
    if (typeof raw === "number") return element("div", "raw", `${raw} bytes, in ${file}`);
    return onDemand(`${raw.length / 2} bytes`, () => hexdump(raw, type));
  }

  // ---- the sequence chart

  function lifelines(lanes) { // as one background of all rows: thousands of lines would be slow
    const stops = [];
    for (let lane = 0; lane <= lanes.count; lane += 1) {
      const [x, half] = [lanes.x(lane), lane ? 0.75 : 1.5];
      const ink = lane ? "var(--line)" : "var(--soft)";
      stops.push(`transparent ${x - half}px`, `${ink} ${x - half}px`, `${ink} ${x + half}px`, `transparent ${x + half}px`);
    }
    return `linear-gradient(90deg, ${stops.join(", ")})`;
  }

  function arrow(picture, from, to) {
    const y = 12;
    const back = to > from ? -7 : 7;
    picture.append(drawing("path", { class: "arrow", d: `M${from} ${y}H${to + back}` }));
    picture.append(drawing("path", { class: "head", d: `M${to} ${y}l${back} -4v8z` }));
  }

  function laneCell(row, lanes) {
    const cell = element("td", "lanes");
    const picture = drawing("svg", { "aria-hidden": "true" });
    const [, , way, peer] = row;
    const x = lanes.x(lanes.of(peer) + 1);
    if (way === "r") arrow(picture, lanes.x(0), x);
    else if (way === "s") arrow(picture, x, lanes.x(0));
    else if (way !== "l") picture.append(drawing("circle", { class: "dot", cx: x, cy: 12, r: 4 }));
    cell.append(picture);
    return cell;
  }

  function spoken(row, peers) {
    const [, , way, peer] = row;
    if (way === "r") return `node to ${peers[peer]}: `;
    if (way === "s") return `${peers[peer]} to node: `;
    return way in WAYS ? `${WAYS[way]}: ` : "";
  }

  function rowOf(row, data, lanes, marks) {
    const [number, seconds, way, , type, words, raw] = row;
    const line = element("tr", way);
    line.append(element("td", "no", number), element("td", "at", seconds.toFixed(3)));
    const what = element("td", "what");
    if (way === "g") what.colSpan = 2;
    else line.append(laneCell(row, lanes));
    const said = lanes.member(row[3]) + (words || type);
    const isLong = said.length > LONGEST_WORDS;
    what.append(element("span", "word", spoken(row, data.peers)), isLong ? `${said.slice(0, LONGEST_WORDS)}…` : said);
    if (isLong) what.append(onDemand("all of it", () => said.slice(LONGEST_WORDS)));
    for (const [mark, numbers] of marks) {
      if (!numbers.has(number)) continue;
      line.classList.add(mark);
      what.append(" ", element("span", `tag ${mark}`, mark));
    }
    if (raw) what.append(rawBytes(raw, type, data.file));
    if (data.answers[number]) what.append(answerTable(data.answers[number]));
    line.append(what);
    return line;
  }

  // ---- an answer of the node: the rows that the sentence speaks of are marked

  function answerTable(answer) {
    const box = element("div", "answer");
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "the node's answer");
    const show = (columns) => {
      const table = element("table");
      const head = element("tr");
      for (const name of answer.heads.slice(0, columns)) {
        const cell = element("th", "", name.replaceAll("_", " "));
        cell.scope = "col";
        head.append(cell);
      }
      table.append(head);
      answer.rows.forEach((row, place) => {
        const line = element("tr", answer.marked.includes(place) ? "marked" : "");
        for (const cell of row.slice(0, columns)) line.append(element("td", "", cell));
        table.append(line);
      });
      box.replaceChildren(table);
      if (columns < answer.heads.length) {
        const more = element("button", "", `all ${answer.heads.length} columns`);
        more.type = "button";
        more.addEventListener("click", () => { show(answer.heads.length); box.focus(); });
        box.append(more);
      }
      if (answer.more) box.append(element("p", "", `${answer.more} more rows stand in the record`));
    };
    show(answer.leading);
    return box;
  }

  function headOf(data, lanes) {
    const line = element("tr");
    const cell = element("th", "lanes");
    const narrow = lanes.step < 32;
    const picture = drawing("svg", { "aria-hidden": "true" });
    ["node", ...lanes.labels].forEach((name, lane) => {
      const x = lanes.x(lane);
      const place = narrow ? { x: 0, y: 0, transform: `translate(${x + 4} 66) rotate(-90)` } : { x, y: 18, "text-anchor": "middle" };
      const label = drawing("text", place);
      const room = narrow ? 10 : Math.max(4, Math.floor(lanes.step / 7.5));
      label.textContent = name.length > room ? `${name.slice(0, room - 1)}…` : name;
      picture.append(label);
    });
    cell.append(picture, element("span", "word", `node, ${data.peers.join(", ")}`));
    cell.style.height = narrow ? "72px" : "26px";
    cell.style.minWidth = cell.style.width = `${lanes.width}px`;
    line.append(element("th", "no", "#"), element("th", "at", "s"), cell, element("th", "what", "what happened"));
    for (const th of line.children) th.scope = "col";
    return line;
  }

  // Peers of one group ("ordinary inbound peers, number 7") share a lane where there are many.
  function fold(peers) {
    const stems = peers.map((name) => name.replace(/,? (number )?\d+$/, ""));
    const sizes = new Map();
    for (const stem of stems) sizes.set(stem, (sizes.get(stem) || 0) + 1);
    const isFolded = (place) => peers.length > MOST_LANES && sizes.get(stems[place]) > 1;
    const keys = peers.map((name, place) => (isFolded(place) ? stems[place] : name));
    const lanes = [...new Set(keys)];
    const groups = lanes.filter((lane) => !peers.includes(lane) || sizes.get(lane) > 1);
    const label = (lane) => (groups.includes(lane) ? `${LETTERS[groups.indexOf(lane)] || "+"} ×${sizes.get(lane)}` : lane);
    return {
      labels: lanes.map(label),
      legend: groups.map((lane) => `${label(lane)}: ${lane}`),
      of: (peer) => (peer < 0 ? -1 : lanes.indexOf(keys[peer])),
      member: (peer) => (peer >= 0 && isFolded(peer) ? `${/\d+$/.exec(peers[peer]) || ""}: ` : ""),
    };
  }

  function geometry(peers, room) {
    const folded = fold(peers);
    const count = folded.labels.length;
    const share = room < 500 ? 0.34 : 0.45;
    const step = Math.max(12, Math.min(84, (room * share) / (count + 1)));
    return { ...folded, count, step, x: (lane) => Math.round((lane + 0.5) * step), width: Math.ceil((count + 1) * step) };
  }

  function toggleLog(logs) {
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.addEventListener("change", () => logs.forEach((line) => { line.hidden = !box.checked; }));
    label.append(box, ` ${logs.length} ${logs.length === 1 ? "line" : "lines"} of the node's log`);
    return label;
  }

  function jumpToCited(lines) {
    const list = element("span", "jump", "Cited: ");
    for (const line of lines) {
      const button = element("button", "", line.cells[0].textContent);
      button.type = "button";
      button.addEventListener("click", () => {
        line.tabIndex = -1;
        line.focus({ preventScroll: true });
        line.scrollIntoView({ block: "center" });
      });
      list.append(button, " ");
    }
    return list;
  }

  // ---- what an opened scenario shows: it lies beside the page, compressed

  function pathOf(number) {
    return `records/${String(number).padStart(4, "0")}.js`;
  }

  function load(scenario) {
    if (scenario.dataset.loaded) return;
    scenario.dataset.loaded = "yes";
    const script = document.createElement("script");
    script.src = pathOf(scenario.id.slice(1));
    script.addEventListener("load", () => script.remove());
    script.addEventListener("error", () => {
      script.remove();
      scenario.append(element("p", "remark", `${pathOf(scenario.id.slice(1))} is not beside this page; copy the whole folder.`));
    });
    document.head.append(script);
  }

  async function unpacked(packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  window.conformanceRecord = async (number, packed) => {
    const scenario = document.getElementById(`s${number}`);
    const data = await unpacked(packed);
    const sides = element("div", "sides");
    const chart = element("div", "chart");
    chart.tabIndex = 0;
    chart.setAttribute("role", "group");
    chart.setAttribute("aria-label", "Record of the scenario");
    sides.append(sentences(data), chart);
    scenario.append(sides);
    draw(chart, data);
  };

  function tableOf(cells) {
    const table = element("table");
    cells.forEach((row, place) => {
      const line = element("tr");
      for (const cell of row) {
        const made = element(place ? "td" : "th", "", cell);
        if (!place) made.scope = "col";
        line.append(made);
      }
      table.append(line);
    });
    return table;
  }

  function stepOf([status, keyword, words, cells]) {
    const line = element("li", status.replaceAll(" ", "-"));
    line.append(element("b", "", keyword), ` ${words}`);
    if (status !== "passed") line.append(" ", element("span", "status", status));
    if (cells.length) line.append(tableOf(cells));
    return line;
  }

  function filesOf(data) {
    const files = element("p", "files");
    if (data.file) {
      const link = element("a", "", "record");
      link.href = `./${data.file}`;
      files.append(link, " · for Wireshark: ", element("code", "", `conformance pcapng ${data.number}`), " · ");
    }
    files.append(data.cost);
    if (data.kept) files.append(" · kept in ", element("code", "", data.kept));
    return files;
  }

  function sentences(data) {
    const side = element("div", "gherkin");
    const place = element("p", "place");
    place.append(element("code", "", data.again));
    side.append(place);
    if (data.reason.length) {
      const reason = element("div", `reason ${data.verdict}`);
      for (const line of data.reason) reason.append(element("p", "", line));
      side.append(reason);
    }
    const steps = element("ol", "steps");
    for (const step of data.steps) steps.append(stepOf(step));
    side.append(steps, filesOf(data));
    return side;
  }

  function draw(chart, data) {
    if (!data.rows.length) {
      chart.append(element("p", "tools", "There is no record of this scenario."));
      return;
    }
    const lanes = geometry(data.peers, chart.clientWidth || 600);
    const marks = ["cited", "control", "fence"].map((mark) => [mark, new Set(data[mark])]);
    const table = element("table", "seq");
    table.style.setProperty("--life", lifelines(lanes));
    const head = element("thead");
    const body = element("tbody");
    head.append(headOf(data, lanes));
    for (const row of data.rows) body.append(rowOf(row, data, lanes, marks));
    table.append(head, body);
    const logs = [...body.querySelectorAll("tr.l:not(.cited)")];
    logs.forEach((line) => { line.hidden = true; });
    const tools = element("div", "tools");
    const cited = body.querySelectorAll("tr.cited");
    if (cited.length) tools.append(jumpToCited(cited));
    if (logs.length) tools.append(toggleLog(logs));
    if (lanes.legend.length) tools.append(element("span", "", lanes.legend.join(" · ")));
    if (data.more) tools.append(element("span", "", `${data.more} more entries stand in ${data.file}`));
    if (tools.children.length) chart.append(tools);
    chart.append(table);
  }

  // ---- filters

  const form = document.querySelector(".filters");
  const scenarios = [...document.querySelectorAll(".scenario")];
  const texts = new Map();

  function textOf(scenario) {
    if (!texts.has(scenario)) {
      const rule = scenario.closest(".rule");
      const own = [scenario.querySelector("summary")];
      const shared = [rule.querySelector("h5"), rule.querySelector(".line"), scenario.closest(".feature").querySelector("h4")];
      texts.set(scenario, [...own, ...shared].map((part) => part.textContent).join(" ").toLowerCase());
    }
    return texts.get(scenario);
  }

  function fits(scenario, wanted) {
    const { connections = "" } = scenario.dataset;
    return (!wanted.verdict || scenario.querySelector(".badge").textContent === wanted.verdict)
      && (!wanted.connection || connections.split(" ").includes(wanted.connection))
      && (!wanted.chapter || scenario.closest(".chapter").dataset.chapter === wanted.chapter)
      && wanted.words.every((word) => textOf(scenario).includes(word));
  }

  function hideEmpty(selector, inner) {
    for (const outer of document.querySelectorAll(selector)) {
      outer.hidden = !outer.querySelector(`${inner}:not([hidden])`);
    }
  }

  function filter() {
    const fields = form.elements;
    const wanted = {
      verdict: fields.verdict.value,
      connection: fields.connection.value,
      chapter: fields.chapter.value,
      words: fields.text.value.toLowerCase().split(/\s+/).filter(Boolean),
    };
    let shown = 0;
    for (const scenario of scenarios) {
      scenario.hidden = !fits(scenario, wanted);
      if (!scenario.hidden) shown += 1;
    }
    hideEmpty(".rule", ".scenario");
    hideEmpty(".feature", ".rule");
    hideEmpty(".chapter", ".feature");
    for (const row of document.querySelectorAll("tr[data-rule]")) {
      row.hidden = document.getElementById(row.dataset.rule).hidden;
    }
    form.querySelector("output").textContent = shown === scenarios.length ? `${shown} scenarios` : `${shown} of ${scenarios.length} scenarios`;
  }

  // ---- addresses: #s17 opens a scenario, #CONN-007 shows a Rule, and what is chosen and open can
  // be sent as a link: #verdict=fail&open=s17,s20

  const FIELDS = ["text", "verdict", "connection", "chapter"];

  function addressNow() {
    const chosen = new URLSearchParams();
    for (const name of FIELDS) if (form.elements[name].value) chosen.set(name, form.elements[name].value);
    const open = scenarios.filter((scenario) => scenario.open).map((scenario) => scenario.id);
    if (!String(chosen) && open.length < 2) return open[0] || "";
    if (open.length) chosen.set("open", open.join(","));
    return String(chosen).replaceAll("%2C", ",");
  }

  function remember() {
    const before = location.hash.slice(1);
    const now = addressNow();
    const isRule = before && !before.includes("=") && !document.getElementById(before)?.matches(".scenario");
    if (now !== before && (now || !isRule)) history.replaceState(null, "", `#${now}`);
  }

  function restore(words) {
    const wanted = new URLSearchParams(words);
    for (const name of FIELDS) form.elements[name].value = wanted.get(name) || "";
    filter();
    const open = (wanted.get("open") || "").split(",").map((id) => document.getElementById(id));
    for (const scenario of scenarios) scenario.open = open.includes(scenario);
    const first = open.find((each) => each);
    if (first) first.scrollIntoView();
  }

  function goTo() {
    const words = location.hash.slice(1);
    if (words.includes("=")) {
      restore(words);
      return;
    }
    const goal = document.getElementById(decodeURIComponent(words));
    if (!goal) return;
    if (goal.closest("[hidden]")) form.reset();
    if (goal.matches(".scenario")) goal.open = true;
    goal.scrollIntoView();
  }

  for (const scenario of scenarios) {
    scenario.addEventListener("toggle", () => {
      if (scenario.open) load(scenario);
      remember();
    });
  }
  form.addEventListener("input", () => { filter(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
  addEventListener("hashchange", goTo);
  goTo();
})();
