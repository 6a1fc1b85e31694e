import { byId, el, setText } from "../dom.js";
import { portrait } from "../world/thumbs.js";

const SKINS = [
  "#fbe3d0",
  "#f0cdb0",
  "#e3b08a",
  "#cf9168",
  "#b07548",
  "#8d5a36",
  "#6b4128",
  "#4b2c1c",
  "#b9d3a6",
  "#a9b8e0",
];
const FACES = 8;
const FACE_PX = 52;
const BUILD_WORDS = ["very slight", "slight", "medium", "broad", "very broad"];

/** Skin, height, build and face: every change is shown at once, nothing is sent. */
export class BodyForm {
  #changed;
  #drawn = null;

  /** @param changed takes some of `{skin, height, build, face}` */
  constructor(changed) {
    this.#changed = changed;
    byId("skins").replaceChildren(...SKINS.map((skin, index) => this.#swatch(skin, index)));
    byId("faces").replaceChildren(
      ...Array.from({ length: FACES }, (_, index) => this.#face(index + 1)),
    );
    byId("skin").addEventListener("input", ({ target }) => changed({ skin: target.value }));
    byId("height").addEventListener("input", ({ target }) =>
      changed({ height: Number(target.value) }),
    );
    byId("build").addEventListener("input", ({ target }) =>
      changed({ build: Number(target.value) }),
    );
    byId("body-form").addEventListener("submit", (event) => event.preventDefault());
  }

  show(look, catalogue) {
    const { skin, height, build, face } = look.body;
    byId("skin").value = skin;
    byId("height").value = String(height);
    byId("build").value = String(build);
    setText(byId("height-out"), `${Math.round(height * 175)} cm`);
    setText(byId("build-out"), BUILD_WORDS[Math.round((build + 1) * 2)]);
    press("skins", (button) => button.dataset.skin === skin);
    press("faces", (button) => Number(button.dataset.face) === face);
    if (!byId("body-form").hidden) this.#drawFaces(look, catalogue);
  }

  #drawFaces(look, catalogue) {
    const key = `${look.body.skin} ${look.worn.join()}`;
    if (key === this.#drawn) return;
    this.#drawn = key;
    byId("faces")
      .querySelectorAll("button")
      .forEach((button) => {
        const face = Number(button.dataset.face);
        const own = { ...look, body: { ...look.body, face, height: 1 } };
        button.replaceChildren(
          portrait(own, catalogue, { width: FACE_PX, height: FACE_PX, close: true }),
        );
      });
  }

  #swatch(skin, index) {
    const choose = () => this.#changed({ skin });
    const button = el("button", {
      type: "button",
      class: "swatch",
      "aria-label": `Skin ${index + 1}`,
      dataset: { skin },
      on: { click: choose },
    });
    button.style.setProperty("--swatch", skin);
    return button;
  }

  #face(face) {
    const choose = () => this.#changed({ face });
    return el("button", {
      type: "button",
      class: "face",
      "aria-label": `Face ${face}`,
      dataset: { face },
      on: { click: choose },
    });
  }
}

function press(group, isChosen) {
  byId(group)
    .querySelectorAll("button")
    .forEach((button) => button.setAttribute("aria-pressed", String(isChosen(button))));
}
