package dev.hearth.room.crowd;

import dev.hearth.room.domain.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where everybody in a crowded room is, and who sees whose steps. The floor is a grid: a step is seen at once from the
 * cell it ends in, from the one it began in, and from the eight around either; from everywhere else when the room shows
 * it to everybody, which it does with every step within the far interval. Whoever crosses into another cell sees where
 * those stand who came into sight.
 *
 * <p>A frame holds at most so many positions. Where more people move at one spot the seen ones alternate, and the far
 * round shows each of them in its time. Bounded by the room's occupants and the cells of its floor.
 */
public final class CrowdMap {

    private final double cellMetres;
    private final int movesMax;
    private final Map<Integer, Member> members = new HashMap<>();
    private final Map<Integer, Cell> cells = new HashMap<>();
    private final Map<Long, View> views = new HashMap<>();
    private long tick;
    private List<Standing> moves = List.of();
    private int farCount;

    public CrowdMap(InterestSettings settings) {
        this.cellMetres = settings.cellMetres();
        this.movesMax = settings.movesMax();
    }

    /** Forgets what it knew: everybody is here, and nobody else. */
    public void reset(List<Standing> everybody) {
        members.clear();
        cells.clear();
        views.clear();
        everybody.forEach(this::place);
    }

    /** Somebody left the room. */
    public void remove(int number) {
        var member = members.remove(number);
        if (member != null) {
            cell(member.cell).members().remove(member);
        }
    }

    public int size() {
        return members.size();
    }

    /**
     * Begins a tick.
     *
     * @param newMoves those who moved since the last one
     * @param far shown to everybody in this tick
     */
    public void step(List<Standing> newMoves, List<Standing> far) {
        tick++;
        views.clear();
        moves = newMoves;
        farCount = far.size();
        for (var standing : far) {
            place(standing).shownAt = tick;
        }
        for (int i = 0; i < newMoves.size(); i++) {
            note(place(newMoves.get(i)), i);
        }
    }

    private void note(Member member, int index) {
        if (member.shownAt == tick) {
            return;
        }
        member.shownAt = tick;
        cell(member.cell).here(tick).add(index);
        if (member.crossedAt == tick) {
            cell(member.cellBefore).left(tick).add(index);
        }
    }

    private Member place(Standing standing) {
        int key = Cell.keyOf(standing.place().x(), standing.place().z(), cellMetres);
        var member = members.get(standing.number());
        if (member == null) {
            member = new Member(standing, key);
            members.put(standing.number(), member);
            cell(key).members().add(member);
        } else if (member.cell != key) {
            cross(member, key);
        }
        member.standing = standing;
        return member;
    }

    private void cross(Member member, int key) {
        cell(member.cell).members().remove(member);
        cell(key).members().add(member);
        member.cellBefore = member.cell;
        member.cell = key;
        member.crossedAt = tick;
    }

    /** What an occupant sees of this tick; absent for somebody whose place is not known. */
    public @Nullable View viewOf(int number) {
        var viewer = members.get(number);
        if (viewer == null) {
            return null;
        }
        int before = viewer.crossedAt == tick ? viewer.cellBefore : viewer.cell;
        return views.computeIfAbsent(((long) before << Integer.SIZE) | viewer.cell, key -> view(before, viewer.cell));
    }

    private View view(int before, int at) {
        var seen = new Indexes();
        around(at, cell -> collect(cell, at, seen));
        int room = Math.max(0, movesMax - farCount);
        int count = Math.min(seen.size(), room);
        int start = seen.size() > count ? (int) (tick * count % seen.size()) : 0;
        return new View(seen.around(start, count), before == at ? List.of() : newlySeen(before, at, room - count));
    }

    private void collect(Cell cell, int viewedFrom, Indexes seen) {
        var here = cell.here(tick);
        for (int i = 0; i < here.size(); i++) {
            seen.add(here.get(i));
        }
        var left = cell.left(tick);
        for (int i = 0; i < left.size(); i++) {
            // Whoever went from one near cell to another one is found there.
            var gone = members.get(moves.get(left.get(i)).number());
            if (gone == null || !Cell.areNear(gone.cell, viewedFrom)) {
                seen.add(left.get(i));
            }
        }
    }

    private List<Standing> newlySeen(int before, int at, int max) {
        var found = new ArrayList<Standing>();
        for (int column = -1; column <= 1; column++) {
            for (int row = -1; row <= 1; row++) {
                int key = Cell.beside(at, column, row);
                var cell = Cell.areNear(key, before) ? null : cells.get(key);
                if (cell != null) {
                    still(cell, found, max);
                }
            }
        }
        return found;
    }

    /** Those of a cell whom this tick does not show anyway. */
    private void still(Cell cell, List<Standing> found, int max) {
        for (var member : cell.members()) {
            if (member.shownAt != tick && found.size() < max) {
                found.add(member.standing);
            }
        }
    }

    private void around(int key, Consumer<Cell> visit) {
        for (int column = -1; column <= 1; column++) {
            for (int row = -1; row <= 1; row++) {
                var cell = cells.get(Cell.beside(key, column, row));
                if (cell != null) {
                    visit.accept(cell);
                }
            }
        }
    }

    private Cell cell(int key) {
        return cells.computeIfAbsent(key, each -> new Cell());
    }
}
