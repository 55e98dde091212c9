// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.configuration.ConfigurationFile;
import corto.configuration.ImageConfiguration;
import corto.configuration.KernelLibraries;
import corto.console.Failure;
import corto.console.Progress;
import corto.manifest.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// Options that decide what an image contains. The command line overrides a `.config`, that the manifest, that the defaults of Kconfig.
@Group("Image")
final class ImageOptions {
    private static final String SET = "--set";

    @Option(names = "--platform", paramLabel = "NAME", description = "pc: boots on a PC under QEMU (default). process: a static Linux executable.")
    @Values({"pc", "process"})
    private String platform;

    @Option(names = {"-O", "--optimization"}, paramLabel = "GOAL", description = "size (default), speed or debug.")
    @Values({"size", "speed", "debug"})
    private String optimization;

    @Option(names = "--collector", paramLabel = "NAME", description = "mark-sweep (default), or none: memory is never freed.")
    @Values({"mark-sweep", "none"})
    private String collector;

    @Option(names = SET, paramLabel = "NAME=VALUE", description = "A setting of the configuration, as in .config: SCHED_FIFO=y. May be repeated. corto config shows them.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration: a .config of corto menuconfig. Default: .config in the target's folder, else in this one.")
    private Path file;

    @Option(names = "--lib", paramLabel = "DIR", description = "A library from outside of the tree, a folder of some, or a jar of such a folder. May be repeated.")
    private List<Path> libraryFolders = new ArrayList<>();

    @Option(names = "--option", paramLabel = "KEY=VALUE", description = "An option for the compiler. May be repeated.")
    private Map<String, String> compilerOptions = new LinkedHashMap<>();

    private final List<Setting> asked = new ArrayList<>();
    private Chosen chosen;
    private ImageModules modules;

    @Group(Help.OPTIONS)
    @Option(names = {"-q", "--quiet"}, description = "No progress lines.")
    void quiet(boolean quiet) {
        if (quiet) {
            Progress.silence();
        }
    }

    /// What an image is made of, and from which libraries.
    record Chosen(ImageConfiguration configuration, KernelLibraries libraries, Map<String, String> moreOptions) {
        /// Distinguishes the images of one application.
        String id() {
            String id = configuration.id();
            for (Map.Entry<String, String> option : moreOptions.entrySet()) {
                id += "-" + (option.getKey() + "=" + option.getValue()).replaceAll("[^A-Za-z0-9=._-]", "_");
            }
            return id;
        }

        Map<String, String> compilerOptions() {
            Map<String, String> all = new TreeMap<>(configuration.compilerOptions());
            all.putAll(moreOptions);
            return all;
        }
    }

    /// For a debugger: unless the user says otherwise, an image whose lines and variables it can follow.
    void preferDebug() {
        if (optimization == null) {
            optimization = "debug";
        }
    }

    /// One more setting, made by another option of the command line.
    void ask(Setting setting) {
        asked.add(setting);
        chosen = null;
        modules = null;
    }

    /// Reads the configuration, once.
    Chosen choose(TargetConfiguration target) {
        if (chosen == null) {
            chosen = read(target);
        }
        return chosen;
    }

    /// Composes and compiles the libraries, once.
    ImageModules modules(TargetConfiguration target) {
        if (modules == null) {
            modules = ImageModules.of(choose(target));
        }
        return modules;
    }

    private Chosen read(TargetConfiguration target) {
        KernelLibraries libraries = libraries(target);
        ImageConfiguration configuration = ImageConfiguration.defaults(libraries, target.kind(), Sdk.configurations());
        target.askOf(configuration);
        place(target).ifPresent(found -> {
            Progress.note("configuration " + found);
            configuration.load(found).forEach(Progress::step);
        });
        if (platform != null) {
            configuration.ask(List.of(configuration.platform(platform, "--platform " + platform)));
        }
        if (optimization != null) {
            configuration.ask(List.of(configuration.optimization(optimization, "--optimization " + optimization)));
        }
        if (collector != null) {
            configuration.ask(List.of(configuration.collector(collector, "--collector " + collector)));
        }
        configuration.ask(settings.stream().map(text -> ConfigurationFile.setting(text, SET)).toList());
        configuration.ask(asked);
        configuration.check();
        return new Chosen(configuration, libraries, Map.copyOf(compilerOptions));
    }

    private Optional<Path> place(TargetConfiguration target) {
        if (file != null) {
            if (!Files.isRegularFile(file)) {
                throw new Failure("--config: there is no file " + file + ".", "corto menuconfig or corto defconfig make one.");
            }
            return Optional.of(file);
        }
        return ConfigurationFile.existing(target.folder());
    }

    KernelLibraries libraries(TargetConfiguration target) {
        List<Path> folders = new ArrayList<>(target.libraries());
        libraryFolders.forEach(folder -> folders.add(ExternalLibraries.folder(folder)));
        return new KernelLibraries(Sdk.root(), folders);
    }
}
