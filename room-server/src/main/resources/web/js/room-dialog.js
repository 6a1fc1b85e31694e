import { byId, el, reconcile, setText, wireDialog } from "./dom.js";
import { inWords } from "./words.js";
import { shellThumb } from "./world/thumbs.js";

const CAPACITY = 20;
const USUAL_SHELL = "hall.v1";

/** One form for making a room and for changing one. */
export class RoomDialog {
  #client;
  #view = null;
  #created;

  /** @param created told the id of a new room */
  constructor({ client, created }) {
    this.#client = client;
    this.#created = created;
    this.dialog = byId("room-dialog");
    this.form = byId("room-form");
    wireDialog(this.dialog);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    byId("close-room").addEventListener("click", () => this.#closeRoom());
  }

  furnishFrom(catalogue) {
    byId("shells").replaceChildren(...catalogue.all("shell").map((shell) => shellChoice(shell)));
  }

  openForNew() {
    this.#open(null, {
      name: "",
      topic: "",
      welcome: "",
      tags: [],
      language: "",
      capacity: CAPACITY,
      visibility: "public",
    });
  }

  openFor(view) {
    this.#open(view, view.settings);
  }

  /** Keeps the list of those sent away in step while the dialog stands open. */
  refresh(view) {
    if (this.#view && this.dialog.open) {
      this.#showBuilders(view);
      this.#showBans(view);
    }
  }

  #open(view, settings) {
    this.#view = view;
    const fields = this.form.elements;
    ["name", "topic", "welcome", "language", "capacity", "visibility"].forEach((field) => {
      fields[field].value = settings[field] ?? "";
    });
    fields.tags.value = (settings.tags ?? []).join(", ");
    setText(byId("room-dialog-title"), view ? "Room settings" : "New room");
    setText(byId("room-form-submit"), view ? "Save" : "Create");
    setText(byId("room-form-problem"), "");
    byId("close-room").hidden = !view;
    byId("shell-choice").hidden = Boolean(view) || byId("shells").children.length === 0;
    this.#showBuilders(view);
    this.#showBans(view);
    this.dialog.showModal();
    fields.name.focus();
  }

  #showBuilders(view) {
    const builders = view?.settings.builders ?? [];
    byId("builder-section").hidden = builders.length === 0;
    this.#showChips(
      "builder-list",
      builders,
      (persona) => `${view.nameOf(persona)}: take it back`,
      (persona) => this.#attempt("room.role", { room: view.id, persona, role: "guest" }),
    );
  }

  #showBans(view) {
    const bans = view ? Array.from(view.bans.keys()) : [];
    byId("sent-away").hidden = bans.length === 0;
    this.#showChips(
      "ban-list",
      bans,
      (persona) => `${view.nameOf(persona)}: lift the ban`,
      (persona) => this.#attempt("room.unban", { room: view.id, persona }),
    );
  }

  #showChips(list, personas, label, act) {
    reconcile(byId(list), personas, {
      key: (persona) => persona,
      make: (persona) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", class: "chip", on: { click: () => act(persona) } },
            label(persona),
          ),
        ),
    });
  }

  async #submit() {
    const settings = this.#settings();
    if (!settings.name) {
      this.#problem("A room needs a name.");
      return;
    }
    if (this.#view) {
      const done = await this.#attempt("room.configure", { room: this.#view.id, ...settings });
      if (done) this.dialog.close();
    } else {
      const made = await this.#attempt("room.create", { ...settings, ...this.#shell() });
      if (made) {
        this.dialog.close();
        this.#created(made.room);
      }
    }
  }

  async #closeRoom() {
    if (await this.#attempt("room.close", { room: this.#view.id })) {
      this.dialog.close();
    }
  }

  async #attempt(type, fields) {
    const submit = byId("room-form-submit");
    submit.disabled = true;
    this.#problem("");
    try {
      return await this.#client.command(type, fields);
    } catch (error) {
      this.#problem(
        ["frame.invalid", "name.invalid"].includes(error.code) ? error.message : inWords(error),
      );
      return null;
    } finally {
      submit.disabled = false;
    }
  }

  #shell() {
    const chosen = byId("shells").querySelector("input:checked")?.value;
    return chosen ? { shell: chosen } : {};
  }

  #settings() {
    const value = (field) => this.form.elements[field].value.trim();
    const tags = value("tags")
      .split(",")
      .map((tag) => tag.trim().toLowerCase())
      .filter(Boolean);
    return {
      name: value("name"),
      topic: value("topic"),
      welcome: value("welcome"),
      tags: Array.from(new Set(tags)),
      language: value("language"),
      capacity: Number.parseInt(value("capacity"), 10) || CAPACITY,
      visibility: value("visibility"),
    };
  }

  #problem(text) {
    setText(byId("room-form-problem"), text);
  }
}

function shellChoice(shell) {
  const usual = shell.id === USUAL_SHELL;
  const picture = el(
    "span",
    { class: "thumb", "aria-hidden": "true" },
    shellThumb(shell, { width: 116, height: 84 }),
  );
  const input = el("input", {
    type: "radio",
    name: "shell",
    value: shell.id,
    checked: usual,
    dataset: { test: `shell-${shell.id}` },
  });
  return el("label", { class: "shell" }, input, picture, el("span", { class: "name" }, shell.name));
}
