// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.SourceFiles;
import corto.console.Failure;
import corto.console.Json;
import corto.runners.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto clean`: removes what builds made.
///
/// The launcher holds the build folder for every command, shared; for this one alone, if it can (`corto.alone`). What is made for one
/// target has locks of its own: there the command waits until nobody builds it.
@Group("Build")
@Command(name = "clean", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Removes what builds made, all or for one target, and says what that freed.", ""},
        footerHeading = Help.EXAMPLES, footer = {
            "  corto clean          all that is made, the host tools too; the next command makes them again",
            "  corto clean hello    class files, root file system and images of hello",
            "  corto clean --cache  downloaded Debian packages, which all build folders of a user share"})
final class CleanCommand implements Callable<Integer> {
    /// Files of the launcher: they stay, for other commands may be waiting for them.
    private static final List<String> LOCKS = List.of("use", "lock");
    private static final String USE = "use";

    @Parameters(paramLabel = "TARGET", arity = "0..1", description = "As in corto run. Without one: the whole build folder.")
    private String target;

    @Option(names = "--cache", description = "Remove downloaded packages instead.")
    private boolean cache;

    @Option(names = "--json", description = "What was removed as JSON.")
    private boolean json;

    private long freed;
    private final List<Path> removed = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (cache && target != null) {
            throw new Failure("--cache: packages are shared by all targets.", "Leave out " + target + ".");
        }
        if (cache) {
            remove(RootFileSystem.cache().resolve("debian"));
        } else if (target != null) {
            cleanTarget();
        } else {
            cleanAll();
        }
        print();
        return 0;
    }

    private void cleanTarget() throws IOException {
        String id = Applications.id(target);
        Path archive = Sdk.build().resolve("rootfs").resolve(id + ".cpio");
        for (Path folder : List.of(Sdk.applications().resolve(id), Sdk.images().resolve(id))) {
            if (Files.isDirectory(folder)) {
                try (BuildLock _ = BuildLock.of(folder)) {
                    List<Path> images = children(folder).stream().filter(Files::isDirectory).toList();
                    for (Path image : images) {
                        try (BuildLock _ = BuildLock.of(image)) {
                            remove(image);
                        }
                    }
                    remove(folder);
                }
                Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".lock"));
            }
        }
        if (Files.exists(archive)) {
            try (BuildLock _ = BuildLock.of(archive)) {
                remove(archive);
                remove(archive.resolveSibling(archive.getFileName() + ".stamp"));
                remove(archive.resolveSibling(id));
            }
        }
    }

    private void cleanAll() throws IOException {
        if (!Files.isWritable(Sdk.build())) {
            throw new AccessDeniedException(Sdk.build().toString());
        }
        if (!Boolean.getBoolean("corto.alone")) {
            List<String> users = Processes.havingOpen(Sdk.build().resolve(USE).toString()).stream().map(Processes.Owner::toString).toList();
            throw new Failure("the build folder " + Sdk.build() + " is in use" + (users.isEmpty() ? "." : ": " + String.join(", ", users) + "."), "Wait for the end of that, or end it.");
        }
        for (Path child : children(Sdk.build())) {
            if (!LOCKS.contains(child.getFileName().toString())) {
                remove(child);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private void remove(Path place) throws IOException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            freed += size(place);
            removed.add(place);
            SourceFiles.delete(place);
        }
    }

    private static long size(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).mapToLong(file -> {
                try {
                    return Files.size(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).sum();
        }
    }

    private void print() {
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("removed", removed);
            values.put("bytes", freed);
            System.out.println(Json.of(values));
        } else if (removed.isEmpty()) {
            System.out.println("There is nothing to remove.");
        } else {
            removed.forEach(place -> System.out.println("removed " + place));
            System.out.printf(Locale.ROOT, "%.1f MB are free again.%n", freed / 1e6);
        }
    }
}
