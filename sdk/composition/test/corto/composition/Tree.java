// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import corto.build.SourceModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A tree of modules made for a test.
record Tree(Path root) {
    /// A module in the folder that its name says.
    Tree module(String name, String declaration) {
        return file(folder(name) + "/src/module-info.java", "module " + name + " { " + declaration + " }");
    }

    Tree type(String module, String name, String text) {
        return file(folder(module) + "/src/" + name.replace('.', '/') + ".java", "package p;\n" + text);
    }

    Tree file(String path, String text) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String folder(String module) {
        return "lib/" + module.replaceFirst("^corto\\.", "").replace('.', '/');
    }

    Map<String, SourceModule> modules() {
        Map<String, SourceModule> modules = new TreeMap<>();
        SourceModule.below(root, "lib").forEach(module -> modules.put(module.name(), module));
        return modules;
    }

    Layers layers(String... lines) {
        file("lib/layers", String.join("\n", lines));
        return Layers.read(root.resolve("lib/layers"));
    }
}
