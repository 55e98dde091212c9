// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import corto.kconfig.Configuration;
import corto.kconfig.Kconfig;
import corto.kconfig.Symbol;
import corto.kconfig.Tristate;
import corto.kconfig.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares values with those of Linux 4.11's conf (Debian's package kconfig-frontends), on trees without macros that it reads.
///
/// The format of `.config` is older (no `# end of`), so the lines that give values are compared.
final class Linux411Comparison {
    private static final Pattern ORDER = Pattern.compile("([\\w\"']+)\\s*[<>]=?\\s*([\\w\"']+)");

    private final String where;
    private final Kconfig ours;
    private final Path folder;
    private final Tally tally;

    private Linux411Comparison(String where, Kconfig ours, Path folder, Tally tally) {
        this.where = where;
        this.ours = ours;
        this.folder = folder;
        this.tally = tally;
    }

    /// @param lines of the tree; `null` if it is not to be compared
    static Linux411Comparison of(String where, Kconfig ours, List<String> lines, Path folder, Tally tally) throws IOException {
        Linux411Comparison comparison = new Linux411Comparison(where, ours, folder, tally);
        String reason = knownDifference(ours, lines);
        if (reason == null && comparison.run(folder.resolve("probe.config"), "--alldefconfig").status() != 0) {
            reason = "4.11: trees it does not read";        // its grammar lacks some of what 6.1 takes, and it crashes where a choice has no prompt
        }
        tally.count(reason == null ? "4.11: trees it reads" : reason, 1);
        return reason == null ? comparison : null;
    }

    private static String knownDifference(Kconfig ours, List<String> lines) {
        for (String line : lines) {
            // What `imply` does has changed twice since (5.8: a tristate that is implied y may be m; 6.1 writes what is implied).
            if (line.strip().startsWith("imply ")) {
                return "4.11: left out: imply";
            }
            // 4.11 compares y, m and n as texts, 6.1 in the order n, m, y.
            Matcher matcher = ORDER.matcher(line);
            while (matcher.find()) {
                if (isLogical(ours, matcher.group(1)) || isLogical(ours, matcher.group(2))) {
                    return "4.11: left out: a bool or tristate is compared with < or >";
                }
            }
        }
        return null;
    }

    private static boolean isLogical(Kconfig ours, String word) {
        Symbol symbol = ours.symbol(word);
        return word.matches("[ymn]") || symbol != null && (symbol.type() == Type.BOOL || symbol.type() == Type.TRISTATE);
    }

    private Commands.Result run(Path config, String mode) throws IOException {
        return Commands.result(folder, Map.of("KCONFIG_CONFIG", config.toString()), List.of("kconfig-conf", "-s", mode, "Kconfig"));
    }

    void read(String config) throws IOException {
        Path file = folder.resolve("read.config");
        Files.writeString(file, config);
        if (run(file, "--olddefconfig").status() != 0) {
            tally.count("4.11: configurations at which it ends with an error", 1);
            return;
        }
        Configuration configuration = new Configuration(ours);
        configuration.loadText(config, "test");
        Set<String> expected = values(Text.read(file), configuration);
        Set<String> actual = values(configuration.text(), configuration);
        tally.count("4.11: configurations compared", 1);
        tally.count("4.11: values compared", actual.size());
        Set<String> difference = new TreeSet<>(expected);
        difference.removeAll(actual);
        Set<String> missing = new TreeSet<>(actual);
        missing.removeAll(expected);
        if (!difference.isEmpty() || !missing.isEmpty()) {
            tally.differ(where, "4.11: a configuration read", "only 4.11: " + difference + ", only we: " + missing);
        }
    }

    /// Lines that give values. Without a visible prompt a symbol that is n by default is written by 4.11 and not by 6.1; a number without
    /// value is written by 4.11 one time and not another.
    private Set<String> values(String config, Configuration configuration) {
        Set<String> lines = new TreeSet<>();
        for (String line : config.split("\n")) {
            String name = ConfigMutator.name(line);
            if (name != null && !line.endsWith("=") && !(line.startsWith("#") && configuration.visibility(ours.symbol(name)) == Tristate.N)) {
                lines.add(line);
            }
        }
        return lines;
    }
}
