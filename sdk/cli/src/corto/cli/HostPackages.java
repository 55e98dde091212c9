// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static java.util.Map.entry;

import corto.console.Failure;
import corto.console.Progress;
import corto.runners.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Programs of the host that Corto calls, and the Debian packages that have them.
final class HostPackages {
    static final String[] COMPILING = {"gcc", "as", "ld", "objcopy"};
    static final String[] EMULATING = {"qemu-system-x86_64"};
    /// What tests/kconfig compares with: the source of Linux's conf and what it is built with, the conf of Linux 4.11, kconfiglib.
    static final String[] KCONFIG_ORACLES = {"gcc", "flex", "bison", "tar", "xz", "/usr/src/linux-source-6.1.tar.xz", "kconfig-conf", "/usr/lib/python3/dist-packages/kconfiglib.py"};

    /// Packages that are not called as their program is.
    private static final Map<String, String> PACKAGES = Map.ofEntries(entry("as", "binutils"), entry("ld", "binutils"), entry("objcopy", "binutils"),
            entry("addr2line", "binutils"), entry("qemu-system-x86_64", "qemu-system-x86"), entry("mvn", "maven"), entry("musl-gcc", "musl-tools"),
            entry("lsattr", "e2fsprogs"), entry("xz", "xz-utils"), entry("/usr/src/linux-source-6.1.tar.xz", "linux-source-6.1"),
            entry("kconfig-conf", "kconfig-frontends"), entry("/usr/lib/python3/dist-packages/kconfiglib.py", "python3-kconfiglib"));

    private HostPackages() {
    }

    static boolean isThere(String program) {
        return place(program).isPresent();
    }

    /// Where a program, or a file with a full path, is.
    static Optional<Path> place(String program) {
        return program.startsWith("/") ? Optional.of(Path.of(program)).filter(Files::exists) : Programs.find(program);
    }

    static Set<String> packagesOf(List<String> programs) {
        Set<String> packages = new LinkedHashSet<>();
        programs.forEach(program -> packages.add(PACKAGES.getOrDefault(program, program)));
        return packages;
    }

    /// Makes sure that `programs` are there. As root on a system with apt-get the missing ones are installed; otherwise this fails with
    /// the line to type.
    static void require(String... programs) {
        List<String> missing = Arrays.stream(programs).filter(program -> !isThere(program)).toList();
        if (missing.isEmpty()) {
            return;
        }
        Set<String> packages = packagesOf(missing);
        String names = String.join(" ", packages);
        if (!isRoot() || !isThere("apt-get")) {
            throw new Failure(String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " missing.", installLine(packages));
        }
        Progress.step("installing " + names + " (apt-get)");
        if (!install(packages)) {
            update();
            if (!install(packages)) {
                throw new Failure("apt-get could not install " + names + ".", "Its log is " + log() + ". Try it yourself: apt-get install -y " + names);
            }
        }
    }

    static String installLine(Set<String> packages) {
        return "Install " + (packages.size() == 1 ? "it" : "them") + ": sudo apt-get install -y " + String.join(" ", packages)
                + "   (or your system's packages of the same programs)";
    }

    private static boolean install(Set<String> packages) {
        List<String> words = new ArrayList<>(List.of("apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends"));
        words.addAll(packages);
        return run(words);
    }

    private static void update() {
        run(List.of("apt-get", "-o", "DPkg::Lock::Timeout=120", "update"));
    }

    private static boolean run(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            Files.createDirectories(log().getParent());
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path log() {
        return Sdk.build().resolve("apt.log");
    }

    /// Whether this process runs as user 0, by the owner of its own folder in /proc.
    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
