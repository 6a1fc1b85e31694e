package dev.hearth.directory;

import dev.hearth.directory.domain.DirectoryCursor;
import dev.hearth.directory.domain.DirectoryIndex;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts pages so that whoever asks for one after the other sees every room that is there all the while, and sees it once,
 * however counts change between the pages: it remembers the order of the last readings from which a first page was cut.
 * What a page says of its rooms is always the newest. Thread-safe.
 */
public final class PageCutter {

    /** Readings that are remembered; whoever pages more slowly goes on by place, in the order of the newest. */
    static final int ORDERS_KEPT = 10;

    private final Map<Long, List<DirectoryCursor>> orders = new LinkedHashMap<>();

    /** The page that the query asks for. */
    public DirectoryPage page(DirectoryIndex newest, DirectoryQuery query) {
        var after = query.after();
        var remembered = after == null ? null : order(after.reading());
        var page = newest.page(query, remembered == null ? newest.order() : remembered);
        if (page.next() != null && remembered == null) {
            remember(newest);
        }
        return page;
    }

    private synchronized @Nullable List<DirectoryCursor> order(long reading) {
        return orders.get(reading);
    }

    private synchronized void remember(DirectoryIndex index) {
        orders.put(index.reading(), index.order());
        if (orders.size() > ORDERS_KEPT) {
            Iterator<Long> oldest = orders.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
