/** A plain copy of what the page believes, for tests to assert on. */
export function stateOf({ client, roomScreen, badge, wardrobe }) {
  const view = roomScreen.view;
  const me = client.identity;
  return {
    connection: client.state,
    latency: badge.latency,
    me: me && { ...me, number: view?.occupantOf(me.persona)?.number ?? null },
    room: view && roomOf(view),
    wardrobe: structuredClone(wardrobe.state),
    ghost: structuredClone(roomScreen.building.state),
    inbox: inboxOf(client.inbox, me?.persona),
    pending: client.pending,
    skipped: client.skipped,
  };
}

function roomOf(view) {
  return {
    id: view.id,
    epoch: view.epoch,
    offset: view.offset,
    settings: structuredClone(view.settings),
    floor: { ...view.floor },
    shell: view.shell,
    furniture: Array.from(view.pieces.values(), (piece) => ({ ...piece })),
    seats: Array.from(view.seats.values(), (seat) => ({
      ...seat,
      occupant: view.sitterOf(seat.seat)?.number ?? null,
    })),
    occupants: Array.from(view.occupants.values(), ({ placedAt, ...each }) => ({
      ...each,
      seat: each.seat ?? null,
      name: view.nameOf(each.persona),
      role: view.roleOf(each.persona),
      look: view.lookOf(each.persona) ?? null,
    })),
    talk: view.talk
      .filter((line) => line.kind === "said")
      .map(({ offset, at, by, persona, text }) => ({
        offset,
        at,
        by,
        persona,
        text,
        name: view.nameOf(persona),
      })),
  };
}

function inboxOf(inbox, me) {
  return {
    offset: inbox.offset,
    read: inbox.read,
    unread: inbox.unread(me),
    messages: structuredClone(inbox.messages),
  };
}
