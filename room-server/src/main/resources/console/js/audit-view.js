import { get } from "./api.js";
import { h } from "./dom.js";
import { moment } from "./format.js";
import { redraw, table } from "./table.js";

const COLUMNS = [
  { title: "Line", number: true }, { title: "When" }, { title: "Who" }, { title: "What" }, { title: "To what" },
  { title: "Why", text: true }, { title: "Hash" },
];

/** What operators did, newest first, and whether the chain is whole. */
export function auditView(main) {
  const check = h("p", { class: "soft", role: "status" });
  const place = h("div");
  const older = h("button", { type: "button", hidden: true, onclick: () => more() }, "Older lines");
  const verify = h("button", { type: "button", onclick: () => look(check, verify) }, "Check the chain");
  main.append(h("div", { class: "line" }, h("h1", {}, "Audit log"), verify), check, place, h("p", {}, older));
  const lines = [];
  const more = async () => {
    const last = lines[lines.length - 1];
    try {
      const page = await get(`/api/audit${last ? `?before=${last.number}` : ""}`);
      lines.push(...page.entries.reverse());
      older.hidden = !lines.length || lines[lines.length - 1].number === 1;
      redraw(place, lines.length ? sheet(lines) : h("p", { class: "empty" }, "Nobody has done anything yet."));
    } catch (refused) {
      redraw(place, h("p", { class: "error", role: "alert" }, refused.message));
    }
  };
  more();
  return () => {};
}

async function look(place, button) {
  button.disabled = true;
  place.textContent = "Reading the whole log…";
  try {
    const found = await get("/api/audit/verify");
    place.textContent = found.whole
      ? `The chain is whole: ${found.entries} lines, the last hash begins with ${found.head.slice(0, 16)}.`
      : `The chain is broken at line ${found.fault.number}: ${found.fault.kind.replaceAll("-", " ")}.`;
    place.className = found.whole ? "soft" : "error";
  } catch (refused) {
    place.textContent = refused.message;
  } finally {
    button.disabled = false;
  }
}

function sheet(lines) {
  return table("What operators did", COLUMNS, lines.map((line) => ({ key: line.number, cells: [
    line.number, moment(line.at), line.operator, line.action, h("span", { class: "mono" }, line.target), line.reason,
    h("span", { class: "mono soft", title: line.hash }, line.hash.slice(0, 10)),
  ] })));
}
