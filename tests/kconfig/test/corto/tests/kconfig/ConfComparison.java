// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import corto.kconfig.Assignment;
import corto.kconfig.Choice;
import corto.kconfig.Configuration;
import corto.kconfig.Kconfig;
import corto.kconfig.MenuNode;
import corto.kconfig.SearchHit;
import corto.kconfig.Symbol;
import corto.kconfig.Tristate;
import corto.kconfig.Type;
import corto.kconfig.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares what we make of a tree with what Linux 6.1's conf makes of it, which is the judge: texts byte for byte.
final class ConfComparison {
    private final String where;
    private final Kconfig ours;
    private final ConfJobs conf;
    private final Path folder;
    private final Tally tally;
    private int files;

    /// @param where names the tree in disagreements, @param folder for the configurations of both sides
    ConfComparison(String where, Kconfig ours, ConfJobs conf, Path folder, Tally tally) throws IOException {
        this.where = where;
        this.ours = ours;
        this.conf = conf;
        this.folder = Files.createDirectories(folder);
        this.tally = tally;
    }

    /// A file of this name that no other comparison uses.
    Path file(String name) {
        return folder.resolve(files++ + "." + name);
    }

    private Path file(String name, String text) throws IOException {
        Path file = file(name);
        Files.writeString(file, text);
        return file;
    }

    /// All no, all yes, all modules, all default.
    void extremes() throws IOException {
        Configuration configuration = new Configuration(ours);
        configuration.allNo();
        compareConfig("allnoconfig", conf.write(file("allno"), "--allnoconfig"), configuration);
        configuration = new Configuration(ours);
        configuration.allYes();
        compareConfig("allyesconfig", conf.write(file("allyes"), "--allyesconfig"), configuration);
        configuration = new Configuration(ours);
        configuration.allModule();
        compareConfig("allmodconfig", conf.write(file("allmod"), "--allmodconfig"), configuration);
        configuration = new Configuration(ours);
        configuration.defaults();
        compareConfig("alldefconfig", conf.write(file("alldef"), "--alldefconfig"), configuration);
    }

    private void compareConfig(String check, String expected, Configuration actual) {
        tally.count("symbols compared in .config files", ours.symbols().size());
        tally.compare(where, check, expected, actual.text());
    }

    /// A configuration that conf makes at random: ours with the same seed is the same, and what we read from it is what conf reads from it.
    ///
    /// @return the configuration
    String random(long seed) throws IOException {
        int word = (int) seed & Integer.MAX_VALUE;
        String random = conf.write(file("random"), "--randconfig", "KCONFIG_SEED=" + word);
        Configuration same = new Configuration(ours);
        same.random(word);
        compareConfig("randconfig", random, same);
        return random;
    }

    /// A configuration that we make at random is one for conf, which has nothing to change in it.
    void oursIsAccepted(long seed) throws IOException {
        Configuration configuration = new Configuration(ours);
        configuration.random(seed, (int) Math.floorMod(seed, 101L));
        String text = configuration.text();
        String again = conf.write(file("ours", text), "--olddefconfig");
        Configuration read = loaded(text);
        if (read.text().equals(text)) {
            tally.compare(where, "our random configuration, through conf --olddefconfig", again, text);
        } else {
            // Some are not what they were when they are read again, with conf as with us: then both must read the same.
            tally.count("random configurations that reading changes", 1);
            compareConfig("our random configuration, read by both", again, read);
        }
    }

    /// Reads `config` on both sides and compares all that can be asked then.
    void read(String config) throws IOException {
        Path file = file("read", config);
        Configuration configuration = new Configuration(ours);
        List<Warning> warnings = configuration.loadText(config, file.toString());
        Commands.Result written = conf.run(file, List.of("KCONFIG_WARN_UNKNOWN_SYMBOLS=1"), "-s", "--olddefconfig");
        compareConfig("olddefconfig", Text.read(file), configuration);
        tally.compare(where, "lines with warnings", warnedLines(written.errors(), file.toString()), warnedLines(warnings));
        tally.compare(where, "unmet dependencies", unmet(written.errors()), configuration.unmetDependencies().stream().map(warning -> warning.symbol().name())
                .collect(Collectors.toCollection(TreeSet::new)).toString());

        Files.writeString(file, config);
        Path minimal = file("minimal");
        conf.run(file, List.of(), "-s", "--savedefconfig", minimal.toString());
        tally.compare(where, "savedefconfig", Text.read(minimal), loaded(config).minimalText());
        readMinimal(Text.read(minimal));

        if (hasValueOutOfRange(warnings)) {
            // conf forgets such a value, but keeps what it has computed from it until it reads the file that it writes.
            tally.count("left out of the comparison of new symbols, symbols and menus: a value out of range", 1);
            return;
        }
        Files.writeString(file, config);
        String listed = conf.run(file, List.of(), "-s", "--listnewconfig").output();
        tally.compare(where, "listnewconfig", withoutChoices(listed), listed(loaded(config)));
        Files.writeString(file, config);
        dump(conf.run(file, List.of(), "--dump").output(), loaded(config));
    }

    static boolean hasValueOutOfRange(List<Warning> warnings) {
        return warnings.stream().anyMatch(warning -> warning.kind() == Warning.Kind.INVALID_VALUE && warning.message().contains(" is out of range"));
    }

    /// Reads `config` on both sides and compares what is written, also as a minimal configuration.
    void readBriefly(String config) throws IOException {
        Path file = file("read", config);
        compareConfig("olddefconfig", conf.write(file, "--olddefconfig"), loaded(config));
        Files.writeString(file, config);
        Path minimal = file("minimal");
        conf.run(file, List.of(), "-s", "--savedefconfig", minimal.toString());
        tally.compare(where, "savedefconfig", Text.read(minimal), loaded(config).minimalText());
        Files.writeString(file, config);
        tally.compare(where, "listnewconfig", withoutChoices(conf.run(file, List.of(), "-s", "--listnewconfig").output()), listed(loaded(config)));
    }

    private void readMinimal(String minimal) throws IOException {
        compareConfig("olddefconfig of the minimal one", conf.write(file("from-minimal", minimal), "--olddefconfig"), loaded(minimal));
    }

    /// What conf passes over in silence and we do not: a value out of range, `CONFIG_NAME` without a value, a string without quotation marks.
    private static boolean isOursAlone(Warning warning) {
        return switch (warning.kind()) {
            case INVALID_VALUE -> warning.message().contains(" is out of range") || warning.message().startsWith("invalid string found") && !warning.message().contains(" is \"");
            case MALFORMED -> warning.message().startsWith("unexpected data: CONFIG_");
            default -> false;
        };
    }

    /// conf lists choices that have a name, though no line of a configuration can set them.
    private String withoutChoices(String listed) {
        StringBuilder text = new StringBuilder();
        for (String line : listed.lines().toList()) {
            if (ours.choices().stream().noneMatch(choice -> line.startsWith("CONFIG_" + choice.name() + "="))) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private Configuration loaded(String config) {
        Configuration configuration = new Configuration(ours);
        configuration.loadText(config, "test");
        return configuration;
    }

    private static String warnedLines(String errors, String file) {
        TreeSet<Integer> lines = new TreeSet<>();
        for (String line : errors.split("\n")) {
            if (line.startsWith(file + ":")) {
                lines.add(Integer.parseInt(line.substring(file.length() + 1, line.indexOf(':', file.length() + 1))));
            }
        }
        return lines.toString();
    }

    private static String warnedLines(List<Warning> warnings) {
        TreeSet<Integer> lines = new TreeSet<>();
        for (Warning warning : warnings) {
            if (warning.position() != null && !isOursAlone(warning)) {
                lines.add(warning.position().line());
            }
        }
        return lines.toString();
    }

    private static String unmet(String errors) {
        Set<String> names = new TreeSet<>();
        String start = "WARNING: unmet direct dependencies detected for ";
        for (String line : errors.split("\n")) {
            if (line.startsWith(start)) {
                names.add(line.substring(start.length()));
            }
        }
        return names.toString();
    }

    static String listed(Configuration configuration) {
        StringBuilder text = new StringBuilder();
        for (Symbol symbol : configuration.unsetVisible()) {
            String value = configuration.value(symbol);
            text.append("CONFIG_").append(symbol.name()).append('=')
                    .append(symbol.type() == Type.STRING ? '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : value).append('\n');
        }
        return text.toString();
    }

    private void dump(String expected, Configuration configuration) {
        List<String> symbols = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (String line : expected.split("\n")) {
            (line.startsWith("symbol\t") ? symbols : places).add(line);
        }
        symbols.sort(null);
        tally.count("symbols whose value, visibility, assignable values and range were compared", symbols.size());
        tally.compare(where, "symbols", String.join("\n", symbols), symbols(configuration));
        tally.count("places in the menus compared", places.size());
        StringBuilder text = new StringBuilder();
        places(ours.root().children(), 0, configuration, text);
        tally.compare(where, "menus", String.join("\n", places), text.substring(0, Math.max(0, text.length() - 1)));
    }

    static String symbols(Configuration configuration) {
        List<String> lines = new ArrayList<>();
        for (Symbol symbol : configuration.kconfig().symbols()) {
            if (symbol.type() != Type.UNKNOWN) {
                String assignable = configuration.assignable(symbol).stream().map(Object::toString).collect(Collectors.joining());
                String range = configuration.range(symbol) == null ? "" : "\t" + configuration.range(symbol).low() + " " + configuration.range(symbol).high();
                lines.add(String.join("\t", "symbol", symbol.name(), symbol.type().toString(), escaped(configuration.value(symbol)), configuration.visibility(symbol).toString(),
                        assignable, configuration.isWritten(symbol) ? "written" : "-", symbol.choice() == null ? "-" : "choice") + range);
            }
        }
        lines.sort(null);
        return String.join("\n", lines);
    }

    private static void places(List<MenuNode> nodes, int depth, Configuration configuration, StringBuilder text) {
        for (MenuNode node : nodes) {
            String kind = switch (node.item()) {
                case Symbol _ -> "config";
                case Choice _ -> "choice";
                case corto.kconfig.Comment _ -> "comment";
                case corto.kconfig.Menu _ -> "menu";
            };
            String name = node.item() instanceof Symbol symbol ? symbol.name() : node.item() instanceof Choice choice && choice.name() != null ? choice.name() : "-";
            text.append(String.join("\t", "place", String.valueOf(depth), kind, node.position().toString(), name, configuration.isVisible(node) ? "visible" : "-",
                    node.prompt() == null ? "" : escaped(node.prompt())));
            if (node.item() instanceof Choice choice) {
                Symbol selected = configuration.selected(choice);
                text.append('\t').append(configuration.tristate(choice)).append('\t').append(selected == null ? "-" : selected.name());
            }
            text.append('\n');
            places(node.children(), depth + 1, configuration, text);
        }
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n").replace("\t", "\\t");
    }

    /// menuconfig's `?` for every symbol and choice.
    void explanations(String config) throws IOException {
        String expected = conf.run(file("explained", config), List.of(), "--explain").output();
        Configuration configuration = loaded(config);
        StringBuilder text = new StringBuilder();
        explain(ours.root().children(), configuration, text);
        String wanted = expected.replace("[=(null)]", "[=n]");        // a choice without entries has no type
        boolean continued = ours.choices().stream().anyMatch(choice -> choice.nodes().size() > 1);
        tally.compare(where, "texts of menuconfig's ?", continued ? withoutPlaces(wanted) : wanted, continued ? withoutPlaces(text.toString()) : text.toString());
    }

    /// Without the path after `Location:`. Where a choice is continued in another file, conf shows the second part below an entry of the first.
    private static String withoutPlaces(String text) {
        return text.replaceAll("(?m)^ +-> .*\n", "");
    }

    private static void explain(List<MenuNode> nodes, Configuration configuration, StringBuilder text) {
        for (MenuNode node : nodes) {
            if (node.item() instanceof Symbol || node.item() instanceof Choice) {
                text.append("at\t").append(node.position()).append('\n').append(configuration.explain(node, 0));
            }
            explain(node.children(), configuration, text);
        }
    }

    /// menuconfig's `/`.
    void search(String pattern) throws IOException {
        String expected = conf.run(file("searched", ""), List.of(), "--search", pattern).output();
        StringBuilder text = new StringBuilder();
        for (SearchHit hit : new Configuration(ours).search(pattern)) {
            text.append(hit.symbol().name()).append('\n');
        }
        tally.compare(where, "search", expected, text.toString());
    }

    /// What a person does in menuconfig: sets values one after the other; each is accepted or not, and the end is written.
    void session(String config, Dice dice, int steps) throws IOException {
        List<Symbol> symbols = ours.symbols();
        if (symbols.isEmpty()) {
            return;
        }
        StringBuilder wishes = new StringBuilder();
        StringBuilder answers = new StringBuilder();
        Configuration configuration = loaded(config);
        for (int i = 0; i < steps; i++) {
            Symbol symbol = dice.of(symbols);
            boolean logical = symbol.type() == Type.BOOL || symbol.type() == Type.TRISTATE;
            if (symbol.type() == Type.UNKNOWN || !logical && configuration.visibility(symbol) == Tristate.N) {
                continue;       // conf's function takes texts for what its menus do not show; we do not
            }
            String value = switch (symbol.type()) {
                case INT -> String.valueOf(dice.below(100));
                case HEX -> (dice.percent(80) ? "0x" : "") + Integer.toHexString(dice.below(3000));
                case STRING -> dice.of("", "text", "with \"quotes\"", "back\\slash");
                default -> dice.of("n", "m", "y", "y");
            };
            wishes.append(symbol.name()).append('=').append(value).append('\n');
            symbols.forEach(configuration::visibility);     // as jobs.c does: what conf writes can depend on what it showed before
            Assignment assignment = configuration.set(symbol, value);
            answers.append(assignment.isAccepted() ? "accepted\n" : "refused\n");
        }
        Path file = file("session", config);
        Path script = file("wishes", wishes.toString());
        String expected = conf.run(file, List.of(), "--session", script.toString()).output();
        tally.count("values set one by one", steps);
        if (!expected.equals(answers.toString())) {
            String[] left = expected.split("\n");
            String[] right = answers.toString().split("\n");
            String[] wished = wishes.toString().split("\n");
            int i = 0;
            while (i < left.length && i < right.length && left[i].equals(right[i])) {
                i++;
            }
            tally.differ(where, "setting " + (i < wished.length ? wished[i] : "?") + " (" + script + ", line " + (i + 1) + ")",
                    "conf: " + (i < left.length ? left[i] : "-") + ", we: " + (i < right.length ? right[i] : "-"));
        } else {
            tally.compare(where, "the configuration after setting values", withoutHiddenEntries(Text.read(file), configuration), withoutHiddenEntries(configuration.text(), configuration));
        }
    }

    /// Whether conf writes "is not set" for an entry of a choice that cannot be seen any more depends on the order in which it has computed
    /// values since it could be seen.
    private String withoutHiddenEntries(String config, Configuration configuration) {
        StringBuilder text = new StringBuilder();
        for (String line : config.split("\n")) {
            Symbol symbol = line.startsWith("# CONFIG_") ? ours.symbol(ConfigMutator.name(line)) : null;
            if (symbol == null || symbol.choice() == null || configuration.visibility(symbol) != Tristate.N) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }
}
