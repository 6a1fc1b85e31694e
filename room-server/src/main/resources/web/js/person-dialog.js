import { byId, el, setText, wireDialog } from "./dom.js";
import { hueOf, initialOf, inWords } from "./words.js";

const MUTE_LENGTHS = [
  [10, "10 minutes"],
  [60, "an hour"],
  [1_440, "a day"],
];
const BAN_LENGTHS = [
  [60, "an hour"],
  [1_440, "a day"],
  [10_080, "a week"],
  [525_600, "a year"],
];
const ROLE_WORDS = { owner: "Owner of this room", builder: "Builds here", guest: "Guest" };

/** What can be done with somebody in the room. */
export class PersonDialog {
  #client;
  #whisper;
  #message;

  constructor({ client, whisper, message }) {
    this.#client = client;
    this.#whisper = whisper;
    this.#message = message;
    this.dialog = byId("person-dialog");
    wireDialog(this.dialog);
  }

  open(view, occupant) {
    const name = view.nameOf(occupant.persona);
    setText(byId("person-name"), name);
    setText(byId("person-about"), ROLE_WORDS[view.roleOf(occupant.persona)]);
    setText(byId("person-problem"), "");
    paintAvatar(byId("person-avatar"), occupant.persona, name);
    byId("person-deeds").replaceChildren(...this.#deeds(view, occupant, name));
    this.dialog.showModal();
  }

  #deeds(view, occupant, name) {
    const me = this.#client.identity.persona;
    if (occupant.persona === me) {
      return [el("p", { class: "small" }, "This is you.")];
    }
    const deeds = [
      this.#button("Whisper", "whisper", () => this.#whisper(occupant, name)),
      this.#button("Send a message", "message", () => this.#message(occupant.persona, name)),
    ];
    return view.roleOf(me) === "owner" ? [...deeds, ...this.#ownerDeeds(view, occupant)] : deeds;
  }

  #ownerDeeds(view, { persona }) {
    const builder = view.roleOf(persona) === "builder";
    const fields = { room: view.id, persona };
    return [
      builder
        ? this.#command("Take back building", "unrole", "room.role", { ...fields, role: "guest" })
        : this.#command("Let them build", "role", "room.role", { ...fields, role: "builder" }),
      this.#lasting("Mute for", "mute", "room.mute", fields, MUTE_LENGTHS),
      this.#command("Let them talk again", "unmute", "room.unmute", fields),
      this.#command("Send out", "kick", "room.kick", fields, "danger"),
      this.#lasting("Ban for", "ban", "room.ban", fields, BAN_LENGTHS, "danger"),
    ];
  }

  /** A deed that lasts: the button and how long beside it. */
  #lasting(label, test, type, fields, lengths, classes) {
    const length = el(
      "select",
      { "aria-label": `${label} how long`, dataset: { test: `length-${test}` } },
      ...lengths.map(([minutes, words]) => el("option", { value: minutes }, words)),
    );
    const act = () => this.#client.command(type, { ...fields, minutes: Number(length.value) });
    return el("div", { class: "lasting" }, this.#button(label, test, act, classes), length);
  }

  #command(label, test, type, fields, classes) {
    return this.#button(label, test, () => this.#client.command(type, fields), classes);
  }

  #button(label, test, deed, classes = "") {
    const act = async () => {
      try {
        await deed();
        this.dialog.close();
      } catch (error) {
        setText(byId("person-problem"), inWords(error));
      }
    };
    return el(
      "button",
      { type: "button", class: classes, dataset: { test: `deed-${test}` }, on: { click: act } },
      label,
    );
  }
}

/** A small round picture: a colour and the first letter of the name. */
export function paintAvatar(element, persona, name) {
  element.className = `avatar hue-${hueOf(persona)}`;
  setText(element, initialOf(name));
}
