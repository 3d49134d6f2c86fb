"use strict";
// Filters the scenarios and draws a record when its scenario is opened.
// Whatever came from the wire becomes text by textContent alone; no markup is ever built from it.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const LETTERS_OF = { received: "r", sent: "s", event: "e", node: "n", sentence: "g", rpc: "q", log: "l" };
  const WAYS = { e: "connection", n: "node", q: "question to the node", l: "node's log" };
  const LONGEST_WORDS = 240;
  const MOST_LANES = 6;
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const HEADER = 24; // bytes of a v1 message header: magic, type, length, checksum
  const MOST_BYTES = 32768; // of one message; more would stop the page for seconds
  const PIECE = 200; // rows that are drawn at a time

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
      if (!shut.open || shut.children.length > 1) return;
      const shown = element("pre");
      shut.append(shown);
      Promise.resolve(content()).then((words) => { shown.textContent = words; });
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
    const bytes = (raw.slice(0, 2 * MOST_BYTES).match(/../g) || []).map((digits) => parseInt(digits, 16));
    const name = bytes.slice(4, 16).map((byte) => (byte ? String.fromCharCode(byte) : "")).join("");
    const hasHead = bytes.length >= HEADER && name === type;
    const lines = hasHead ? ["header: magic, type, length, checksum", ...dump(bytes, 0, HEADER)] : [];
    if (hasHead && bytes.length > HEADER) lines.push("payload");
    lines.push(...dump(bytes, hasHead ? HEADER : 0, bytes.length));
    if (raw.length > 2 * MOST_BYTES) lines.push(`and ${raw.length / 2 - MOST_BYTES} bytes more: conformance record NUMBER tells all`);
    return lines.join("\n");
  }

  function rawBytes(row) {
    const { raw, bytes, elsewhere, place, type } = row;
    if (!elsewhere) return onDemand(`${raw.length / 2} bytes`, () => hexdump(raw, type));
    const lost = `${sharedPath(elsewhere)} is not beside this page; copy the whole folder.`;
    const load = () => shared(elsewhere).then((found) => hexdump(new TextDecoder().decode(found).split("\n")[place], type), () => lost);
    return onDemand(`${bytes} bytes`, load);
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
    const { way, peer } = row;
    const x = lanes.x(lanes.of(peer) + 1);
    if (way === "r") arrow(picture, lanes.x(0), x);
    else if (way === "s") arrow(picture, x, lanes.x(0));
    else if (way !== "l") picture.append(drawing("circle", { class: "dot", cx: x, cy: 12, r: 4 }));
    cell.append(picture);
    return cell;
  }

  function spoken(row, peers) {
    const { way, peer } = row;
    if (way === "r") return `node to ${peers[peer]}: `;
    if (way === "s") return `${peers[peer]} to node: `;
    return way in WAYS ? `${WAYS[way]}: ` : "";
  }

  function rowOf(row, data, lanes, marks) {
    const { number, seconds, way, type, words, bytes } = row;
    const line = element("tr", way);
    line.append(element("td", "no", number), element("td", "at", seconds.toFixed(3)));
    const what = element("td", "what");
    if (way === "g") what.colSpan = 2;
    else line.append(laneCell(row, lanes));
    const said = lanes.member(row.peer) + (words || type);
    const isLong = said.length > LONGEST_WORDS;
    what.append(element("span", "word", spoken(row, data.peers)), isLong ? `${said.slice(0, LONGEST_WORDS)}…` : said);
    if (isLong) what.append(onDemand("all of it", () => said.slice(LONGEST_WORDS)));
    for (const [mark, numbers] of marks) {
      if (!numbers.has(number)) continue;
      line.classList.add(mark);
      what.append(" ", element("span", `tag ${mark}`, mark));
    }
    if (bytes) what.append(rawBytes(row));
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

  function toggleLog(count, table) {
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    table.classList.add("quiet");
    box.addEventListener("change", () => table.classList.toggle("quiet", !box.checked));
    label.append(box, ` ${count} ${count === 1 ? "line" : "lines"} of the node's log`);
    return label;
  }

  function jumpToCited(numbers, table, until) {
    const list = element("span", "jump", "Cited: ");
    for (const number of numbers) {
      const button = element("button", "", number);
      button.type = "button";
      button.addEventListener("click", () => {
        until(number);
        const line = [...table.tBodies[0].rows].find((row) => row.cells[0].textContent === String(number));
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
    return `evidence/${String(number).padStart(4, "0")}.js`;
  }

  function sharedPath(name) {
    return `evidence/shared/${name}.js`;
  }

  function loadScript(path) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.charset = "x-user-defined"; // each byte is a character: the data is not text
      script.src = path;
      script.addEventListener("load", () => { script.remove(); done(); });
      script.addEventListener("error", () => { script.remove(); failed(new Error(path)); });
      document.head.append(script);
    });
  }

  function load(scenario) {
    if (scenario.dataset.loaded) return;
    scenario.dataset.loaded = "yes";
    const path = pathOf(scenario.id.slice(1));
    loadScript(path).catch(() => {
      scenario.append(element("p", "remark", `${path} is not beside this page; copy the whole folder.`));
    });
  }

  function bytesOf(packed) {
    return Uint8Array.from(packed, (character) => character.charCodeAt(0) & 255);
  }

  // What a dictionary holds is put before the data as a block that is not compressed (RFC 1951,
  // 3.2.4), and taken away from what comes out.
  async function inflated(packed, dictionary) {
    const size = dictionary.length;
    const before = size ? [new Uint8Array([0, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255]), dictionary] : [];
    const stream = new Blob([...before, bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(size);
  }

  const wanted = new Map(); // by name: what several records share
  const arrived = new Map();

  function shared(name) {
    if (!wanted.has(name)) {
      wanted.set(name, loadScript(sharedPath(name)).then(() => inflated(arrived.get(name), new Uint8Array())));
    }
    return wanted.get(name);
  }

  window.conformanceShared = (name, packed) => arrived.set(name, packed);

  window.conformanceRecord = async (number, dictionary, packed) => {
    const scenario = document.getElementById(`s${number}`);
    let text = "";
    try {
      text = new TextDecoder().decode(await inflated(packed, await shared(dictionary)));
    } catch {
      scenario.append(element("p", "remark", `${sharedPath(dictionary)} is not beside this page; copy the whole folder.`));
      return;
    }
    const [head, ...lines] = text.split("\n");
    const data = { ...JSON.parse(head), number, ...rowsOf(lines.filter(Boolean).map((line) => JSON.parse(line))) };
    const sides = element("div", "sides");
    const chart = element("div", "chart");
    chart.tabIndex = 0;
    chart.setAttribute("role", "group");
    chart.setAttribute("aria-label", "Record of the scenario");
    sides.append(sentences(data), chart);
    scenario.append(sides);
    draw(chart, data);
  };

  // Spells out every character that a reader would not see, as harness/report/text.py does.
  function visible(words) {
    return words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, (character) => {
      const known = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
      const code = character.codePointAt(0).toString(16);
      if (known) return known;
      if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
      return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
    });
  }

  function rowsOf(entries) {
    const peers = [...new Set(entries.filter((entry) => entry.peer !== null).map((entry) => visible(entry.peer)))];
    const rows = entries.map((entry) => ({
      number: entry.number,
      seconds: entry.seconds,
      way: LETTERS_OF[entry.direction],
      peer: entry.peer === null ? -1 : peers.indexOf(visible(entry.peer)),
      type: visible(entry.type),
      words: visible(entry.words),
      raw: entry.raw,
      elsewhere: entry.raw_in,
      place: entry.raw_at || 0,
      bytes: entry.raw_in ? entry.bytes : entry.raw.length / 2,
    }));
    return { peers, rows };
  }

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
    if (data.rows.length) {
      files.append("record: ", element("code", "", `conformance record ${data.number}`));
      files.append(" · for Wireshark: ", element("code", "", `conformance pcapng ${data.number}`), " · ");
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
    head.append(headOf(data, lanes));
    table.append(head);
    const tools = element("div", "tools");
    const more = pieces(table, data, lanes, marks);
    const cited = data.rows.filter((row) => data.cited.includes(row.number)).map((row) => row.number);
    if (cited.length) tools.append(jumpToCited(cited, table, more));
    const logs = data.rows.filter((row) => row.way === "l" && !data.cited.includes(row.number)).length;
    if (logs) tools.append(toggleLog(logs, table));
    if (lanes.legend.length) tools.append(element("span", "", lanes.legend.join(" · ")));
    if (tools.children.length) chart.append(tools);
    chart.append(table);
  }

  // Draws the first rows at once and the others when the browser has time; returns what draws until
  // an entry stands there.
  function pieces(table, data, lanes, marks) {
    const body = element("tbody");
    let drawn = 0;
    table.append(body);
    const next = () => {
      for (const row of data.rows.slice(drawn, drawn + PIECE)) body.append(rowOf(row, data, lanes, marks));
      drawn += PIECE;
    };
    const later = () => {
      if (drawn >= data.rows.length) return;
      next();
      setTimeout(later);
    };
    next();
    setTimeout(later);
    return (number) => {
      while (drawn < data.rows.length && data.rows[drawn - 1].number < number) next();
    };
  }

  // ---- filters

  const form = document.querySelector(".filters");
  const scenarios = [...document.querySelectorAll(".rule > details")];
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
    hideEmpty(".rule", ".rule > details");
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
    const isRule = before && !before.includes("=") && !document.getElementById(before)?.matches(".rule > details");
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
    if (goal.matches(".rule > details")) goal.open = true;
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
