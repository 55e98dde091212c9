// SPDX-License-Identifier: Apache-2.0
package corto.configuration;

import corto.build.SourceModule;
import corto.composition.SymbolNames;
import corto.configuration.Origins.Origin;
import corto.console.Failure;
import corto.console.Suggestion;
import corto.kconfig.Assignment;
import corto.kconfig.Choice;
import corto.kconfig.Configuration;
import corto.kconfig.Kconfig;
import corto.kconfig.KconfigException;
import corto.kconfig.KconfigVariables;
import corto.kconfig.Symbol;
import corto.kconfig.Tristate;
import corto.kconfig.Type;
import corto.kconfig.Warning;
import corto.manifest.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one image shall consist of: a value for each symbol of the Kconfig tree.
///
/// Settings are made one after the other, the last word on a symbol counts: a manifest's, those of a `.config`, those of the command line.
/// A setting that somebody wrote for this image has to hold in the end ([#check]); what a `.config` says is taken as far as it can be, as in Linux.
public final class ImageConfiguration {
    private static final String PREFIX = "CONFIG_";
    private static final String PLATFORM = "PLATFORM";
    private static final String COLLECTOR = "HEAP_COLLECTOR";
    private static final String COLLECTOR_PREFIX = "HEAP_";
    private static final String OPTIMIZATION = "OPTIMIZATION";
    private static final String LOG = "LOG_RING";
    private static final String SUMMARY = "corto.log.ring.summary";
    private static final String OWN = "corto.";
    private static final String SOFT_FLOAT = "SOFT_FLOAT";
    private static final String ASSERTIONS = "ASSERTIONS";

    private static final Pattern LINE = Pattern.compile("^(?:# )?CONFIG_(\\w+)(?:=.*| is not set)$", Pattern.MULTILINE);

    private final KernelLibraries libraries;
    private final ProgramKind kind;
    private final Configuration values;
    private final Map<String, Setting> asked = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();       // by symbol, the last said last

    private ImageConfiguration(KernelLibraries libraries, ProgramKind kind, Configuration values) {
        this.libraries = libraries;
        this.kind = kind;
        this.values = values;
    }

    /// The defaults for programs of `kind`. `place` is a folder of the build, for files that are made on the way.
    public static ImageConfiguration defaults(KernelLibraries libraries, ProgramKind kind, Path place) {
        Map<String, String> variables = Map.of("KIND", kind.toString(), "EXTERNAL", libraries.externalKconfig(place));
        try {
            return new ImageConfiguration(libraries, kind, new Configuration(Kconfig.read(libraries.kconfig(), KconfigVariables.of(variables))));
        } catch (KconfigException e) {
            throw new Failure(e, e.getMessage());
        }
    }

    /// The configuration of an image that has been built. `root` is the repository, `place` as in [#defaults].
    public static ImageConfiguration of(Origins origins, Path root, Path place) {
        ImageConfiguration configuration = defaults(new KernelLibraries(root, origins.libraries()), origins.kind(), place);
        origins.settings().forEach(origin -> {
            configuration.values.mergeText(origin.line() + "\n", origin.place());
            configuration.remember(origin.line(), origin.place());
        });
        return configuration;
    }

    /// What made this configuration; [#of] makes it again.
    public Origins origins() {
        return new Origins(kind, libraries.external().stream().map(SourceModule::folder).toList(), List.copyOf(origins.values()));
    }

    /// Who set a symbol; null if nobody did.
    public String origin(String symbol) {
        return origins.containsKey(symbol) ? origins.get(symbol).place() : null;
    }

    /// Notes who says what `lines` of a `.config` say.
    private void remember(String lines, String place) {
        LINE.matcher(lines).results().forEach(line -> {
            origins.remove(line.group(1));
            origins.put(line.group(1), new Origin(line.group(), place));
        });
    }

    public KernelLibraries libraries() {
        return libraries;
    }

    /// Takes over what a `.config` says: it is complete, so nothing that was asked for before counts any more. Lines that mean nothing are returned as sentences.
    public List<String> load(Path file) {
        asked.clear();
        try {
            remember(Files.readString(file), file.toString());
            return values.merge(file).stream().map(Object::toString).toList();
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + file + ": " + e.getMessage());
        }
    }

    /// Takes over what somebody asks for.
    public void ask(List<Setting> settings) {
        for (Setting setting : settings) {
            Symbol symbol = symbol(setting);
            remember(line(symbol, setting), setting.place());
            for (Warning warning : values.mergeText(line(symbol, setting), setting.place())) {
                if (warning.kind() == Warning.Kind.INVALID_VALUE || warning.kind() == Warning.Kind.MALFORMED) {
                    throw new Failure(setting.place() + ": " + warning.message());
                }
            }
            asked.remove(setting.symbol());
            asked.put(setting.symbol(), setting);
        }
    }

    private Symbol symbol(Setting setting) {
        Symbol symbol = values.kconfig().symbol(setting.symbol());
        if (symbol == null || symbol.type() == Type.UNKNOWN) {
            throw unknown(setting.symbol(), setting.place() + ": ");
        }
        return symbol;
    }

    /// The failure that says that there is no symbol `name`.
    public Failure unknown(String name, String where) {
        List<String> known = values.kconfig().symbols().stream().map(Symbol::name).toList();
        return new Failure(where + "there is no setting " + PREFIX + name + "." + Suggestion.sentence(name, known),
                "corto config --list shows all; a library's is its folder's name: lib/drivers/serial is CONFIG_DRIVERS_SERIAL.");
    }

    private static String line(Symbol symbol, Setting setting) {
        String value = setting.value();
        if (symbol.type() == Type.STRING) {
            value = '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        } else if (value.equals("n")) {
            return "# " + PREFIX + symbol.name() + " is not set\n";
        }
        return PREFIX + symbol.name() + "=" + value + "\n";
    }

    /// Fails if something that was asked for does not hold, and says why.
    public void check() {
        for (Setting setting : asked.values()) {
            Symbol symbol = values.kconfig().symbol(setting.symbol());
            if (!values.value(symbol).equals(setting.value())) {
                Assignment answer = values.set(symbol, setting.value());
                throw new Failure(setting.place() + ": " + (answer.isAccepted() ? setting.symbol() + " is " + values.value(symbol) + " all the same: another setting stands against it" : answer.problem()) + ".",
                        "corto config --help-on " + setting.symbol() + " says what it depends on.");
            }
        }
    }

    /// The modules of the image, by name.
    public List<String> modules() {
        return libraries.modules().keySet().stream().filter(module -> isOn(SymbolNames.symbol(module))).toList();
    }

    /// Name of the chosen platform: `pc`.
    public String platform() {
        return chosen(PLATFORM, PLATFORM + "_");
    }

    /// Name of the chosen optimisation: `size`.
    public String optimization() {
        return chosen(OPTIMIZATION, OPTIMIZATION + "_");
    }

    /// Name of the chosen collector, as people write it: `mark-sweep`.
    public String collector() {
        return spelled(chosen(COLLECTOR, COLLECTOR_PREFIX));
    }

    private String chosen(String choice, String prefix) {
        return word(values.selected(choice(choice)), prefix);
    }

    private static String word(Symbol symbol, String prefix) {
        String name = symbol.name().startsWith(prefix) ? symbol.name().substring(prefix.length()) : symbol.name();
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Choice choice(String name) {
        return values.kconfig().choices().stream().filter(choice -> name.equals(choice.name())).findFirst()
                .orElseThrow(() -> new IllegalStateException("the Kconfig tree has no choice " + name));
    }

    /// Symbols have no hyphen: `marksweep` is written `mark-sweep` by people.
    private static String spelled(String word) {
        return word.equals("marksweep") ? "mark-sweep" : word;
    }

    /// The setting that `--platform NAME` stands for.
    public Setting platform(String name, String place) {
        return choose(PLATFORM, PLATFORM + "_", name, place);
    }

    /// The setting that `--optimization GOAL` stands for.
    public Setting optimization(String name, String place) {
        return choose(OPTIMIZATION, OPTIMIZATION + "_", name, place);
    }

    /// The setting that `--collector NAME` stands for.
    public Setting collector(String name, String place) {
        return choose(COLLECTOR, COLLECTOR_PREFIX, name, place);
    }

    private Setting choose(String choice, String prefix, String name, String place) {
        Map<String, Symbol> known = new LinkedHashMap<>();
        choice(choice).symbols().forEach(symbol -> known.put(spelled(word(symbol, prefix)), symbol));
        Symbol symbol = known.get(name.toLowerCase(Locale.ROOT));
        if (symbol == null) {
            throw new Failure(place + " is not known." + Suggestion.sentence(name, known.keySet()), "Choose from: " + String.join(", ", known.keySet()) + ".");
        }
        return new Setting(symbol.name(), "y", place);
    }

    /// What `Integer.getInteger` and its kin find in the image's libraries: a property for each option of a selected library.
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        Map<String, SourceModule> bySymbol = new TreeMap<>();
        libraries.modules().forEach((name, module) -> bySymbol.put(SymbolNames.symbol(name), module));
        for (Symbol symbol : values.kconfig().symbols()) {
            String owner = bySymbol.containsKey(symbol.name()) ? null : owner(symbol.name(), bySymbol);
            if (owner != null && isOn(owner)) {
                String value = values.value(symbol);
                if (symbol.type() == Type.BOOL) {
                    value = value.equals("y") ? "true" : "false";
                }
                if (!value.isEmpty()) {
                    properties.put(bySymbol.get(owner).name() + "." + symbol.name().substring(owner.length() + 1).toLowerCase(Locale.ROOT).replace('_', '.'), value);
                }
            }
        }
        if (isOn(LOG)) {
            properties.put(SUMMARY, summary());
        }
        return properties;
    }

    /// One line for the kernel log: what people chose, by name.
    private String summary() {
        List<String> modules = modules();
        String chosen = modules.stream().filter(module -> values.kconfig().symbol(SymbolNames.symbol(module)).nodes().stream().anyMatch(node -> node.prompt() != null))
                .map(module -> module.startsWith(OWN) ? module.substring(OWN.length()) : module).collect(Collectors.joining(" "));
        return modules.size() + " libraries, with " + chosen;
    }

    /// The longest of the library symbols of which `name` is an option; null if there is none.
    private static String owner(String name, Map<String, SourceModule> bySymbol) {
        for (int end = name.lastIndexOf('_'); end > 0; end = name.lastIndexOf('_', end - 1)) {
            if (bySymbol.containsKey(name.substring(0, end))) {
                return name.substring(0, end);
            }
        }
        return null;
    }

    /// Options for the compiler, by their names there.
    public Map<String, String> compilerOptions() {
        Map<String, String> options = new TreeMap<>(properties());
        if (isOn(SOFT_FLOAT)) {
            options.put("floatingPoint", "soft");
        }
        if (isOn(ASSERTIONS)) {
            options.put("assertions", "true");
        }
        return options;
    }

    private boolean isOn(String name) {
        Symbol symbol = values.kconfig().symbol(name);
        return symbol != null && values.tristate(symbol) == Tristate.Y;
    }

    /// A short name for this configuration, for folders: equal configurations have the same, others have others. `pc`, `pc-speed`, `process-none`, `pc-1f3b9a02`.
    public String id() {
        String id = platform();
        id += optimization().equals("size") ? "" : "-" + optimization();
        id += collector().equals("mark-sweep") ? "" : "-" + collector();
        Set<String> named = new TreeSet<>();
        for (String choice : List.of(PLATFORM, OPTIMIZATION, COLLECTOR)) {
            choice(choice).symbols().forEach(symbol -> named.add(PREFIX + symbol.name() + "=y"));
        }
        Stream<String> settings = minimalText().lines().filter(line -> !named.contains(line)).sorted();
        Stream<String> external = libraries.external().stream().filter(module -> isOn(SymbolNames.symbol(module.name()))).map(module -> module.folder().toString());     // on by default, perhaps
        String rest = Stream.concat(settings, external).collect(Collectors.joining("\n"));
        return rest.isEmpty() ? id : id + "-" + HexFormat.of().toHexDigits(rest.hashCode());
    }

    /// As `.config` has it.
    public String text() {
        return values.text();
    }

    /// The lines of [#text] that defaults do not give.
    public String minimalText() {
        return values.minimalText();
    }

    /// The values themselves.
    public Configuration values() {
        return values;
    }
}
