// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import corto.kconfig.Choice;
import corto.kconfig.Configuration;
import corto.kconfig.Expression;
import corto.kconfig.Kconfig;
import corto.kconfig.Range;
import corto.kconfig.Symbol;
import corto.kconfig.Tristate;
import corto.kconfig.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Compares what we make of a tree with what kconfiglib makes of it: type, value, visibility and assignable values of every symbol.
///
/// Where it differs from conf 6.1, conf is right; each exception below says in what.
final class KconfiglibComparison {
    private final String where;
    private final Kconfig ours;
    private final Kconfiglib kconfiglib;
    private final Path folder;
    private final Tally tally;
    private final boolean generated;

    private KconfiglibComparison(String where, Kconfig ours, Kconfiglib kconfiglib, Path folder, Tally tally, boolean generated) throws IOException {
        this.where = where;
        this.ours = ours;
        this.kconfiglib = kconfiglib;
        this.folder = Files.createDirectories(folder);
        this.tally = tally;
        this.generated = generated;
    }

    /// For a tree that people wrote.
    static KconfiglibComparison ofWholeTree(String where, Kconfig ours, Kconfiglib kconfiglib, Path folder, Tally tally) throws IOException {
        return new KconfiglibComparison(where, ours, kconfiglib, folder, tally, false);
    }

    /// For a generated tree, with what nobody writes.
    static KconfiglibComparison ofGeneratedTree(String where, Kconfig ours, Kconfiglib kconfiglib, Path folder, Tally tally) throws IOException {
        return new KconfiglibComparison(where, ours, kconfiglib, folder, tally, true);
    }

    void defaults() throws IOException {
        compare("kconfiglib: defaults", kconfiglib.defaults(), new Configuration(ours));
    }

    void read(String config) throws IOException {
        Path file = folder.resolve("kconfiglib.config");
        Files.writeString(file, config);
        Configuration configuration = new Configuration(ours);
        if (ConfComparison.hasValueOutOfRange(configuration.loadText(config, "test"))) {
            tally.count("kconfiglib: left out: a value out of range (see ConfComparison)", 1);
            return;
        }
        compare("kconfiglib: a configuration read", kconfiglib.load(file), configuration);
    }

    private void compare(String check, Kconfiglib.Answer answer, Configuration configuration) {
        String reason = knownDifference(configuration);
        if (reason != null) {
            tally.count("kconfiglib: left out: " + reason, 1);
            return;
        }
        Map<String, String> expected = byName(answer.dump());
        Map<String, String> actual = byName(ConfComparison.symbols(configuration));
        tally.count(check, 1);
        for (Map.Entry<String, String> entry : actual.entrySet()) {
            Symbol symbol = ours.symbol(entry.getKey());
            Facts own = Facts.of(entry.getValue());
            Facts theirs = Facts.of(expected.get(entry.getKey()));
            tally.count("kconfiglib: symbols compared", 1);
            if (!as(own, symbol, configuration, theirs).equals(theirs)) {
                tally.differ(where, check, "kconfiglib: " + theirs + "\n      we: " + own);
                return;
            }
        }
    }

    /// Why values may differ, that of a symbol here and of any that depends on it elsewhere; null if they may not.
    private String knownDifference(Configuration configuration) {
        for (Symbol symbol : ours.symbols()) {
            // Before Linux 5.8 a tristate that is implied y could not be m; kconfiglib has kept that.
            if (isImpliedYes(symbol, configuration) && configuration.tristate(symbol) == Tristate.M) {
                return "a tristate that is implied y is m";
            }
        }
        return generated ? knownDifferenceOfGenerated(configuration) : null;
    }

    private String knownDifferenceOfGenerated(Configuration configuration) {
        for (Choice choice : ours.choices()) {
            // conf takes a choice's type from the first entry that is in no `if`; without one the choice has no type and is n.
            if (choice.type() == Type.UNKNOWN) {
                return "a choice without type";
            }
        }
        for (Symbol symbol : ours.symbols()) {
            // conf does not look at what selects an entry of a choice.
            if (symbol.choice() != null && symbol.selectedBy() != Expression.NO) {
                return "an entry of a choice is selected";
            }
            // Of several definitions conf takes those that have dependencies; kconfiglib says that one without makes the others idle.
            if (symbol.impliedBy() != Expression.NO && symbol.nodes().size() > 1
                    && symbol.nodes().stream().anyMatch(node -> node.dependency() == Expression.YES)) {
                return "an implied symbol has definitions with and without dependencies";
            }
            // Where conf has the text of a bound that has none, kconfiglib has 0.
            Range range = configuration.range(symbol);
            if (range != null && (range.low().isEmpty() || range.high().isEmpty())) {
                return "a bound of a range has no value";
            }
        }
        return null;
    }

    private static boolean isImpliedYes(Symbol symbol, Configuration configuration) {
        return symbol.type() == Type.TRISTATE && symbol.impliedBy() != Expression.NO && configuration.evaluate(symbol.impliedBy()) == Tristate.Y;
    }

    /// What is in a line of a dump; the range is left out, which kconfiglib does not tell.
    private record Facts(String name, String type, String value, String visibility, String assignable, boolean written, boolean inChoice) {
        static Facts of(String line) {
            if (line == null) {
                return null;
            }
            String[] fields = line.split("\t", -1);
            return new Facts(fields[1], fields[2], fields[3], fields[4], fields[5], fields[6].equals("written"), fields[7].equals("choice"));
        }
    }

    /// Our facts, with kconfiglib's where it is known to differ.
    private static Facts as(Facts own, Symbol symbol, Configuration configuration, Facts theirs) {
        if (theirs == null) {
            return own;
        }
        String assignable = own.assignable;
        boolean written = own.written;
        // 1. A selected symbol that a user sees: kconfiglib says that it can be given the value it has (documented at Symbol.assignable), conf that it cannot be changed.
        Tristate selected = configuration.evaluate(symbol.selectedBy());
        boolean fixed = symbol.type() == Type.BOOL ? selected != Tristate.N : selected.compareTo(configuration.visibility(symbol)) >= 0;
        if (own.assignable.isEmpty() && theirs.assignable.equals(own.value) && !own.visibility.equals("n") && fixed) {
            assignable = theirs.assignable;
        }
        // 2. A tristate that is implied y cannot be m (see above).
        if (isImpliedYes(symbol, configuration)) {
            assignable = assignable.replace("m", "");
        }
        // 3. An implied symbol whose own dependencies do not hold is n for both. conf writes "is not set", kconfiglib nothing.
        if (symbol.impliedBy() != Expression.NO && own.written && own.value.equals("n") && own.visibility.equals("n")) {
            written = theirs.written;
        }
        return new Facts(own.name, own.type, own.value, own.visibility, assignable, written, own.inChoice);
    }

    private static Map<String, String> byName(String dump) {
        Map<String, String> lines = new TreeMap<>();
        for (String line : dump.split("\n")) {
            if (line.startsWith("symbol\t")) {
                lines.put(line.split("\t", -1)[1], line);
            }
        }
        return lines;
    }
}
