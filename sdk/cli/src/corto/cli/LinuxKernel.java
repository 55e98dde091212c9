// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.SourceModule;
import corto.console.Failure;
import corto.console.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Which libraries the kernel of a Linux program is made of: the one place that knows.
///
/// A library is selected by a line `CONFIG_NAME=y`, in which NAME is its module's name without `corto.`, in capitals, with `_` for each
/// dot: `CONFIG_DRIVERS_SERIAL` is `corto.drivers.serial`. What a selected library requires comes with it. `lib/defconfig` says what
/// every such kernel has, above all [#LOADER] and the policies; lines of a manifest come after it, and the last word on a name counts.
///
/// The image's main class is [#MAIN_CLASS]. It finds its settings in `corto.platform.api.Platform`: `options()` (`strace`, `ip`,
/// `gateway`, `workdir`, `log`), `environment()`, and `arguments()`, whose first is the program's path in the initrd.
final class LinuxKernel {
    static final String MAIN_CLASS = "corto.posix.init.Main";
    static final String LOADER = "corto.posix.init";
    /// Prints system calls. Only images that are asked to trace have it.
    static final String TRACER = "corto.posix.strace";

    /// Registers of the processor that applications use are theirs: the kernel touches no vector register.
    static final Map<String, String> COMPILER_OPTIONS = Map.of("floatingPoint", "soft");

    private static final String DEFAULTS = "lib/defconfig";
    private static final String OWN = "corto.";
    private static final String PREFIX = "CONFIG_";

    private LinuxKernel() {
    }

    /// Whether the tree has what loads Linux programs.
    static boolean isThere() {
        return modules().containsValue(LOADER);
    }

    /// The failure that says that it has not.
    static Failure missing() {
        return new Failure("Linux programs cannot run yet: the kernel library " + LOADER + " (the ELF loader) is not in this tree.",
                "Their root file systems can be made and looked at (corto rootfs TARGET --list), and --dry-run prints the machine.");
    }

    /// Names of the modules that `config` selects, after the defaults. `where` is the manifest, for errors.
    static List<String> selected(List<String> config, String where) {
        Map<String, String> modules = modules();
        Map<String, Boolean> chosen = new LinkedHashMap<>();
        add(chosen, defaults(), modules, DEFAULTS);
        add(chosen, config, modules, where);
        List<String> selected = new ArrayList<>();
        chosen.forEach((symbol, isOn) -> {
            if (isOn) {
                selected.add(modules.get(symbol));
            }
        });
        return selected;
    }

    private static void add(Map<String, Boolean> chosen, List<String> config, Map<String, String> modules, String where) {
        for (String line : config) {
            int equals = line.indexOf('=');
            String symbol = line.substring(PREFIX.length(), equals);
            String value = line.substring(equals + 1);
            if (!value.equals("y") && !value.equals("n")) {
                throw new Failure(where + ": " + line + ": options with a value cannot be set in this version, only libraries be selected (=y, =n).");
            }
            if (!modules.containsKey(symbol)) {
                throw symbol.equals(symbol(LOADER)) ? missing() : new Failure(where + ": there is no kernel library for " + PREFIX + symbol + "." + Suggestion.sentence(symbol, modules.keySet()),
                        "A library's folder is its name: lib/drivers/serial is CONFIG_DRIVERS_SERIAL.");
            }
            chosen.put(symbol, value.equals("y"));
        }
    }

    private static List<String> defaults() {
        Path file = Sdk.root().resolve(DEFAULTS);
        try {
            return Files.readAllLines(file).stream().map(String::strip).filter(line -> line.startsWith(PREFIX) && line.indexOf('=') > 0).toList();
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + file + ": " + e.getMessage());
        }
    }

    /// Module names of `runtime/` and `lib/`, by the symbol that selects them.
    private static Map<String, String> modules() {
        Map<String, String> modules = new TreeMap<>();
        SourceModule.below(Sdk.root(), "runtime", "lib").forEach(module -> modules.put(symbol(module.name()), module.name()));
        return modules;
    }

    static String symbol(String module) {
        return module.substring(OWN.length()).replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
