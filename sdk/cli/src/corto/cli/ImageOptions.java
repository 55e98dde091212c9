// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Options that decide what an image contains. The command line overrides the manifest, the manifest the default.
final class ImageOptions {
    private static final String DEFAULT_PLATFORM = "pc";
    private static final String DEFAULT_OPTIMIZATION = "size";
    private static final List<String> OPTIMIZATIONS = List.of("size", "speed", "debug");

    @Option(names = "--platform", paramLabel = "NAME", description = "pc: boots on a PC under QEMU (default). process: a static Linux executable.")
    private String platform;

    @Option(names = {"-O", "--optimization"}, paramLabel = "GOAL", description = "size (default), speed or debug.")
    private String optimization;

    @Option(names = "--collector", paramLabel = "NAME", description = "mark-sweep (default), or none: memory is never freed.")
    private String collector;

    @Option(names = "--option", paramLabel = "KEY=VALUE", description = "An option for the compiler. May be repeated.")
    private Map<String, String> compilerOptions = new LinkedHashMap<>();

    @Option(names = {"-q", "--quiet"}, description = "No progress lines.")
    void quiet(boolean quiet) {
        if (quiet) {
            Progress.silence();
        }
    }

    /// What an image of an application is made for.
    record Chosen(String platform, String optimization, String collector, Map<String, String> compilerOptions) {
        /// Distinguishes the images of one application: `pc`, `pc-speed`, `process-none`.
        String id() {
            String id = platform;
            id += optimization.equals(DEFAULT_OPTIMIZATION) ? "" : "-" + optimization;
            id += collector.equals("mark-sweep") ? "" : "-" + collector;
            for (Map.Entry<String, String> option : compilerOptions.entrySet()) {
                id += "-" + (option.getKey() + "=" + option.getValue()).replaceAll("[^A-Za-z0-9=._-]", "_");
            }
            return id;
        }
    }

    /// For a debugger: unless the user says otherwise, an image whose lines and variables it can follow.
    void preferDebug() {
        if (optimization == null) {
            optimization = "debug";
        }
    }

    Chosen choose(Application application, TargetModules modules) {
        String chosenPlatform = one("--platform", platform, application.platform().orElse(DEFAULT_PLATFORM), modules.choices("corto.platform."));
        String chosenOptimization = one("--optimization", optimization, application.optimization().orElse(DEFAULT_OPTIMIZATION), OPTIMIZATIONS);
        List<String> collectors = modules.choices("corto.heap.").stream().map(ImageOptions::spelled).toList();
        String standard = collectors.contains("mark-sweep") ? "mark-sweep" : "none";
        String chosenCollector = one("--collector", collector, application.collector().orElse(standard), collectors);
        return new Chosen(chosenPlatform, chosenOptimization, chosenCollector, Map.copyOf(compilerOptions));
    }

    private static String one(String option, String given, String otherwise, List<String> known) {
        return Choices.check(option, given == null ? otherwise : given, known);
    }

    /// Module names have no hyphen: `marksweep` is written `mark-sweep` by people.
    private static String spelled(String module) {
        return module.equals("marksweep") ? "mark-sweep" : module;
    }
}
