import { byId, el } from "./dom.js";

const LINES_MAX = 20;
const DEEDS = {
  "room.joined": ({ persona }, view) => `${view.nameOf(persona)} came in.`,
  "room.left": ({ persona }, view) => `${view.nameOf(persona)} left.`,
  "room.said": ({ persona, text }, view) => `${view.nameOf(persona)}: ${text}`,
};

/**
 * Tells those who listen to a page what others see happen. The talk panel speaks for itself while it
 * is shown; arrivals are spoken there too, so this is for when something else is in front.
 */
export class Announcer {
  #log = byId("announcer");

  tell(events, view, { me, talking }) {
    if (talking || !view) return;
    events
      .filter(({ type, persona }) => DEEDS[type] && persona !== me)
      .forEach((event) => this.#log.append(el("p", {}, DEEDS[event.type](event, view))));
    while (this.#log.children.length > LINES_MAX) this.#log.firstElementChild.remove();
  }
}
