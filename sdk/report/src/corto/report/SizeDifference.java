// SPDX-License-Identifier: Apache-2.0
package corto.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an image has more and less than another, by name. The changes at a level that counts everything add up to the files' difference.
public final class SizeDifference {
    private final SizeReport now;
    private final SizeReport before;

    public SizeDifference(SizeReport now, SizeReport before) {
        this.now = now;
        this.before = before;
    }

    /// The four things that can happen to a name. A name with as many bytes as before is no change.
    public enum State { NEW, GROWN, SHRUNK, GONE }

    /// `name` has `now` bytes, and had `before`.
    public record Change(String name, long now, long before) {
        public long bytes() {
            return now - before;
        }

        public State state() {
            return before == 0 ? State.NEW : now == 0 ? State.GONE : now > before ? State.GROWN : State.SHRUNK;
        }
    }

    public SizeReport now() {
        return now;
    }

    public SizeReport before() {
        return before;
    }

    public long bytes() {
        return now.fileBytes() - before.fileBytes();
    }

    /// What changed at `level`, the largest changes first.
    public List<Change> by(Level level) {
        return changes(now.by(level), before.by(level));
    }

    /// What changed by section of the file.
    public List<Change> sections() {
        return changes(now.sections(), before.sections());
    }

    private static List<Change> changes(Map<String, Long> now, Map<String, Long> before) {
        Map<String, Long> names = new TreeMap<>(now);
        names.putAll(before);
        List<Change> changes = new ArrayList<>();
        for (String name : names.keySet()) {
            Change change = new Change(name, now.getOrDefault(name, 0L), before.getOrDefault(name, 0L));
            if (change.bytes() != 0) {
                changes.add(change);
            }
        }
        changes.sort(Comparator.comparingLong((Change change) -> Math.abs(change.bytes())).reversed().thenComparing(Change::name));
        return List.copyOf(changes);
    }
}
