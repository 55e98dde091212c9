// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.console.Failure;
import corto.console.JsonReader;
import corto.report.SizeDifference.Change;
import corto.report.SizeDifference.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A [SizeReport] or a [SizeDifference] as text of at most 100 columns, and as values for JSON.
public final class SizeTable {
    private static final int COLUMNS = 100;

    private SizeTable() {
    }

    /// A table of the `top` largest entries at `level`; the others in one line.
    public static String text(String title, SizeReport report, Level level, int top) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s: %,d bytes in the file, and %,d of zeroed memory%n", title, report.fileBytes(), report.zeroBytes()));
        report.sections().forEach((section, bytes) -> text.append(String.format(Locale.ROOT, "  %s %,d", section, bytes)));
        text.append(String.format("%n%n%12s %6s  %s%n", "bytes", "%", level));
        Map<String, Long> entries = report.by(level);
        long rest = 0;
        int shown = 0;
        for (Map.Entry<String, Long> entry : entries.entrySet()) {
            if (shown < top) {
                text.append(line(entry.getValue(), report.fileBytes(), entry.getKey()));
                shown++;
            } else {
                rest += entry.getValue();
            }
        }
        if (rest > 0) {
            text.append(line(rest, report.fileBytes(), "… " + (entries.size() - top) + " more (--top " + entries.size() + " shows all)"));
        }
        return text.toString();
    }

    private static String line(long bytes, long all, String name) {
        return String.format(Locale.ROOT, "%,12d %5.1f%%  %s%n", bytes, 100.0 * bytes / all, fitting(name, COLUMNS - 21));
    }

    /// `name` in at most `columns`: of a longer one the middle is left out, for both ends tell most.
    static String fitting(String name, int columns) {
        if (name.codePointCount(0, name.length()) <= columns) {
            return name;
        }
        int[] points = name.codePoints().toArray();
        int head = (columns - 1) / 2;
        int tail = columns - 1 - head;
        return new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
    }

    /// What grew, what shrank, what is new and what is gone at `level`, the `top` largest changes of each.
    public static String text(String title, String other, SizeDifference difference, Level level, int top) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s: %,d bytes in the file%n%s: %,d bytes in the file%n", title, difference.now().fileBytes(), other, difference.before().fileBytes()));
        text.append(difference.bytes() == 0 ? "the same size" : String.format(Locale.ROOT, "%,+d bytes (%+.1f%%)", difference.bytes(), 100.0 * difference.bytes() / difference.before().fileBytes()));
        difference.sections().forEach(change -> text.append(String.format(Locale.ROOT, "  %s %,+d", change.name(), change.bytes())));
        text.append('\n');
        Map<State, List<Change>> byState = difference.by(level).stream().collect(Collectors.groupingBy(Change::state, () -> new EnumMap<>(State.class), Collectors.toList()));
        if (byState.isEmpty()) {
            return text.append("\nNo ").append(level).append(" has another size.\n").toString();
        }
        for (State state : List.of(State.GROWN, State.NEW, State.SHRUNK, State.GONE)) {
            List<Change> changes = byState.getOrDefault(state, List.of());
            if (!changes.isEmpty()) {
                text.append('\n').append(heading(state, changes, level)).append('\n');
                changes.stream().limit(top).forEach(change -> text.append(line(change)));
                if (changes.size() > top) {
                    long rest = changes.stream().skip(top).mapToLong(Change::bytes).sum();
                    text.append(String.format(Locale.ROOT, "%,+12d %25s  … %d more (--top %d shows all)%n", rest, "", changes.size() - top, changes.size()));
                }
            }
        }
        return text.toString();
    }

    private static String heading(State state, List<Change> changes, Level level) {
        String word = switch (state) {
            case NEW -> "New";
            case GROWN -> "Grown";
            case SHRUNK -> "Shrunk";
            case GONE -> "Gone";
        };
        return String.format(Locale.ROOT, "%-8s %,+d bytes in %d%n%12s %12s %12s  %s", word, changes.stream().mapToLong(Change::bytes).sum(), changes.size(), "change", "now", "before", level);
    }

    private static String line(Change change) {
        return String.format(Locale.ROOT, "%,+12d %12s %12s  %s%n", change.bytes(), bytes(change.now()), bytes(change.before()), fitting(change.name(), COLUMNS - 40));
    }

    private static String bytes(long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%,d", bytes);
    }

    /// `{image, fileBytes, zeroBytes, sections, <level>: {name: bytes}, pieces}` for every level; [Saved] makes a report of it again.
    public static Map<String, Object> json(String title, SizeReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image", title);
        json.put("fileBytes", report.fileBytes());
        json.put("zeroBytes", report.zeroBytes());
        json.put("sections", report.sections());
        for (Level level : Level.values()) {
            json.put(level.toString(), report.by(level));
        }
        json.put("pieces", report.pieces().stream().map(SizeTable::json).toList());
        return json;
    }

    private static Map<String, Object> json(Piece piece) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("library", piece.library());
        json.put("package", piece.packageName());
        json.put("class", piece.type());
        json.put("member", piece.member());
        json.put("kind", piece.kind());
        json.put("section", piece.section());
        json.put("bytes", piece.bytes());
        json.put("inFile", piece.inFile());
        return json;
    }

    /// `{image, other, fileBytes, sections, <level>: {name: {now, before, change, state}}}`: what changed.
    public static Map<String, Object> json(String title, String other, SizeDifference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image", title);
        json.put("other", other);
        json.put("fileBytes", json(new Change("", difference.now().fileBytes(), difference.before().fileBytes())));
        json.put("sections", json(difference.sections()));
        for (Level level : Level.values()) {
            json.put(level.toString(), json(difference.by(level)));
        }
        return json;
    }

    private static Map<String, Object> json(List<Change> changes) {
        Map<String, Object> json = new LinkedHashMap<>();
        changes.forEach(change -> json.put(change.name(), json(change)));
        return json;
    }

    private static Map<String, Object> json(Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("now", change.now());
        json.put("before", change.before());
        json.put("change", change.bytes());
        if (change.bytes() != 0) {
            json.put("state", change.state().toString().toLowerCase(Locale.ROOT));
        }
        return json;
    }

    /// A report and its title, from the JSON that `corto size --json` printed into `where`.
    public record Saved(String title, SizeReport report) {
        public static Saved read(String json, String where) {
            try {
                Map<?, ?> values = (Map<?, ?>) JsonReader.read(json);
                List<Piece> pieces = new ArrayList<>();
                for (Object value : (List<?>) values.get("pieces")) {
                    Map<?, ?> piece = (Map<?, ?>) value;
                    pieces.add(new Piece((String) piece.get("library"), (String) piece.get("package"), (String) piece.get("class"), (String) piece.get("member"),
                            Piece.Kind.of((String) piece.get("kind")), (String) piece.get("section"), (long) piece.get("bytes"), (boolean) piece.get("inFile")));
                }
                return new Saved((String) values.get("image"), SizeReport.of(pieces, (long) values.get("fileBytes")));
            } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
                throw new Failure(e, where + " is no output of corto size --json" + (e instanceof IllegalArgumentException ? ": " + e.getMessage() : "") + ".",
                        "Save one with: corto size TARGET --json > FILE");
            }
        }
    }
}
