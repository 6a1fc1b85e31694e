import { Announcer } from "./announcer.js";
import { Building } from "./building/building.js";
import { Deeds } from "./deeds.js";
import { byId, setText } from "./dom.js";
import { Panels } from "./panels.js";
import { People } from "./people.js";
import { PersonDialog } from "./person-dialog.js";
import { Seats } from "./seats.js";
import { Stage } from "./stage/stage.js";
import { Talk } from "./talk.js";
import { toast } from "./toast.js";
import { Walker } from "./walker.js";
import { departure, inWords, seatName } from "./words.js";

/** One room and everything in it; tells its parts what to show whenever the view changes. */
export class RoomScreen {
  #client;
  #places;
  #settings;
  #room = null;
  #last = null;
  #wardrobe;

  constructor({ client, places, messages, settings, wardrobe }) {
    this.#client = client;
    this.#places = places;
    this.#settings = settings;
    this.#wardrobe = wardrobe;
    this.#makeParts(messages);
    this.#listen();
  }

  get room() {
    return this.#room;
  }

  /** The view of the room, null while not in it. */
  get view() {
    return this.#client.rooms.get(this.#room) ?? null;
  }

  pointOf(x, z) {
    return this.stage.pointOf(x, z);
  }

  furnishFrom(catalogue) {
    [this.stage, this.deeds, this.people, this.seats, this.building].forEach((part) =>
      part.furnishFrom(catalogue),
    );
  }

  async enter(room) {
    this.leave();
    this.#room = room;
    this.#last = null;
    this.talk.enter(room);
    this.building.enter(room);
    setText(
      byId("room-name"),
      this.#places.all.find((place) => place.room === room)?.name ?? "A room",
    );
    setText(byId("room-topic"), "");
    setText(byId("stage-note"), "Coming in…");
    this.#showInterlude(false);
    await this.#join();
  }

  /** Leaves without waiting: the server keeps order, and going on must not hang on it. */
  leave() {
    const room = this.#room;
    this.#room = null;
    this.stage.clear();
    if (room && this.#client.rooms.has(room)) {
      this.#client.leave(room).catch((error) => toast(inWords(error)));
    }
  }

  #makeParts(messages) {
    const walker = new Walker((place) =>
      this.#client.tell("room.move", { room: this.#room, ...place }),
    );
    this.talk = new Talk(this.#client);
    this.person = new PersonDialog({
      client: this.#client,
      whisper: (occupant, name) => this.#whisper(occupant, name),
      message: (persona, name) => messages.open(persona, name),
    });
    const deeds = {
      walk: (begin) => this.#walk(begin),
      sit: (seat) => this.#sit(seat),
      stand: () => this.#stand(),
      meet: (number) => this.#meet(number),
      react: (reaction) => this.#client.tell("room.react", { room: this.#room, reaction }),
      pose: (pose) => this.#client.tell("room.pose", { room: this.#room, pose }),
    };
    this.stage = new Stage(byId("floor"), walker, deeds);
    this.people = new People(deeds.meet);
    this.seats = new Seats(deeds);
    this.deeds = new Deeds(deeds);
    this.building = new Building({ client: this.#client, stage: this.stage });
    this.announcer = new Announcer();
    this.panels = new Panels((name) => this.#panelChosen(name));
  }

  #listen() {
    this.#client.on("room", (news) => news.room === this.#room && this.#show(news));
    this.#client.on("left", ({ room, reason }) => room === this.#room && this.#interlude(reason));
    this.#client.on("inbox", () => this.view && this.#showTalk());
    byId("room-settings").addEventListener("click", () => this.#settings.openFor(this.view));
    byId("leave").addEventListener("click", () => (location.hash = ""));
    byId("to-list").addEventListener("click", () => (location.hash = ""));
    byId("come-back").addEventListener("click", () => this.enter(this.#room));
    byId("reopen").addEventListener("click", () => this.#reopen());
    byId("copy-link").addEventListener("click", () => this.#copyLink());
    byId("zoom-in").addEventListener("click", () => this.stage.zoom(1));
    byId("zoom-out").addEventListener("click", () => this.stage.zoom(-1));
  }

  async #join() {
    const room = this.#room;
    try {
      const view = await this.#client.join(room);
      if (room === this.#room) this.#arrived(view);
    } catch (error) {
      if (room === this.#room) this.#interlude(error.code, inWords(error));
    }
  }

  #arrived(view) {
    setText(byId("stage-note"), view.settings.welcome ?? "");
    // On a phone the focus would bring the keyboard up over the room.
    if (matchMedia("(pointer: fine)").matches) byId("talk-input").focus({ preventScroll: true });
  }

  #show({ view, change, events = [], signs = [] }) {
    const me = this.#me;
    this.stage.show(view, me);
    this.#animate(events, signs);
    if (change === "moves") {
      return;
    }
    if (change === "snapshot" || view.settings !== this.#last?.settings) {
      this.#showSettings(view);
    }
    this.#last = view;
    this.#showInterlude(false);
    this.people.show(view, me);
    this.seats.show(view, me);
    this.deeds.show(view.occupantOf(me));
    this.building.show(view, me);
    this.#wardrobe.learn(view.people.get(me));
    this.#showTalk();
    this.#settings.refresh(view);
  }

  #animate(events, signs) {
    this.announcer.tell(events, this.view, { me: this.#me, talking: this.panels.shown === "talk" });
    if (events.some((event) => event.type === "room.said")) this.panels.news("talk");
    events
      .filter((event) => event.type === "room.said")
      .forEach((event) => this.stage.said(event.by, event.text));
    signs
      .filter((sign) => sign.reaction)
      .forEach((sign) => this.stage.reacted(sign.number, sign.reaction));
  }

  #showSettings(view) {
    const role = view.roleOf(this.#me);
    const owned = role === "owner";
    this.panels.offer("build", role !== "guest");
    setText(byId("room-name"), view.settings.name);
    setText(byId("room-topic"), view.settings.topic ?? "");
    byId("room-settings").hidden = !owned;
    this.#places.visited(view.id, view.settings.name, owned);
    document.title = `${view.settings.name} · Hearth`;
  }

  #showTalk() {
    this.talk.show(this.view, this.#client.inbox, this.#me);
  }

  #interlude(reason, words) {
    this.stage.clear();
    const [title, text] = departure(reason);
    setText(byId("interlude-title"), title);
    setText(byId("interlude-text"), words ?? text);
    const closed = reason === "closed" || reason === "room.closed";
    byId("reopen").hidden = !(closed && this.#places.owns(this.#room));
    this.#showInterlude(true);
    byId("interlude-title").focus();
  }

  /** While it shows, the room behind it is a picture and takes no focus. */
  #showInterlude(shown) {
    const interlude = byId("interlude");
    interlude.hidden = !shown;
    Array.from(interlude.parentElement.children).forEach((child) => {
      child.inert = shown && child !== interlude;
    });
  }

  async #reopen() {
    try {
      await this.#client.command("room.reopen", { room: this.#room });
      await this.enter(this.#room);
    } catch (error) {
      toast(inWords(error));
    }
  }

  async #walk(begin) {
    const own = this.view?.occupantOf(this.#me);
    if (!own) {
      return;
    }
    if (own.seat && !(await this.#stand())) {
      return;
    }
    begin();
  }

  async #sit(seat) {
    try {
      await this.#client.command("room.sit", { room: this.#room, seat });
    } catch (error) {
      const nearest = error.details?.nearest;
      toast(nearest ? `${inWords(error)} ${seatName(nearest)} is free.` : inWords(error));
    }
  }

  async #stand() {
    try {
      await this.#client.command("room.stand", { room: this.#room });
      return true;
    } catch (error) {
      toast(inWords(error));
      return false;
    }
  }

  #meet(number) {
    const occupant = this.view?.occupants.get(number);
    if (occupant) this.person.open(this.view, occupant);
  }

  #whisper(occupant, name) {
    this.panels.choose("talk");
    this.person.dialog.close();
    this.talk.whisperTo(occupant, name);
  }

  #panelChosen(name) {
    if (name === "talk") this.talk.toEnd();
    this.#wardrobe.shown(name === "wardrobe");
    this.building.shown(name === "build");
  }

  async #copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      toast("The link to this room is copied.");
    } catch {
      toast(`The link to this room: ${location.href}`);
    }
  }

  get #me() {
    return this.#client.identity?.persona;
  }
}
