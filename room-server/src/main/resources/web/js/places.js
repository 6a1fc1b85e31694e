const STORED = "hearth.places";
const PLACES_MAX = 12;

/** Rooms somebody has been in on this browser, newest first; also those that no list shows. */
export class Places {
  #storage;

  constructor(storage) {
    this.#storage = storage;
  }

  get all() {
    try {
      return JSON.parse(this.#storage.getItem(STORED)) ?? [];
    } catch {
      return [];
    }
  }

  visited(room, name, owned) {
    const others = this.all.filter((place) => place.room !== room);
    const places = [{ room, name, owned }, ...others].slice(0, PLACES_MAX);
    this.#storage.setItem(STORED, JSON.stringify(places));
  }

  owns(room) {
    return this.all.some((place) => place.room === room && place.owned);
  }

  forgetAll() {
    this.#storage.removeItem(STORED);
  }
}
