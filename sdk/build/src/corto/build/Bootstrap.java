// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Builds the host tools: all modules in `compiler/` and `sdk/` with one javac run, packed into one jar.
///
/// A jar, because the JVM shares classes between runs (AppCDS) only if they come from jars. The launcher calls this when a source is
/// newer than the jar: `java Bootstrap.java ROOT DEPENDENCIES HOST_FOLDER`.
public final class Bootstrap {
    /// The jar whose classes are too old for the JVM's cache, see [OldClasses]. Ours comes first on the class path.
    private static final String RENEWED = "picocli-";

    /// How the C library tells errno 28 (ENOSPC), and after it the JDK and javac.
    private static final String DISK_FULL = "No space left on device";

    private Bootstrap() {
    }

    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        Path dependencies = Path.of(arguments[1]);
        Path host = Path.of(arguments[2]);
        Instant started = Instant.now();
        try {
            Path classes = compile(root, dependencies, host);
            pack(classes, dependencies, host.resolve("corto.jar"), started);
        } catch (CompilationFailed e) {
            if (e.getMessage().contains(DISK_FULL)) {
                cannotWrite(host, DISK_FULL);
            }
            System.err.println(e.getMessage());
            System.err.println("corto: the host tools do not compile (sources: " + root.resolve("sdk") + ", " + root.resolve("compiler") + ").");
            System.exit(1);
        } catch (IOException | UncheckedIOException e) {
            cannotWrite(host, String.valueOf(e instanceof UncheckedIOException ? e.getCause() : e));
        }
    }

    private static void cannotWrite(Path host, String reason) {
        System.err.println("corto: cannot build the host tools in " + host + ": " + reason + ".");
        System.err.println("       Make room or allow it, or choose another folder: CORTO_BUILD=/some/folder corto …");
        System.exit(1);
    }

    private static Path compile(Path root, Path dependencies, Path host) throws IOException {
        List<SourceModule> modules = SourceModule.below(root, "compiler", "sdk");
        List<Path> sources = new ArrayList<>();
        List<String> options = new ArrayList<>(List.of("-g", "-parameters", "-Xlint:none", "-nowarn", "-XDsuppressNotes", "-XDstringConcat=inline", "-Xmaxerrs", "20",
                "--module-path", dependencies.toString()));
        for (SourceModule module : modules) {
            options.add("--module-source-path");
            options.add(module.name() + "=" + module.sources());
            sources.addAll(SourceFiles.below(module.sources(), ".java"));
        }
        OptionFile.addTo(options, root.resolve("sdk/javac-options"));
        Path classes = host.resolve("classes");
        new Compilation(sources, options, classes).run();
        for (SourceModule module : modules) {
            copyResources(module.sources(), classes.resolve(module.name()));
        }
        return classes;
    }

    private static void copyResources(Path sources, Path classes) throws IOException {
        for (Path file : SourceFiles.below(sources, "")) {
            if (!file.toString().endsWith(".java")) {
                Path copy = classes.resolve(sources.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// Packs the classes of all modules and of [#RENEWED] together, uncompressed. The jar's time is `started`, so a source saved meanwhile is newer.
    private static void pack(Path classes, Path dependencies, Path jar, Instant started) throws IOException {
        Path fresh = jar.resolveSibling(jar.getFileName() + "." + ProcessHandle.current().pid());
        try (OutputStream out = Files.newOutputStream(fresh); JarOutputStream entries = new JarOutputStream(out)) {
            entries.setLevel(0);
            try (var modules = Files.list(classes)) {
                for (Path module : modules.sorted().toList()) {
                    for (Path file : SourceFiles.below(module, "")) {
                        String name = module.relativize(file).toString();
                        if (!name.equals("module-info.class")) {
                            entries.putNextEntry(new JarEntry(name));
                            Files.copy(file, entries);
                        }
                    }
                }
            }
            for (Path old : SourceFiles.below(dependencies, ".jar")) {
                if (old.getFileName().toString().startsWith(RENEWED)) {
                    for (Map.Entry<String, byte[]> renewed : OldClasses.renewed(old).entrySet()) {
                        entries.putNextEntry(new JarEntry(renewed.getKey()));
                        entries.write(renewed.getValue());
                    }
                }
            }
        }
        Files.setLastModifiedTime(fresh, FileTime.from(started));
        Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
