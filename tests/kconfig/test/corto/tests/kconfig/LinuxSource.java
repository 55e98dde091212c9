// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Linux 6.1's Kconfig files, configurations and `scripts`, and the programs built of them; from Debian's package linux-source-6.1.
///
/// Unpacked and built on first use in `build/tests/kconfig` (20 s, most of it xz) and kept while the package stays the same.
final class LinuxSource {
    static final Path ARCHIVE = Path.of("/usr/src/linux-source-6.1.tar.xz");
    private static final String[] PARTS = {"*/Kconfig*", "*/scripts/*", "*/arch/x86/configs/*", "linux-source-6.1/Makefile"};

    private LinuxSource() {}

    static Path workFolder() {
        return Path.of(System.getProperty("corto.build")).resolve("tests/kconfig");
    }

    static Path oracleFolder() {
        return Path.of(System.getProperty("corto.root")).resolve("tests/kconfig/oracle");
    }

    static Path tree() {
        return workFolder().resolve("linux");
    }

    static Path conf() {
        return workFolder().resolve("conf/conf");
    }

    static Path jobs() {
        return workFolder().resolve("conf/jobs");
    }

    /// Unpacks and builds if that has not been done, or if the package or our part of the oracle has changed. Test classes run in several JVMs: the others wait.
    static synchronized void prepare() throws IOException {
        if (!Files.exists(ARCHIVE)) {
            throw new IOException(ARCHIVE + " is missing; apt-get install -y linux-source-6.1");
        }
        Path folder = Files.createDirectories(workFolder());
        try (FileChannel channel = FileChannel.open(folder.resolve("prepare.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
            prepare(folder);
        }
    }

    private static void prepare(Path folder) throws IOException {
        Path unpacked = folder.resolve("linux.unpacked");
        String version = Files.getLastModifiedTime(ARCHIVE) + " " + Files.size(ARCHIVE);
        if (!Files.exists(unpacked) || !Files.readString(unpacked).equals(version)) {
            Folders.delete(tree());
            Files.createDirectories(tree());
            Commands.run(folder, Map.of(), Stream.concat(Stream.of("tar", "-I", "xz -T0", "-xf", ARCHIVE.toString(), "-C", tree().toString(), "--strip-components=1", "--wildcards"),
                    Stream.of(PARTS)).toList());
            Files.writeString(unpacked, version);
            Files.deleteIfExists(folder.resolve("conf.built"));
        }
        Path built = folder.resolve("conf.built");
        String sources = Files.readString(oracleFolder().resolve("jobs.c")) + Files.readString(oracleFolder().resolve("build-conf"));
        if (!Files.exists(built) || !Files.readString(built).equals(sources)) {
            Commands.run(folder, Map.of(), List.of(oracleFolder().resolve("build-conf").toString(), tree().toString(), folder.resolve("conf").toString()));
            Files.writeString(built, sources);
        }
    }

    /// A copy of the tree without the line `modules`, which kconfiglib does not know.
    static synchronized Path treeForKconfiglib() throws IOException {
        Path copy = workFolder().resolve("linux-kconfiglib-tree");
        Folders.delete(copy);
        Commands.run(workFolder(), Map.of(), List.of("cp", "-r", tree().toString(), copy.toString()));
        Path modules = copy.resolve("kernel/module/Kconfig");
        Files.writeString(modules, Files.readString(modules).replace("\n\tmodules\n", "\n"));
        return copy;
    }

    /// What the kernel's Makefile exports and its Kconfig files ask for, for x86 and Debian's gcc. Rust, pahole and bindgen are absent on purpose:
    /// the result does not depend on whether the machine has them.
    static Map<String, String> environment() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("ARCH", "x86");
        environment.put("SRCARCH", "x86");
        environment.put("srctree", ".");
        environment.put("KERNELVERSION", version());
        environment.put("CC", "gcc");
        environment.put("LD", "ld");
        environment.put("AR", "ar");
        environment.put("NM", "nm");
        environment.put("OBJCOPY", "objcopy");
        environment.put("RUSTC", "no-rustc");
        environment.put("BINDGEN", "no-bindgen");
        environment.put("PAHOLE", "no-pahole");
        environment.put("CLANG_FLAGS", "");
        environment.put("CC_VERSION_TEXT", Commands.run(workFolder(), Map.of(), List.of("gcc", "--version")).lines().findFirst().orElseThrow());
        return environment;
    }

    private static String version() throws IOException {
        StringBuilder version = new StringBuilder();
        for (String line : Files.readAllLines(tree().resolve("Makefile"))) {
            if (line.matches("(VERSION|PATCHLEVEL|SUBLEVEL) = \\d+")) {
                version.append(version.isEmpty() ? "" : ".").append(line, line.indexOf("= ") + 2, line.length());
            }
        }
        return version.toString();
    }
}
