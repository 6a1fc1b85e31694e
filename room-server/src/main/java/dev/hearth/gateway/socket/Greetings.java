package dev.hearth.gateway.socket;

import dev.hearth.kernel.Face;
import dev.hearth.kernel.Principal;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.domain.TalkText;
import dev.hearth.session.UserSessionEntity;

/** What a server says first: its limits to a socket, and to a person who they are. */
final class Greetings {

    private Greetings() {}

    static ServerMessage.Hello hello(Gate gate) {
        var limits = gate.settings().limits();
        return new ServerMessage.Hello(
                gate.settings().socket().heartbeat().toMillis(),
                gate.doors().clock().instant(),
                gate.build(),
                limits.frameBytes(),
                limits.unansweredMax(),
                TalkText.CODE_POINTS_MAX);
    }

    static ServerMessage.Ready ready(Gate gate, UserSessionEntity.Connected connected, Principal who, Face face) {
        return new ServerMessage.Ready(
                connected.resumed(),
                connected.connection().link(),
                connected.secret(),
                who.person().value(),
                who.persona().value(),
                face.name(),
                connected.recentRooms().stream().map(room -> room.value()).toList(),
                gate.doors().clock().instant());
    }
}
