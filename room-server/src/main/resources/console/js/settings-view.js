import { get, post } from "./api.js";
import { h, notify } from "./dom.js";
import { askReason } from "./reason-dialog.js";
import { redraw, table } from "./table.js";

const COLUMNS = [{ title: "Setting" }, { title: "Value" }, { title: "" }];
const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF"];

/** What differs from the configuration on all nodes, and for operators two ways to change it. */
export function settingsView(main, me) {
  const place = h("div");
  const mayChange = me.role === "operator";
  const look = async () => {
    try {
      const { settings } = await get("/api/settings");
      redraw(place, settings.length ? sheet(settings, mayChange, look)
        : h("p", { class: "empty" }, "Everything is as configured."));
    } catch (refused) {
      redraw(place, h("p", { class: "error", role: "alert" }, refused.message));
    }
  };
  main.append(h("h1", {}, "Settings"),
    h("p", { class: "soft" }, "What differs from the configuration. Every node obeys within five seconds."), place);
  if (mayChange) {
    main.append(h("h2", {}, "Level of a logger"), levelForm(look), h("h2", {}, "Sockets of each node"), socketsForm(look));
  }
  look();
  return () => {};
}

function sheet(settings, mayChange, look) {
  return table("Settings that differ", COLUMNS, settings.map((setting) => ({ key: setting.name, cells: [
    h("span", { class: "mono" }, setting.name), setting.value,
    mayChange ? h("button", { class: "small", type: "button", onclick: () => takeBack(setting, look) }, "Take back…") : "",
  ] })));
}

function takeBack(setting, look) {
  askReason({
    title: `Take ${setting.name} back`, text: "It will be as the configuration says.", button: "Take back",
    action: (reason) => changed(post("/api/settings/remove", { name: setting.name, reason }), look),
  });
}

function levelForm(look) {
  const logger = h("input", { id: "logger", value: "dev.hearth", maxlength: 150, required: true, spellcheck: "false" });
  const level = h("select", { id: "level" }, ...LEVELS.map((name) => h("option", { selected: name === "DEBUG" }, name)));
  return form([field("logger", "Logger", logger), field("level", "Level", level)], look,
    () => ({ name: `log-level.${logger.value.trim()}`, value: level.value }));
}

function socketsForm(look) {
  const max = h("input", { id: "sockets", type: "number", min: 0, max: 1000000, required: true });
  return form([field("sockets", "At most, 0 for nobody new", max)], look,
    () => ({ name: "sockets-max", value: String(Number(max.value)) }));
}

const field = (id, title, input) => h("div", {}, h("label", { for: id }, title), input);

function form(fields, look, setting) {
  const submit = (event) => {
    event.preventDefault();
    const wanted = setting();
    askReason({
      title: `Set ${wanted.name} to ${wanted.value}`, text: "On all nodes, until it is taken back.", button: "Set",
      action: (reason) => changed(post("/api/settings/set", { ...wanted, reason }), look),
    });
  };
  return h("form", { class: "fields", onsubmit: submit }, ...fields, h("button", { type: "submit" }, "Set…"));
}

async function changed(order, look) {
  const done = await order;
  notify(`Changed. Line ${done.entry} of the audit log.`);
  look();
}
