// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Which functions of the kernel executed how many instructions.
final class Profile {
    private static final int ROWS = 40;
    private static final String SYMBOL_SUFFIX = "\\.(constprop|isra|part|cold|lto_priv)(\\.\\d+)*";

    private final TreeMap<Long, String> symbols = new TreeMap<>(Long::compareUnsigned);

    Profile(Place place, Path debug) throws IOException, InterruptedException {
        place.run(120, "nm", "--defined-only", debug.toString()).lines().map(line -> line.split(" ")).filter(words -> words[1].equalsIgnoreCase("t"))
                .forEach(words -> symbols.put(Long.parseUnsignedLong(words[0], 16), words[2].replaceAll(SYMBOL_SUFFIX, "")));
    }

    /// A table of the functions that executed most, `counts` divided by `divisor`, which is `unit`.
    String table(InstructionCounts counts, long divisor, String unit) {
        Map<String, Long> byName = new HashMap<>();
        counts.byAddress().forEach((address, count) -> byName.merge(name(address), count, Long::sum));
        double total = counts.total();
        StringBuilder rows = new StringBuilder("| " + unit + " | share | function |\n| ---: | ---: | --- |\n");
        List<Map.Entry<String, Long>> most = byName.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(ROWS).toList();
        most.forEach(entry -> rows.append(row(entry.getValue(), divisor, total, entry.getKey())));
        long rest = counts.total() - most.stream().mapToLong(Map.Entry::getValue).sum();
        return rows.append(row(rest, divisor, total, "all others")).toString();
    }

    /// Instructions in functions whose name begins with one of these.
    long total(InstructionCounts counts, String... starts) {
        return counts.byAddress().entrySet().stream().filter(entry -> Arrays.stream(starts).anyMatch(name(entry.getKey())::startsWith)).mapToLong(Map.Entry::getValue).sum();
    }

    private static String row(long count, long divisor, double total, String name) {
        return String.format(Locale.ROOT, "| %,.1f | %.1f %% | %s |%n", (double) count / divisor, 100 * count / total, name);
    }

    private String name(long address) {
        if (InstructionCounts.APPLICATION.test(address)) {
            return "(application and its libraries)";
        }
        if (InstructionCounts.BOOT_CODE.test(address)) {
            return "(firmware and boot code below 4 GiB)";
        }
        Map.Entry<Long, String> symbol = symbols.floorEntry(address);
        return symbol == null ? "(elsewhere)" : "`" + symbol.getValue() + "`";
    }
}
