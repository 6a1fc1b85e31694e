/** What can be done without words, by the name that goes over the wire. */
export const REACTIONS = [
  { name: "heart", label: "Heart" },
  { name: "smile", label: "Smile" },
  { name: "star", label: "Star" },
  { name: "question", label: "Question" },
  { name: "wave", label: "Wave" },
];

const REFUSALS = {
  "avatar.busy": "Your wardrobe is busy. Try again in a moment.",
  "avatar.looks-full": "Fifty looks are saved already. Forget one first.",
  "avatar.not-worn": "You do not wear that any more.",
  "avatar.slot-conflict": "Two of these cannot be worn together.",
  "avatar.unknown-look": "There is no such look any more.",
  "catalogue.not-furniture": "That is not furniture.",
  "catalogue.not-wearable": "That cannot be worn.",
  "catalogue.unknown-product": "This server does not have that.",
  "client.expired": "It could not be sent in time.",
  "client.network": "The server cannot be reached right now.",
  "client.no-snapshot": "The room did not answer in time. Try again.",
  "client.signed-out": "You signed out before this was sent.",
  "client.queue-full": "Too much is waiting to be sent already.",
  "direct.unknown-person": "There is nobody by that name any more.",
  "furniture.foreign": "Somebody else placed that: only they and the owner may remove it.",
  "furniture.limit-reached": "The room is full of furniture: 500 pieces.",
  "furniture.no-ceiling": "There is no ceiling here.",
  "furniture.not-on-wall": "It has to hang on a wall.",
  "furniture.outside": "It does not fit there.",
  "furniture.unknown-piece": "That piece is gone.",
  "inbox.full": "Their inbox is full for now.",
  internal: "Something went wrong on the server.",
  "node.busy": "This place is very busy just now. Try again in a moment.",
  "rate.limited": "That was a little fast. Wait a moment and try again.",
  "room.banned": "You are not welcome in this room for now.",
  "room.busy": "The room is very busy. Try again in a moment.",
  "room.closed": "This room is closed.",
  "room.forbidden": "Only those who look after this room may do that.",
  "room.full": "Every place in this room is taken.",
  "room.muted": "You may not talk here for now.",
  "room.no-such-occupant": "They are no longer here.",
  "room.not-found": "There is no such room.",
  "room.not-in-room": "You are not in this room.",
  "room.unknown-shell": "This server does not have that kind of room.",
  "room.target-protected": "That is not possible with this person.",
  "seat.taken": "Somebody sits there.",
  "storage.unavailable": "The server cannot write this down right now. Try again in a moment.",
  "text.empty": "There is nothing to say in that.",
  "text.too-long": "That is too long.",
  "token.invalid": "The server no longer knows you. Please pick a name again.",
};

/** What to tell somebody about a refusal. */
export function inWords(error) {
  return REFUSALS[error.code] ?? error.message ?? "That did not work.";
}

const DEPARTURES = {
  left: ["You left", "The door stays open."],
  lost: ["You were away for a while", "The room let your place go. You can come back in."],
  kicked: ["You were asked to leave", "Somebody who looks after this room sent you out."],
  banned: ["You were sent away", "You cannot come back in for some time."],
  closed: ["This room is closed", "Its owner closed it. Nothing in it is lost."],
  "room.closed": ["This room is closed", "Its owner closed it. Nothing in it is lost."],
  "room.left": ["You were away for a while", "The room let your place go. You can come back in."],
  "room.banned": ["You were sent away", "You cannot come back in for some time."],
  "room.full": ["This room is full", "Every place is taken. Try again in a moment."],
  "room.not-found": ["There is no such room", "The link may be mistyped."],
};

/** Title and text for somebody who is not, or no longer, in a room. */
export function departure(reason) {
  return DEPARTURES[reason] ?? ["You are no longer in the room", "You can come back in."];
}

export const STATE_WORDS = {
  connecting: "Connecting",
  live: "Live",
  stale: "Reconnecting",
  resyncing: "Catching up",
  stopped: "Stopped",
};

/** What each state of the connection means for somebody who looks at a room. */
export const STATE_MEANINGS = {
  connecting: "The page is looking for the server.",
  live: "What you see is what is. The number is how long the server takes to answer.",
  stale: "The line is down: what you see may be old. What you say waits and is sent once.",
  resyncing: "The line is back, and what was missed is being fetched.",
  stopped: "The connection ended for good. Reload the page to start again.",
};

/** Names in a row, as one says them. */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A slot of the wardrobe for people. */
export function slotName(slot) {
  return slot.charAt(0).toUpperCase() + slot.slice(1);
}

/** A short time of day in the reader's own form. */
export function timeOf(iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? ""
    : date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

/** One of the page's twelve colours, always the same for a persona. */
export function hueOf(persona) {
  let sum = 7;
  for (const char of persona) {
    sum = (sum * 31 + char.codePointAt(0)) % 9973;
  }
  return sum % 12;
}

/** The first letter or sign of a name, for a small round picture. */
export function initialOf(name) {
  return (Array.from(name.trim())[0] ?? "·").toUpperCase();
}

/** The name of a seat for people: `sofa-1` is Sofa 1. */
export function seatName(seat) {
  const placed = /^p(\d+)\.(\d+)$/.exec(seat);
  if (placed) return `Seat ${placed[2]} of piece ${placed[1]}`;
  const words = seat.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
