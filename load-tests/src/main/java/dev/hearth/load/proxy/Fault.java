package dev.hearth.load.proxy;

import java.time.Duration;

/** What can be wrong with a link. */
public sealed interface Fault {

    /** The one place that acts for each kind of fault. */
    interface Visitor {

        void onHealthy(Healthy fault);

        void onCut(Cut fault);

        void onBlackhole(Blackhole fault);

        void onHalfClose(HalfClose fault);

        void onDelay(Delay fault);

        void onOneByteWrites(OneByteWrites fault);
    }

    void accept(Visitor visitor);

    /** Nothing: what was held back goes on in order. A connection that was closed stays closed. */
    record Healthy() implements Fault {

        @Override
        public void accept(Visitor visitor) {
            visitor.onHealthy(this);
        }
    }

    /**
     * Both ends see the connection end; while it lasts new connections end at once.
     *
     * @param reset by RST, which throws away what is on its way; otherwise by FIN
     */
    record Cut(boolean reset) implements Fault {

        @Override
        public void accept(Visitor visitor) {
            visitor.onCut(this);
        }
    }

    /**
     * Bytes stop where they are, and nobody is told, not even that the other end is gone. New connections are accepted
     * and hear nothing. Nothing is thrown away before the connection ends: TCP never loses a byte in the middle.
     */
    record Blackhole(Way way) implements Fault {

        @Override
        public void accept(Visitor visitor) {
            visitor.onBlackhole(this);
        }
    }

    /** One end is told that the other will send no more; the opposite way goes on. */
    record HalfClose(Way way) implements Fault {

        public HalfClose {
            if (way == Way.BOTH) {
                throw new IllegalArgumentException("both ways closed is a cut");
            }
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.onHalfClose(this);
        }
    }

    /** Every byte arrives so much later, both ways, in order. */
    record Delay(Duration by) implements Fault {

        public Delay {
            if (by.isNegative() || by.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException("a delay is 0 to 1 minute, not " + by);
            }
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.onDelay(this);
        }
    }

    /** Every byte is written by itself. */
    record OneByteWrites() implements Fault {

        @Override
        public void accept(Visitor visitor) {
            visitor.onOneByteWrites(this);
        }
    }
}
