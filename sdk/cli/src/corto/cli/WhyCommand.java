// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.SourceFiles;
import corto.build.SourceModule;
import corto.composition.SymbolNames;
import corto.configuration.ConfigurationFile;
import corto.configuration.SettingReason;
import corto.console.Failure;
import corto.console.Json;
import corto.console.Suggestion;
import corto.graph.LibraryGraph;
import corto.graph.LibraryReason;
import corto.kconfig.Symbol;
import corto.report.Level;
import corto.report.Reasons;
import corto.report.SizeReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto why`: what brought something into the image, or why it is not there.
@Group("Look")
@Command(name = "why", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says why a library, setting, class, method or string is in an image, or why not.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto why net.tcp nginx                     who requires a library, its bytes, what only it needs",
            "  corto why CONFIG_SCHED_FIFO nginx           the value of a setting, and who set it",
            "  corto why println hello                     who calls a println, up to the start",
            "  corto why --all --json String.charAt hello  every method of that name, for a script"})
final class WhyCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    @Parameters(index = "0", paramLabel = "NAME", description = "A library (net.tcp, lib/net/tcp), a setting (CONFIG_NET_TCP), or all or the end of the name of a package, class, method or field; a string in quotation marks.")
    private String name;

    @Parameters(index = "1", paramLabel = "TARGET", arity = "0..1", description = "As in corto run. Without one: the image used last.")
    private String target;

    @Mixin
    private ImageOptions imageOptions;

    @Option(names = "--all", description = "Everything that matches, not only the first " + SHOWN + ".")
    private boolean all;

    @Option(names = "--json", description = "The answers as JSON.")
    private boolean json;

    private Image image;
    private ImageLibraries libraries;
    private SizeReport sizes;

    @Override
    public Integer call() {
        image = target == null ? ImageBuild.last() : ImageBuild.of(target, imageOptions);
        libraries = ImageLibraries.of(image);
        sizes = SizeReport.read(image.file(), image.debugFile(), image.symbolTable());
        Optional<SourceModule> module = library();
        Symbol symbol = libraries.configuration().values().kconfig().symbol(ConfigurationFile.symbol(name));
        if (module.isPresent()) {
            tellLibrary(module.get());
        } else if (symbol != null && symbol.isDefined()) {
            tellSetting(symbol);
        } else {
            tellCode();
        }
        return 0;
    }

    /// The library that `name` is, as module, without `corto.`, as its folder or its symbol.
    private Optional<SourceModule> library() {
        String word = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        Path folder = Path.of(word).toAbsolutePath().normalize();
        return libraries.modules().values().stream().filter(module -> module.name().equals(word) || module.name().equals("corto." + word)
                || SymbolNames.symbol(module.name()).equals(ConfigurationFile.symbol(word)) || Sdk.root().resolve(word).equals(module.folder()) || folder.equals(module.folder())).findFirst();
    }

    private void tellLibrary(SourceModule module) {
        Map<String, Long> bytes = sizes.by(Level.LIBRARY);
        LibraryGraph graph = LibraryGraph.of(libraries.composition(), libraries.modules(), bytes);
        Symbol symbol = libraries.configuration().values().kconfig().symbol(SymbolNames.symbol(module.name()));
        List<String> setting = symbol == null ? List.of("no setting selects it") : new SettingReason(libraries.configuration()).of(symbol);
        boolean isInImage = libraries.composition().moduleNames().contains(module.name());
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>(isInImage ? new LibraryReason(graph, module.name()).json() : Map.of("kind", "library", "name", module.name()));
            values.put("inImage", isInImage);
            values.put("setting", setting);
            System.out.println(Json.of(List.of(values)));
            return;
        }
        if (isInImage) {
            long own = bytes.getOrDefault(module.name(), 0L);
            System.out.printf(Locale.ROOT, "%s is a library of %s: %,d bytes, %.1f %% of the file%n", module.name(), image.title(), own, 100.0 * own / sizes.fileBytes());
            new LibraryReason(graph, module.name()).lines().forEach(System.out::println);
        } else {
            System.out.println(module.name() + " is a library, but not in " + image.title() + ".");
            graph.choices().stream().filter(choice -> choice.alternatives().contains(module.name()))
                    .forEach(choice -> System.out.println("    it could provide " + choice.service() + "; here " + String.join(", ", choice.providers()) + " does"));
        }
        setting.forEach(System.out::println);
    }

    private void tellSetting(Symbol symbol) {
        List<String> lines = new SettingReason(libraries.configuration()).of(symbol);
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("kind", "setting");
            values.put("name", symbol.name());
            values.put("value", libraries.configuration().values().value(symbol));
            values.put("why", lines.stream().skip(1).toList());
            System.out.println(Json.of(List.of(values)));
        } else {
            lines.forEach(System.out::println);
        }
    }

    private void tellCode() {
        Reasons reasons = Reasons.read(image.reachability(), image.symbolTable(), image.holders(), sizes);
        List<Reasons.Reason> found = reasons.find(name);
        if (found.isEmpty()) {
            throw nothing(reasons);
        }
        List<Reasons.Reason> shown = all ? found : found.subList(0, Math.min(SHOWN, found.size()));
        if (json) {
            System.out.println(Json.of(shown.stream().map(Reasons.Reason::json).toList()));
            return;
        }
        shown.forEach(reason -> System.out.println(reason.text()));
        if (shown.size() < found.size()) {
            System.out.println("… and " + (found.size() - shown.size()) + " more match (--all).");
        }
        libraries.modules().keySet().stream().filter(module -> module.endsWith("." + name)).findFirst().ifPresent(module -> System.out.println("There is also a library " + module + ": corto why " + module + "."));
    }

    /// Nothing in the image has the name: is it somewhere else?
    private Failure nothing(Reasons reasons) {
        String where = "nothing in " + image.title() + " is called " + name + ".";
        for (SourceModule module : libraries.modules().values()) {
            Optional<String> type = SourceFiles.below(module.sources(), ".java").stream().map(file -> module.sources().relativize(file).toString().replaceAll("\\.java$", "").replace('/', '.'))
                    .filter(each -> each.equals(name) || each.endsWith("." + name)).findFirst();
            if (type.isPresent()) {
                boolean isInImage = libraries.composition().moduleNames().contains(module.name());
                return new Failure(where, type.get() + " is a class of " + module.name() + (isInImage ? ", which the image has, but nothing that runs reaches it."
                        : ", which is not in the image: corto why " + module.name() + " says what would bring it."));
            }
        }
        if (name.indexOf('.') > 0 && ClassLoader.getPlatformClassLoader().getResource(name.replace('.', '/') + ".class") != null) {
            return new Failure(where, "It is a class of the JDK that nothing that runs reaches.");
        }
        List<String> known = new ArrayList<>(reasons.classNames());
        reasons.classNames().forEach(each -> known.add(each.substring(each.lastIndexOf('.') + 1)));
        libraries.modules().keySet().forEach(module -> known.add(module.startsWith("corto.") ? module.substring("corto.".length()) : module));
        libraries.configuration().values().kconfig().symbols().forEach(symbol -> known.add(symbol.name()));
        return new Failure(where + Suggestion.sentence(name, known), "A method that is not compiled is not called by anything that runs. corto size --by class lists what there is; corto config --list the settings.");
    }
}
