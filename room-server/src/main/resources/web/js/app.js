import { ConnectionBadge } from "./connection.js";
import { byId, setText, wireDialog } from "./dom.js";
import { HearthClient } from "./hearth-client.js";
import { Lobby } from "./lobby.js";
import { Messages } from "./messages.js";
import { paintAvatar } from "./person-dialog.js";
import { Places } from "./places.js";
import { RoomDialog } from "./room-dialog.js";
import { RoomScreen } from "./room-screen.js";
import { SignIn } from "./sign-in.js";
import { stateOf } from "./state.js";
import { toast } from "./toast.js";
import { firstLook } from "./wardrobe/first-look.js";
import { Wardrobe } from "./wardrobe/wardrobe.js";
import { Catalogue } from "./world/catalogue.js";

const SCREENS = ["sign-in", "lobby", "room", "halt"];

/** The page: which screen shows, who we are, and the one connection that everything shares. */
class App {
  constructor() {
    // A window opened with ?fresh is somebody else, and forgets it when it closes.
    const fresh = new URLSearchParams(location.search).has("fresh");
    const identityStorage = fresh ? sessionStorage : localStorage;
    this.client = new HearthClient({
      baseUrl: location.origin,
      identityStorage,
      commandStorage: sessionStorage,
      name: "hearth-page/0.1.0",
    });
    this.places = new Places(identityStorage);
    this.#makeParts();
    this.#listen();
    this.catalogue = this.#fetchCatalogue();
  }

  start() {
    if (this.client.identity) {
      this.#connect();
    } else {
      this.#show("sign-in");
      this.signIn.show();
    }
  }

  #makeParts() {
    const { client, places } = this;
    const created = (room) => (location.hash = `#room=${room}`);
    this.badge = new ConnectionBadge(client);
    this.messages = new Messages(client);
    this.roomDialog = new RoomDialog({ client, created });
    this.signIn = new SignIn((name) => this.#enter(name));
    this.lobby = new Lobby({ client, places, createRoom: () => this.roomDialog.openForNew() });
    this.wardrobe = new Wardrobe(client);
    this.roomScreen = new RoomScreen({
      client,
      places,
      wardrobe: this.wardrobe,
      messages: this.messages,
      settings: this.roomDialog,
    });
  }

  #listen() {
    this.client.on("state", (news) => news.state === "stopped" && this.#stopped(news));
    this.client.on(
      "notice",
      ({ code }) =>
        code === "room.resyncing" && toast("The room was interrupted and is coming back."),
    );
    window.addEventListener("hashchange", () => this.#route());
    window.addEventListener("online", () => this.client.hurry());
    document.addEventListener("visibilitychange", () => this.#look());
    this.#look();
    byId("halt-again").addEventListener("click", () => this.#connect());
    byId("open-self").addEventListener("click", () => this.selfDialog.showModal());
    byId("sign-out").addEventListener("click", () => this.#signOut());
    this.selfDialog = byId("self-dialog");
    wireDialog(this.selfDialog);
  }

  #look() {
    this.client.visible = !document.hidden;
  }

  async #fetchCatalogue() {
    try {
      const catalogue = await Catalogue.fetch(location.origin);
      [this.wardrobe, this.roomScreen, this.roomDialog].forEach((part) =>
        part.furnishFrom(catalogue),
      );
      return catalogue;
    } catch {
      toast("The pictures of this world could not be fetched. Reload the page to try again.");
      return new Catalogue();
    }
  }

  async #enter(name) {
    await this.client.signInAsGuest(name);
    this.#connect();
    await this.#dress();
  }

  /** Nobody comes in with nothing on: somebody new gets a first look of their own. */
  async #dress() {
    const look = firstLook(this.client.identity.persona, await this.catalogue);
    if (!look) return;
    this.wardrobe.dress(look).catch(() => {
      // They come in plain, and the wardrobe is there for them.
    });
  }

  #connect() {
    this.#showSelf();
    this.client.connect();
    this.#route();
  }

  #route() {
    if (!this.client.identity) {
      return;
    }
    const room = new URLSearchParams(location.hash.slice(1)).get("room");
    if (!room) {
      this.roomScreen.leave();
      document.title = "Hearth";
      this.#show("lobby");
      this.lobby.show();
    } else if (room !== this.roomScreen.room || !this.roomScreen.view) {
      this.#show("room");
      this.lobby.hide();
      this.roomScreen.enter(room);
    }
  }

  #showSelf() {
    const { name, persona } = this.client.identity;
    byId("self").hidden = false;
    setText(byId("open-self"), name);
    setText(byId("self-name"), name);
    paintAvatar(byId("self-avatar"), persona, name);
  }

  #signOut() {
    this.places.forgetAll();
    this.wardrobe.forgetAll();
    this.selfDialog.close();
    this.client.signOut();
    this.#welcome("");
  }

  #stopped({ code, reason }) {
    if (reason === "token.invalid") {
      this.client.signOut();
      this.#welcome("The server no longer knows you. Please pick a name again.");
    } else if (reason === "refused") {
      this.#halt(code);
    }
  }

  #welcome(problem) {
    byId("self").hidden = true;
    byId("connection").hidden = true;
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    this.#show("sign-in");
    this.signIn.show(problem);
  }

  #halt(code) {
    const [title, text] = HALTS[code] ?? [
      "The connection ended",
      `The server ended it for good (${code}). A fresh start may help.`,
    ];
    setText(byId("halt-title"), title);
    setText(byId("halt-text"), text);
    this.#show("halt");
    byId("halt-title").focus();
  }

  #show(screen) {
    document.body.dataset.screen = screen;
    SCREENS.forEach((id) => (byId(id).hidden = id !== screen));
  }
}

const HALTS = {
  4500: [
    "This page and the server do not understand each other",
    "Reload the page to get the server's own version of it.",
  ],
  4502: [
    "You are not welcome here for now",
    "Those who run this server have closed the door for you.",
  ],
  4509: ["Open somewhere else", "This connection was taken over by another window."],
};

const app = new App();

/** For tests and the curious: what the page believes, to read and not to change. */
Object.defineProperty(window, "hearth", {
  value: Object.freeze({
    get state() {
      return stateOf(app);
    },
    pointOf: (x, z) => app.roomScreen.pointOf(x, z),
  }),
});

app.start();
