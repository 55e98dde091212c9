// SPDX-License-Identifier: Apache-2.0
package corto.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A [SizeReport] as text and as values for JSON.
public final class SizeTable {
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
        return String.format(Locale.ROOT, "%,12d %5.1f%%  %s%n", bytes, 100.0 * bytes / all, name);
    }

    /// `{image, fileBytes, zeroBytes, sections, <level>: {name: bytes}}` for every level.
    public static Map<String, Object> json(String title, SizeReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image", title);
        json.put("fileBytes", report.fileBytes());
        json.put("zeroBytes", report.zeroBytes());
        json.put("sections", report.sections());
        for (Level level : Level.values()) {
            json.put(level.toString(), report.by(level));
        }
        return json;
    }
}
