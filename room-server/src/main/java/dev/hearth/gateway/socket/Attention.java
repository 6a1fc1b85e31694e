package dev.hearth.gateway.socket;

/**
 * Whether somebody looks at their page. Changes that come faster than they may are not lost: the newest one waits. What
 * is in force may be asked from anywhere, everything else belongs to the event loop.
 */
final class Attention {

    private volatile boolean visible;
    private boolean wanted;

    Attention(boolean visible) {
        this.visible = visible;
        this.wanted = visible;
    }

    boolean isVisible() {
        return visible;
    }

    void wish(boolean newest) {
        wanted = newest;
    }

    boolean isPending() {
        return wanted != visible;
    }

    /** Brings the newest wish into force; true if that changes anything. */
    boolean settle() {
        boolean news = isPending();
        visible = wanted;
        return news;
    }
}
