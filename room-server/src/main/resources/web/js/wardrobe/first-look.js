const SLOTS = ["hair", "top", "bottom", "shoes"];
const SOMETIMES = ["glasses", "hat", "neck", "coat"];
const SKINS = ["#f0cdb0", "#e3b08a", "#cf9168", "#b07548", "#8d5a36", "#6b4128"];

/**
 * What somebody new wears when they come in for the first time: picked from the catalogue by their
 * persona, so that a room full of strangers is not a room full of the same person.
 *
 * @returns the fields of `avatar.dress`, null where there is nothing to wear
 */
export function firstLook(persona, catalogue) {
  const dice = diceOf(persona);
  const wearables = catalogue.all("wearable").filter(({ wearable }) => !wearable.hides?.length);
  const pick = (slot) => {
    const choices = wearables.filter(({ wearable }) => wearable.slot === slot);
    return choices[Math.floor(dice() * choices.length)]?.id;
  };
  const extra = SOMETIMES[Math.floor(dice() * SOMETIMES.length * 2)];
  const wear = [...SLOTS, extra].map((slot) => slot && pick(slot)).filter(Boolean);
  if (wear.length === 0) return null;
  const body = {
    skin: SKINS[Math.floor(dice() * SKINS.length)],
    face: 1 + Math.floor(dice() * 8),
    height: Math.round((0.94 + dice() * 0.12) * 100) / 100,
  };
  return { wear, body };
}

/** Numbers from 0 to 1 that are always the same for one persona. */
function diceOf(persona) {
  let seed = 2166136261;
  for (const char of persona) seed = Math.imul(seed ^ char.codePointAt(0), 16777619);
  return () => {
    seed = Math.imul(seed ^ (seed >>> 15), 2246822519) + 0x9e3779b9;
    return ((seed ^ (seed >>> 13)) >>> 0) / 4294967296;
  };
}
