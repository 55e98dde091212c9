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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The root file system of a program, unpacked on this host, and the host's Linux to run the program in it.
///
/// A command sees what it sees on Corto: that root, with its changes thrown away (overlayfs on a tmpfs); /proc with itself alone; one processor; user 0; no terminal. That takes
/// namespaces: root, or a Linux that gives them to users.
final class HostRoot {
    /// The shell stays: as the first process of a namespace a program would not be ended by signals.
    private static final String SCRIPT = """
            set -e
            root=$1 place=$2 keep=$3
            shift 3
            mount -t tmpfs -o mode=0755 none "$place"
            mkdir "$place/upper" "$place/work" "$place/root"
            if [ "$keep" = true ]; then
                mount --bind "$root" "$place/root"
            else
                mount -t overlay -o "lowerdir=$root,upperdir=$place/upper,workdir=$place/work" none "$place/root"
            fi
            mount -t proc none "$place/root/proc"
            mount --rbind /sys "$place/root/sys"
            mount -o remount,bind,ro "$place/root/sys"
            dev=$place/root/dev
            mount -t tmpfs -o mode=0755 none "$dev"            # the host's own must not change
            for name in null zero full random urandom tty; do
                touch "$dev/$name"
                mount --bind "/dev/$name" "$dev/$name"
            done
            ln -s /proc/self/fd "$dev/fd"
            ln -s /proc/self/fd/0 "$dev/stdin"
            ln -s /proc/self/fd/1 "$dev/stdout"
            ln -s /proc/self/fd/2 "$dev/stderr"
            mkdir -m 1777 "$dev/shm"
            hostname corto
            exec 3>&2 2> /dev/null              # where the shell says which signal has ended the program
            status=0
            (exec env -i "$@" 2>&3 3>&-) || status=$?
            exit $status
            """;

    private static final String MODE = "unix:mode";          // with the bits that PosixFilePermission has not
    private static final Duration PREPARATION_LIMIT = Duration.ofMinutes(5);

    private final Path root;
    private final ProgramBoot boot;

    private HostRoot(Path root, ProgramBoot boot) {
        this.root = root;
        this.boot = boot;
    }

    /// Unpacks the archive to `folder` and runs `preparations`, which must succeed, unless this very one is there.
    static HostRoot unpack(ProgramBoot boot, Path folder, List<ProgramCommands.Command> preparations) throws IOException, InterruptedException {
        Path archive = boot.root();
        Path stamp = folder.resolveSibling(folder.getFileName() + ".stamp");
        String wanted = archive + " " + Files.size(archive) + " " + Files.getLastModifiedTime(archive) + " " + preparations;
        HostRoot host = new HostRoot(folder, boot);
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
            SourceFiles.delete(folder);
            Files.createDirectories(folder);
            FileTree tree = CpioReader.read(archive);
            for (Map.Entry<String, Entry> named : tree.entries().entrySet()) {
                put(folder, folder.resolve(named.getKey().substring(1)), named.getValue());
            }
            for (ProgramCommands.Command preparation : preparations) {
                ProgramBoot.Ended ended = host.run(host.located(preparation.words()), preparation.standardInput(), PREPARATION_LIMIT, true);
                assertThat(ended.status()).as(preparation + ": " + ended.text()).isZero();
            }
            Files.writeString(stamp, wanted);
        }
        return host;
    }

    private static void put(Path folder, Path path, Entry entry) throws IOException {
        switch (entry) {
            case Entry.Directory(int permissions) -> {
                Files.createDirectories(path);
                Files.setAttribute(path, MODE, permissions);
            }
            case Entry.RegularFile file -> {
                try (InputStream in = file.content().open()) {
                    Files.copy(in, path);
                }
                Files.setAttribute(path, MODE, file.permissions());
                Files.setLastModifiedTime(path, FileTime.from(file.seconds(), TimeUnit.SECONDS));
            }
            case Entry.SymbolicLink(String target) -> Files.createSymbolicLink(path, Path.of(target));
            case Entry.HardLink(String original) -> Files.createLink(path, folder.resolve(original.substring(1)));
            case Entry.Special _ -> { }                      // all are below /dev, where the host's are mounted
        }
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

    /// What is unpacked, with what the preparations have changed.
    Path folder() {
        return root;
    }

    /// As [ProgramBoot#run].
    ProgramBoot.Ended run(List<String> words, byte[] input, Duration limit) throws IOException, InterruptedException {
        return run(words, input, limit, false);
    }

    private ProgramBoot.Ended run(List<String> words, byte[] input, Duration limit, boolean keepsChanges) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("corto-host");
        List<String> line = new ArrayList<>(List.of("taskset", "-c", "0", "unshare", "--mount", "--pid", "--fork", "--kill-child", "--uts"));
        if (!System.getProperty("user.name").equals("root")) {
            line.add("--map-root-user");
        }
        line.addAll(List.of("sh", "-c", SCRIPT, "sh", root.toString(), place.toString(), Boolean.toString(keepsChanges)));
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
