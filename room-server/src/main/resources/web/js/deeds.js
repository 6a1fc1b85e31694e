import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { POSES, REACTIONS } from "./words.js";

/** The row of things to do under the floor: stand up, reactions, poses. */
export class Deeds {
  constructor({ stand, react, pose }) {
    byId("stand").addEventListener("click", stand);
    byId("reactions").replaceChildren(
      ...REACTIONS.map(({ name, label }) =>
        el(
          "button",
          {
            type: "button",
            class: "round",
            title: label,
            "aria-label": label,
            dataset: { reaction: name },
            on: { click: () => react(name) },
          },
          icon(name),
        ),
      ),
    );
    byId("poses").replaceChildren(
      ...POSES.map(({ name, label }) =>
        el(
          "button",
          {
            type: "button",
            class: "quiet",
            dataset: { pose: name },
            on: { click: () => pose(name) },
          },
          label,
        ),
      ),
    );
  }

  show(own) {
    byId("stand").disabled = !own?.seat;
    const pose = own?.pose || POSES[0].name;
    byId("poses")
      .querySelectorAll("button")
      .forEach((button) => {
        button.setAttribute("aria-pressed", String(button.dataset.pose === pose));
      });
  }
}
