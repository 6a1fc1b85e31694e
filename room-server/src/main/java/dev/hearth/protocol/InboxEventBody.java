package dev.hearth.protocol;

import java.io.IOException;

/** What happened in an inbox, as its owner sees it. */
public sealed interface InboxEventBody {

    /** The {@code type} on the wire. */
    String type();

    void accept(Visitor visitor) throws IOException;

    record Direct(String from, String to, String text, String message) implements InboxEventBody {
        @Override
        public String type() {
            return "inbox.direct";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onDirect(this);
        }

        @Override
        public String toString() {
            return "Direct[" + text.length() + " chars]";
        }
    }

    record Whispered(String from, String to, String text, String message, String room) implements InboxEventBody {
        @Override
        public String type() {
            return "inbox.whisper";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onWhispered(this);
        }

        @Override
        public String toString() {
            return "Whispered[" + text.length() + " chars]";
        }
    }

    record Acked(long read) implements InboxEventBody {
        @Override
        public String type() {
            return "inbox.acked";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onAcked(this);
        }
    }

    record Skip() implements InboxEventBody {
        @Override
        public String type() {
            return "skip";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onSkip(this);
        }
    }

    /** One method per event: a forgotten one does not compile. */
    interface Visitor {
        void onDirect(Direct event) throws IOException;

        void onWhispered(Whispered event) throws IOException;

        void onAcked(Acked event) throws IOException;

        void onSkip(Skip event) throws IOException;
    }
}
