// SPDX-License-Identifier: Apache-2.0
package corto.toolchain;

import corto.build.BuildLock;
import corto.build.Fingerprint;
import corto.build.SourceFiles;
import corto.console.Failure;
import corto.console.Progress;
import corto.rootfs.DebianPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// gcc with musl, built once from Debian's sources with our files in it.
///
/// ```
/// FOLDER/KEY/bin/musl-gcc         the compiler: musl's own wrapper of gcc
/// FOLDER/KEY/include, lib         its headers; crt1.o, libc.a
/// FOLDER/build.log                what configure and make said last
/// ```
/// KEY changes with our files, the sources and gcc.
public final class NativeCompiler {
    /// Programs of the host that building musl takes.
    public static final List<String> NEEDED = List.of("gcc", "as", "ld", "make", "tar", "gzip");

    private static final String NAME = "musl";
    private static final String PACKAGE = "musl-dev";
    /// SHA-256 of the releases that our files fit.
    private static final Map<String, String> RELEASES = Map.of("1.2.3", "7d5b0b6062521e4627e099e4c9dc8248d32a30285e959b7eecaa780cf8cfd4a4");
    private static final int KEY_DIGITS = 16;

    private final Path files;
    private final Path folder;
    private final DebianPackages packages;

    /// @param files those in place of musl's, by their paths in it
    /// @param folder where it is built and kept; need not exist
    public NativeCompiler(Path files, Path folder, DebianPackages packages) {
        this.files = files;
        this.folder = folder;
        this.packages = packages;
    }

    /// The compiler's path. Fetches and builds what is not there yet, which takes half a minute.
    public Path path() {
        try (BuildLock _ = BuildLock.of(folder)) {
            Path sources = packages.originalSources(NAME, PACKAGE, RELEASES);
            Path installed = folder.resolve(key(sources));
            Path compiler = installed.resolve("bin/musl-gcc");
            if (!Files.exists(compiler)) {
                Progress.step("building musl for native programs (once)");
                build(sources, installed);
            }
            return compiler;
        } catch (IOException e) {
            throw new Failure(e, "cannot build musl in " + folder + ": " + e, "CORTO_CACHE names another folder.");
        }
    }

    private String key(Path sources) throws IOException {
        Fingerprint key = new Fingerprint().text(sources.getFileName().toString()).text(version("gcc"));
        for (Path file : SourceFiles.below(files, "")) {
            key.text(files.relativize(file).toString()).text(Files.readString(file));
        }
        return key.value().substring(0, KEY_DIGITS);
    }

    private void build(Path sources, Path installed) throws IOException {
        Path tree = folder.resolve("build");
        SourceFiles.delete(tree);
        SourceFiles.delete(installed);
        Files.createDirectories(tree);
        call(folder, List.of("tar", "-xzf", sources.toString(), "-C", tree.toString(), "--strip-components=1"));
        for (Path file : SourceFiles.below(files, "")) {
            Path place = tree.resolve(files.relativize(file).toString());
            Files.createDirectories(place.getParent());
            Files.write(place, Files.readAllBytes(file));
        }
        call(tree, List.of("./configure", "--prefix=" + installed, "--disable-shared", "--enable-wrapper=gcc"));
        call(tree, List.of("make", "-s", "-j" + Runtime.getRuntime().availableProcessors()));
        call(tree, List.of("make", "-s", "install"));
        SourceFiles.delete(tree);
    }

    private void call(Path at, List<String> words) throws IOException {
        Path log = folder.resolve("build.log");
        Process process = new ProcessBuilder(words).directory(at.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        if (status(process) != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new Failure("musl could not be built: " + String.join(" ", words) + " failed: " + (lines.isEmpty() ? "it said nothing." : lines.getLast()), "All of it stands in " + log + ".");
        }
    }

    private static String version(String compiler) throws IOException {
        Process process = new ProcessBuilder(compiler, "--version").redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes());
        status(process);
        return text;
    }

    private static int status(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(e, "interrupted while musl was built.");
        }
    }
}
