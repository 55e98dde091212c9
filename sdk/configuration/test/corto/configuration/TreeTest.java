// SPDX-License-Identifier: Apache-2.0
package corto.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import corto.build.SourceFiles;
import corto.build.SourceModule;
import corto.build.SourceText;
import corto.composition.Composition;
import corto.composition.Layers;
import corto.composition.Service;
import corto.composition.SymbolNames;
import corto.console.Failure;
import corto.kconfig.Choice;
import corto.kconfig.Expression;
import corto.kconfig.Kconfig;
import corto.kconfig.Property;
import corto.kconfig.Symbol;
import corto.kconfig.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kconfig, `module-info.java` and the code of this tree say the same.
class TreeTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root", "."));
    private static final int SEEDS = 40;
    private static final int ALL_NO = -1;
    private static final int ALL_YES = -2;
    private static final Pattern TEXT_OPTION = Pattern.compile("\\bSystem\\.getProperty\\(\"(corto\\.[^\"]*)\"");
    private static final Pattern OPTION = Pattern.compile("\\b(Integer\\.getInteger|Boolean\\.getBoolean|Long\\.getLong)\\s*\\(\\s*\"(corto\\.[^\"]*)\"\\s*(?:,\\s*([^)]*?)\\s*)?\\)");

    @TempDir
    private Path place;

    private final KernelLibraries libraries = new KernelLibraries(ROOT, List.of());
    private final Map<String, SourceModule> modules = libraries.modules();

    private Kconfig kconfig() {
        return ImageConfiguration.defaults(libraries, ProgramKind.ELF, place).values().kconfig();
    }

    @Test
    void every_library_has_its_symbol_in_its_folder_or_one_above() {
        Kconfig kconfig = kconfig();
        for (SourceModule module : modules.values()) {
            Symbol symbol = kconfig.symbol(SymbolNames.symbol(module.name()));
            assertThat(symbol).as("the symbol of " + module.name()).isNotNull();
            assertThat(symbol.type()).as(symbol.name()).isEqualTo(Type.BOOL);
            assertThat(symbol.nodes()).as("where " + symbol.name() + " is defined").anyMatch(node -> {
                Path folder = ROOT.resolve(node.file().toString()).toAbsolutePath().normalize().getParent();
                return module.folder().toAbsolutePath().normalize().startsWith(folder) && !folder.equals(ROOT.toAbsolutePath().normalize());
            });
        }
    }

    @Test
    void what_a_module_requires_its_symbol_implies() {
        Kconfig kconfig = kconfig();
        List<String> wrong = new ArrayList<>();
        for (SourceModule module : modules.values()) {
            Set<String> implied = implied(kconfig.symbol(SymbolNames.symbol(module.name())), kconfig);
            for (String used : module.requires()) {
                if (modules.containsKey(used) && !implied.contains(SymbolNames.symbol(used))) {
                    wrong.add(SymbolNames.symbol(module.name()) + " neither selects nor depends on " + SymbolNames.symbol(used));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// The symbols that are y whenever `symbol` is: what it selects and depends on, again and again, and what always is.
    private static Set<String> implied(Symbol symbol, Kconfig kconfig) {
        Set<String> implied = new HashSet<>();
        implied.add(symbol.name());
        kconfig.symbols().stream().filter(TreeTest::isAlwaysOn).forEach(other -> implied.add(other.name()));
        Set<String> holds = new HashSet<>();                     // conditions
        int before;
        do {
            before = implied.size();
            for (String name : List.copyOf(implied)) {
                Symbol known = kconfig.symbol(name);
                if (known != null) {
                    conjuncts(known.directDependency()).forEach(condition -> holds.add(condition.toString()));
                    known.selects().stream().filter(select -> holds(select.condition(), holds, implied)).forEach(select -> implied.add(select.target().name()));
                }
            }
            implied.addAll(holds);
        } while (implied.size() != before);
        return implied;
    }

    private static boolean isAlwaysOn(Symbol symbol) {
        return symbol.directDependency() == Expression.YES && symbol.nodes().stream().allMatch(node -> node.prompt() == null)
                && symbol.defaults().stream().anyMatch(value -> value.condition() == Expression.YES && value.value() == Expression.YES
                        || value.target() != null && value.target().name().equals("y") && value.condition() == Expression.YES);
    }

    private static boolean holds(Expression condition, Set<String> holds, Set<String> implied) {
        return conjuncts(condition).stream().allMatch(part -> part == Expression.YES || holds.contains(part.toString()) || implied.contains(part.toString()));
    }

    private static List<Expression> conjuncts(Expression expression) {
        return expression instanceof Expression.And(List<Expression> operands) ? operands.stream().flatMap(operand -> conjuncts(operand).stream()).toList() : List.of(expression);
    }

    @Test
    void policies_for_one_service_are_entries_of_one_choice_with_a_name() {
        Kconfig kconfig = kconfig();
        Map<String, List<String>> providers = new TreeMap<>();
        modules.values().forEach(module -> module.declaration().provides().keySet().forEach(service -> providers.computeIfAbsent(service, _ -> new ArrayList<>()).add(module.name())));
        List<Service> services = Composition.of(modules, ImageConfiguration.defaults(libraries, ProgramKind.ELF, place).modules(), Layers.read(ROOT.resolve(Layers.FILE))).services();
        assertThat(services).extracting(Service::name).contains("corto.platform.api.Platform", "corto.heap.api.Collector", "corto.sched.api.SchedulingPolicy");
        for (Service service : services) {
            List<String> candidates = providers.getOrDefault(service.name(), List.of());
            if (!service.isMany() && candidates.size() > 1) {
                List<Choice> choices = candidates.stream().map(module -> choice(kconfig, kconfig.symbol(SymbolNames.symbol(module)))).distinct().toList();
                assertThat(choices).as("the choice for " + service.name() + " among " + candidates).hasSize(1).doesNotContainNull();
                assertThat(choices.getFirst().name()).as("the choice for " + service.name()).isNotNull();
            }
        }
    }

    /// The choice that decides whether `symbol` is on: its own, or that of what it comes with.
    private static Choice choice(Kconfig kconfig, Symbol symbol) {
        return symbol.choice() != null ? symbol.choice()
                : conjuncts(symbol.directDependency()).stream().map(part -> kconfig.symbol(part.toString())).filter(part -> part != null && part.choice() != null).map(Symbol::choice).findFirst().orElse(null);
    }

    @Test
    void options_in_the_code_have_a_symbol_with_the_same_default() throws IOException {
        Kconfig kconfig = kconfig();
        int count = 0;
        for (SourceModule module : modules.values()) {
            for (MatchResult option : options(module)) {
                String place = module.name() + " reads " + option.group(2);
                Symbol symbol = kconfig.symbol(option.group(2).substring("corto.".length()).replace('.', '_').toUpperCase(Locale.ROOT));
                assertThat(symbol).as(place).isNotNull();
                boolean isBoolean = option.group(1).startsWith("Boolean");
                assertThat(symbol.type()).as(place).isIn(isBoolean ? List.of(Type.BOOL) : List.of(Type.INT, Type.HEX));
                assertThat(defaultOf(symbol)).as("default of " + symbol.name()).isEqualTo(isBoolean ? "n" : Objects.requireNonNull(option.group(3), place + " without default").replace("_", ""));
                count++;
            }
        }
        assertThat(count).isGreaterThan(8);
    }

    /// The value of its default, unless that has a condition: then the code need not know of it.
    private static String defaultOf(Symbol symbol) {
        return symbol.defaults().stream().filter(value -> value.condition().equals(symbol.directDependency())).map(value -> value.value().toString().replace("\"", "")).findFirst().orElse("n");
    }

    @Test
    void options_of_libraries_are_read_by_them() throws IOException {
        Set<String> read = new HashSet<>();
        List<Path> files = new ArrayList<>(SourceFiles.below(ROOT.resolve("runtime/jdk/base"), ".java"));      // whose options are those of corto.jdk
        for (SourceModule module : modules.values()) {
            options(module).forEach(option -> read.add(symbol(option.group(2))));
            files.addAll(SourceFiles.below(module.sources(), ".java"));
        }
        for (Path file : files) {
            TEXT_OPTION.matcher(Files.readString(file)).results().forEach(option -> read.add(symbol(option.group(1))));
        }
        SymbolNames names = SymbolNames.of(modules.keySet());
        for (Symbol symbol : kconfig().symbols()) {
            boolean isOption = names.module(symbol.name()).isEmpty() && modules.keySet().stream().anyMatch(module -> symbol.name().startsWith(SymbolNames.symbol(module) + "_"));
            if (isOption) {
                assertThat(read).as("options that the code reads").contains(symbol.name());
            }
        }
    }

    private static String symbol(String property) {
        return property.substring("corto.".length()).replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static List<MatchResult> options(SourceModule module) throws IOException {
        List<MatchResult> options = new ArrayList<>();
        for (Path file : SourceFiles.below(module.sources(), ".java")) {
            OPTION.matcher(SourceText.withoutComments(Files.readString(file))).results().forEach(options::add);
        }
        return options;
    }

    /// What menuconfig lets somebody choose can be composed, whatever it is.
    @Test
    void random_configurations_compose() {
        Layers layers = Layers.read(ROOT.resolve(Layers.FILE));
        for (ProgramKind kind : ProgramKind.values()) {
            for (int seed = ALL_YES; seed < SEEDS; seed++) {
                ImageConfiguration configuration = ImageConfiguration.defaults(libraries, kind, place);
                switch (seed) {
                    case ALL_YES -> configuration.values().allYes();
                    case ALL_NO -> configuration.values().allNo();
                    default -> configuration.values().random(seed);
                }
                try {
                    assertThat(Composition.of(modules, configuration.modules(), layers).members()).hasSizeGreaterThan(5);
                } catch (Failure e) {
                    throw new AssertionError(kind + ", seed " + seed + ": " + e.getMessage() + "\n" + configuration.minimalText(), e);
                }
            }
        }
    }
}
