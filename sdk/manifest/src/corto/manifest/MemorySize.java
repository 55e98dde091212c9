// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import corto.console.Failure;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of memory as people write it: `2M`, `64MiB`, `1.5G`. Units are powers of 1024.
public record MemorySize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgt])(?:i?b)?", Pattern.CASE_INSENSITIVE);
    private static final long KIB = 1L << 10;

    public MemorySize {
        if (bytes <= 0) {
            throw new IllegalArgumentException("memory size " + bytes);
        }
    }

    /// Reads `text`. `setting` is the option or the place in a file that it comes from, for the error.
    public static MemorySize parse(String text, String setting) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Failure(setting + ": \"" + text + "\" is not an amount of memory.", "Write a number and a unit: 512K, 64M, 2G.");
        }
        int power = "kmgt".indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
        double bytes = Double.parseDouble(matcher.group(1)) * Math.pow(KIB, power);
        if (bytes < 1 || bytes > Long.MAX_VALUE / 2.0) {
            throw new Failure(setting + ": \"" + text + "\" is out of range.", "Write a number and a unit: 512K, 64M, 2G.");
        }
        return new MemorySize((long) bytes);
    }

    /// The shortest exact form with a binary unit: `64M`, `1536K`.
    @Override
    public String toString() {
        String units = "KMGT";
        long value = bytes;
        int unit = -1;
        while (unit + 1 < units.length() && value % KIB == 0) {
            value /= KIB;
            unit++;
        }
        return unit < 0 ? value + "B" : value + units.substring(unit, unit + 1);
    }
}
