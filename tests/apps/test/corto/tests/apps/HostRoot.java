// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import corto.build.SourceFiles;
import corto.cli.ProgramBoot;
import corto.rootfs.CpioReader;
import corto.rootfs.Entry;
import corto.rootfs.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The root file system of a program, unpacked on this host, and the host's Linux to run the program in it.
///
/// A command sees what it sees on Corto: that root, with its changes thrown away (overlayfs on a tmpfs); /proc with itself alone; one processor; user 0; no terminal. That takes
/// namespaces: root, or a Linux that gives them to users.
final class HostRoot {
    private static final String SCRIPT = """
            set -e
            root=$1 place=$2 workdir=$3
            shift 3
            mount -t tmpfs -o mode=0755 none "$place"
            mkdir "$place/upper" "$place/work" "$place/root"
            mount -t overlay -o "lowerdir=$root,upperdir=$place/upper,workdir=$place/work" none "$place/root"
            mount -t proc none "$place/root/proc"
            mount --rbind /dev "$place/root/dev"
            mount --rbind /sys "$place/root/sys"
            mount -t tmpfs -o mode=1777 none "$place/root/dev/shm"
            hostname corto
            exec env -i "$@"
            """;

    private final Path root;
    private final ProgramBoot boot;

    private HostRoot(Path root, ProgramBoot boot) {
        this.root = root;
        this.boot = boot;
    }

    /// Unpacks the archive to `folder`, unless this very one is there.
    static HostRoot unpack(ProgramBoot boot, Path folder) throws IOException {
        Path archive = boot.root();
        Path stamp = folder.resolveSibling(folder.getFileName() + ".stamp");
        String wanted = archive + " " + Files.size(archive) + " " + Files.getLastModifiedTime(archive);
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
            SourceFiles.delete(folder);
            Files.createDirectories(folder);
            FileTree tree = CpioReader.read(archive);
            for (Map.Entry<String, Entry> named : tree.entries().entrySet()) {
                put(folder, folder.resolve(named.getKey().substring(1)), named.getValue());
            }
            Files.writeString(stamp, wanted);
        }
        return new HostRoot(folder, boot);
    }

    private static void put(Path folder, Path path, Entry entry) throws IOException {
        switch (entry) {
            case Entry.Directory(int permissions) -> {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, permissions(permissions));
            }
            case Entry.RegularFile file -> {
                try (InputStream in = file.content().open()) {
                    Files.copy(in, path);
                }
                Files.setPosixFilePermissions(path, permissions(file.permissions()));
                Files.setLastModifiedTime(path, FileTime.from(file.seconds(), TimeUnit.SECONDS));
            }
            case Entry.SymbolicLink(String target) -> Files.createSymbolicLink(path, Path.of(target));
            case Entry.HardLink(String original) -> Files.createLink(path, folder.resolve(original.substring(1)));
            case Entry.Special _ -> { }                      // all are below /dev, where the host's are mounted
        }
    }

    private static Set<PosixFilePermission> permissions(int bits) {
        PosixFilePermission[] all = PosixFilePermission.values();        // in the order of the bits, highest first
        Set<PosixFilePermission> permissions = new HashSet<>();
        for (int i = 0; i < all.length; i++) {
            if ((bits >> all.length - 1 - i & 1) != 0) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }

    /// `words` with the path of the program that the first one names, as a shell finds it.
    List<String> located(List<String> words) {
        String name = words.getFirst();
        if (name.startsWith("/")) {
            return words;
        }
        for (String folder : boot.environment().get("PATH").split(":")) {
            if (Files.isExecutable(root.resolve(folder.substring(1)).resolve(name))) {
                List<String> located = new ArrayList<>(words);
                located.set(0, folder + "/" + name);
                return located;
            }
        }
        throw new AssertionError("there is no program " + name + " in " + root);
    }

    /// As [ProgramBoot#run].
    ProgramBoot.Ended run(List<String> words, byte[] input, Duration limit) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("corto-host");
        List<String> line = new ArrayList<>(List.of("taskset", "-c", "0", "unshare", "--mount", "--pid", "--fork", "--kill-child", "--uts"));
        if (!System.getProperty("user.name").equals("root")) {
            line.add("--map-root-user");
        }
        line.addAll(List.of("sh", "-c", SCRIPT, "sh", root.toString(), place.toString(), boot.workdir()));
        boot.environment().forEach((name, value) -> line.add(name + "=" + value));
        line.addAll(List.of("unshare", "--root=" + place.resolve("root"), "--wd=" + boot.workdir()));
        line.addAll(words);
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        Process process = builder.start();
        try {
            Thread.ofVirtual().start(() -> feed(process, input));
            Thread.ofVirtual().start(() -> {
                try {
                    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                        process.destroyForcibly();
                    }
                } catch (InterruptedException e) {
                    process.destroyForcibly();
                }
            });
            String text = ProgramBoot.Ended.text(process.getInputStream().readAllBytes());
            int status = process.waitFor();
            assertThat(text).as("the host's Linux has to give namespaces and overlayfs").doesNotContain("unshare failed", "mount: ");
            return new ProgramBoot.Ended(text, status, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            process.destroyForcibly();
            Files.delete(place);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException e) {
            // It ended without reading all.
        }
    }
}
