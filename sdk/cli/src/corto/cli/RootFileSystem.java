// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.Fingerprint;
import corto.console.Failure;
import corto.console.Progress;
import corto.manifest.FileSource;
import corto.manifest.RootFiles;
import corto.rootfs.Archives;
import corto.rootfs.BaseSystem;
import corto.rootfs.Content;
import corto.rootfs.CpioWriter;
import corto.rootfs.DebianPackages;
import corto.rootfs.Entry;
import corto.rootfs.FileTree;
import corto.rootfs.FolderReader;
import corto.rootfs.Globs;
import corto.rootfs.HostPrograms;
import corto.rootfs.Reduction;
import corto.rootfs.Scripts;
import corto.rootfs.TarReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From a [Guest] to its root file system, unless it is there already.
final class RootFileSystem {
    private final Guest guest;
    private final Path file;

    private RootFileSystem(Guest guest) {
        this.guest = guest;
        file = file(guest.id());
    }

    private static Path file(String id) {
        return Sdk.build().resolve("rootfs").resolve(id + ".cpio");
    }

    /// The archive with the files of a Java program.
    static Path of(Application application, Guest.Root.Bare files) {
        Guest guest = new Guest(application.name(), application.id(), files, List.of(), Optional.empty(), List.of());
        return of(guest, false);
    }

    /// The archive: a tar that was given and that the kernel can use as it is, or else one that is made. With `update` Debian's packages are looked up anew.
    static Path of(Guest guest, boolean update) {
        RootFileSystem system = new RootFileSystem(guest);
        try (BuildLock _ = BuildLock.of(system.file)) {
            switch (guest.root()) {
                case Guest.Root.Described described -> system.describe(described, update);
                case Guest.Root.Bare(Path manifest, RootFiles wanted) -> {
                    FileTree tree = new FileTree();
                    try {
                        wanted.base().ifPresent(source -> Archives.readInto(tree, source, system.file.resolveSibling(guest.id())));
                        added(wanted, tree).entries().forEach(tree::put);
                    } catch (Failure e) {
                        throw new Failure(e, manifest + ": " + e.getMessage());
                    }
                    system.writeIfStale(tree);
                }
                case Guest.Root.Program(Path program, String libraryPath) -> {
                    FileTree tree = system.base();
                    List<String> folders = HostPrograms.libraryPath(libraryPath);
                    if (Scripts.matches(program)) {
                        Scripts.copyInto(tree, program, folders);
                    } else {
                        HostPrograms.copyInto(tree, program.toString(), program.toString(), folders);
                    }
                    BaseSystem.configure(tree);
                    system.writeIfStale(tree);
                }
                case Guest.Root.Given(Path source) -> {
                    FileTree tree = new FileTree();
                    Archives.readInto(tree, source, system.file.resolveSibling(guest.id()));
                    system.check(tree, source.toString());
                    if (TarReader.isDirect(tree, source)) {
                        return source;
                    }
                    system.writeIfStale(tree);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return system.file;
    }

    /// Where packages are kept: for all build folders of a user.
    static Path cache() {
        String chosen = System.getenv().getOrDefault("CORTO_CACHE", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen).toAbsolutePath();
        }
        String configured = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        return (configured.isEmpty() ? Path.of(home, ".cache") : Path.of(configured)).resolve("corto");
    }

    private FileTree base() {
        FileTree tree = new FileTree();
        BaseSystem.layOut(tree);
        return tree;
    }

    private void describe(Guest.Root.Described described, boolean update) throws IOException {
        RootFiles wanted = described.files();
        DebianPackages packages = new DebianPackages(cache().resolve("debian"));
        if (update) {
            packages.update();
        }
        List<Path> tars;
        try {
            tars = wanted.packages().isEmpty() ? List.of() : packages.fetch(wanted.packages(), wanted.without());
        } catch (Failure e) {
            throw new Failure(e, described.manifest() + ": packages: " + e.getMessage());
        }
        try {
            FileTree given = new FileTree();
            wanted.base().ifPresent(source -> Archives.readInto(given, source, file.resolveSibling(guest.id())));
            FileTree program = new FileTree();
            described.binary().ifPresent(binary -> HostPrograms.copyInto(program, binary.file().toString(), binary.path()));
            String fingerprint = fingerprint(described, tars, given, program);
            if (Files.exists(file) && Fingerprint.matches(stamp(), fingerprint)) {
                return;
            }
            Progress.step("building the root file system of " + guest.name());
            write(tree(wanted, tars, given, program), fingerprint);
        } catch (Failure e) {
            throw new Failure(e, described.manifest() + ": " + e.getMessage());
        }
    }

    /// `given` is the manifest's own root file system, which takes the place of Corto's base; `program` a program of this machine.
    private FileTree tree(RootFiles wanted, List<Path> tars, FileTree given, FileTree program) throws IOException {
        boolean isOurs = wanted.base().isEmpty();
        FileTree tree = isOurs ? base() : given;
        Set<String> always = new HashSet<>();
        if (isOurs) {
            always.addAll(tree.entries().keySet());
        }
        tars.forEach(tar -> TarReader.readInto(tree, tar));
        if (isOurs && wanted.keep().isEmpty()) {
            Reduction.dropDocumentation(tree);
        }
        if (isOurs) {
            BaseSystem.configure(tree).forEach(path -> always.add(tree.resolve(path, false)));
        }
        for (FileTree added : List.of(added(wanted, tree), program)) {
            added.entries().forEach((path, entry) -> {
                tree.put(path, entry);
                always.add(tree.resolve(path, false));
            });
        }
        tree.removeIf(new Globs(wanted.remove()));                   // first, so that nothing stays that only this needed
        if (!wanted.keep().isEmpty()) {
            Reduction.keep(tree, wanted.keep(), always);
        }
        check(tree, guest.name());
        return tree;
    }

    /// What the manifest puts into the root file system besides packages.
    private static FileTree added(RootFiles wanted, FileTree packages) {
        FileTree added = new FileTree();
        for (Map.Entry<String, FileSource> file : wanted.files().entrySet()) {
            String path = file.getKey();
            switch (file.getValue()) {
                case FileSource.Host(Path source) -> FolderReader.copyInto(added, source, path);
                case FileSource.Text(String text, int permissions) -> added.put(path, new Entry.RegularFile(permissions, 0, Content.of(text)));
                case FileSource.Copy(String from) -> {
                    if (!(packages.find(from).orElse(null) instanceof Entry.RegularFile copied)) {
                        throw new Failure("files: " + path + " is to be a copy of " + from + ", which is no file in the packages.");
                    }
                    added.put(path, copied);
                }
            }
        }
        wanted.folders().forEach(path -> added.put(path, new Entry.Directory(0755)));
        wanted.links().forEach((path, target) -> added.put(path, new Entry.SymbolicLink(target)));
        return added;
    }

    /// Mistakes that the guest could only tell by failing.
    private void check(FileTree tree, String where) {
        String program = guest.command().getFirst();
        if (!(tree.find(program).orElse(null) instanceof Entry.RegularFile)) {
            throw new Failure(where + ": there is no program " + program + " in the root file system.", "corto rootfs … --list shows what is in it.");
        }
        guest.workdir().ifPresent(folder -> {
            if (!(tree.find(folder).orElse(null) instanceof Entry.Directory)) {
                throw new Failure(where + ": the working folder " + folder + " is not in the root file system.");
            }
        });
    }

    /// Of what a manifest's archive depends on: its words, packages, and the files of this machine that it names.
    private static String fingerprint(Guest.Root.Described described, List<Path> tars, FileTree given, FileTree program) {
        Fingerprint fingerprint = new Fingerprint().text(described.toString()).file(Sdk.hostJar()).files(tars);
        FileTree sources = new FileTree();
        described.files().files().forEach((path, source) -> {
            if (source instanceof FileSource.Host(Path file)) {
                FolderReader.copyInto(sources, file, path);
            }
        });
        List.of(sources, given, program).forEach(tree -> add(fingerprint, tree));
        return fingerprint.value();
    }

    /// Everything about `tree` but the contents of files, which count by their files' size and time.
    private static void add(Fingerprint fingerprint, FileTree tree) {
        Set<Path> sources = new HashSet<>();
        tree.entries().forEach((path, entry) -> {
            fingerprint.text(path);
            if (entry instanceof Entry.RegularFile(int permissions, long seconds, Content.Slice content)) {
                fingerprint.text(permissions + " " + seconds + " " + content);
                if (sources.add(content.file())) {
                    fingerprint.file(content.file());
                }
            } else if (!(entry instanceof Entry.RegularFile)) {
                fingerprint.text(entry.toString());
            }
        });
    }

    /// The tree itself says what the archive depends on: to read it takes less than to write it.
    private void writeIfStale(FileTree tree) throws IOException {
        Fingerprint fingerprint = new Fingerprint().file(Sdk.hostJar());
        add(fingerprint, tree);
        String value = fingerprint.value();
        if (!Files.exists(file) || !Fingerprint.matches(stamp(), value)) {
            write(tree, value);
        }
    }

    private void write(FileTree tree, String fingerprint) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(stamp());
        CpioWriter.write(tree, file);
        Files.writeString(stamp(), fingerprint);
    }

    private Path stamp() {
        return file.resolveSibling(file.getFileName() + ".stamp");
    }
}
