// SPDX-License-Identifier: Apache-2.0
package corto.configuration;

import corto.build.SourceModule;
import corto.composition.SymbolNames;
import corto.console.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The libraries that an image can be made of: those of the tree and those that somebody brings along.
public final class KernelLibraries {
    /// Reading it adds nothing.
    private static final String NOTHING = "/dev/null";
    private static final String KCONFIG = "Kconfig";

    private final Path root;
    private final Map<String, SourceModule> modules = new TreeMap<>();
    private final List<SourceModule> external = new ArrayList<>();

    /// `root` is the repository; `folders` are searched for libraries from outside.
    public KernelLibraries(Path root, List<Path> folders) {
        this.root = root;
        SourceModule.below(root, "runtime", "lib").forEach(module -> modules.put(module.name(), module));
        folders.forEach(this::add);
    }

    private void add(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure("there is no folder " + folder + " with a library.", "Name one that has src/module-info.java and Kconfig: corto new library makes such a folder.");
        }
        List<SourceModule> found = SourceModule.below(folder, "");
        if (found.isEmpty()) {
            throw new Failure(folder + " is no library: it has no src/module-info.java, nor has a folder in it.", "corto new library NAME makes one.");
        }
        for (SourceModule module : found) {
            SourceModule other = modules.putIfAbsent(module.name(), module);
            if (other != null && !other.folder().equals(module.folder())) {
                throw new Failure("two libraries are called " + module.name() + ": in " + other.folder() + " and in " + module.folder() + ".", "Rename the module in one of them.");
            }
            if (other == null) {
                if (!Files.exists(module.folder().resolve(KCONFIG))) {
                    throw new Failure("the library in " + module.folder() + " has no Kconfig, so nobody could select it.",
                            "It needs at least: config " + SymbolNames.symbol(module.name()) + ", and below it a line: bool \"what it is\"");
                }
                external.add(module);
            }
        }
    }

    /// All of them, by name.
    public Map<String, SourceModule> modules() {
        return Collections.unmodifiableMap(modules);
    }

    /// Those from outside the tree.
    public List<SourceModule> external() {
        return Collections.unmodifiableList(external);
    }

    /// The file that begins the Kconfig tree.
    Path kconfig() {
        return root.resolve(KCONFIG);
    }

    /// A Kconfig file that sources those of the external libraries. It is written to `place`, a folder of the build.
    String externalKconfig(Path place) {
        if (external.isEmpty()) {
            return NOTHING;
        }
        StringBuilder text = new StringBuilder("menu \"External libraries\"\n\n");
        external.forEach(module -> text.append("source \"").append(module.folder().resolve(KCONFIG)).append("\"\n"));
        text.append("\nendmenu\n");
        Path file = place.resolve("external-" + HexFormat.of().toHexDigits(text.toString().hashCode()) + ".kconfig");
        try {
            if (!Files.exists(file) || !Files.readString(file).contentEquals(text)) {
                Files.createDirectories(place);
                Path fresh = Files.createTempFile(place, "external", ".new");
                Files.writeString(fresh, text);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }
}
