// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import corto.console.Failure;
import corto.console.Suggestion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The runs of this user: a folder for each, named as the run is. There is no daemon: whoever looks finds out who is alive, and removes what is stale.
///
/// Stale are runs of a terminal whose command and machine have ended (they were killed, else they would have removed it themselves), and detached ones a day after their end.
public final class Runs {
    /// Names as Docker allows them, as long as the name of a host may be.
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}");
    private static final String UNFINISHED = ".new-";            // a folder that is being made, and the process that makes it
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST_SOCKET = 107;               // bytes; unix(7)
    private static final String LONGEST_FILE = "/monitor";

    private final Path folder;

    Runs(Path folder) {
        this.folder = folder;
    }

    /// In `$XDG_RUNTIME_DIR/corto` (XDG Base Directory Specification), which goes when the user logs out of the machine; else in a folder of the user in /tmp.
    public static Runs ofUser() throws IOException {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && runtime.startsWith("/") && Files.isWritable(Path.of(runtime))) {
            return new Runs(privateFolder(Path.of(runtime, "corto")));
        }
        return new Runs(privateFolder(Path.of(System.getProperty("java.io.tmpdir"), "corto-" + uid(Path.of("/proc/self")))));
    }

    /// A folder that is ours: in /tmp anybody could have made it.
    private static Path privateFolder(Path place) throws IOException {
        Files.createDirectories(place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (Files.isSymbolicLink(place) || uid(place) != uid(Path.of("/proc/self"))) {
            throw new Failure("the folder " + place + ", where running programs are noted, belongs to somebody else.", "Set XDG_RUNTIME_DIR to a folder of yours.");
        }
        return place;
    }

    private static int uid(Path place) throws IOException {
        return (Integer) Files.getAttribute(place, "unix:uid", place.startsWith("/proc") ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS});
    }

    /// Those that run, and those that ended not long ago, the youngest first. Removes what is stale.
    public List<Run> all() throws IOException {
        List<Run> runs = new ArrayList<>();
        for (Path place : folders()) {
            String name = place.getFileName().toString();
            if (name.startsWith(UNFINISHED)) {
                String pid = name.substring(UNFINISHED.length());
                if (pid.chars().allMatch(Character::isDigit) && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    remove(place);
                }
                continue;
            }
            Optional<Run> run = Run.read(place);
            if (run.isPresent() && isStale(run.get())) {
                remove(place);
            } else {
                run.ifPresent(runs::add);
            }
        }
        runs.sort(Comparator.comparing(Run::started).reversed());
        return runs;
    }

    private List<Path> folders() throws IOException {
        List<Path> places = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
            children.forEach(places::add);
        }
        return places;
    }

    private static boolean isStale(Run run) {
        if (run.isAlive()) {
            return false;
        }
        return !run.detached() || run.end().map(Run.End::time).orElse(run.started()).isBefore(Instant.now().minus(KEPT));
    }

    /// The run with this name.
    public Run find(String name) throws IOException {
        List<Run> runs = all();
        return runs.stream().filter(run -> run.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = runs.stream().map(Run::name).toList();
            return new Failure("there is no run \"" + name + "\"." + Suggestion.sentence(name, names), names.isEmpty() ? "Nothing runs." : "corto ps --all shows all.");
        });
    }

    /// The run whose machine or command is this process.
    Optional<Run> ofProcess(long pid) throws IOException {
        return all().stream().filter(run -> run.isAlive() && (run.command().pid() == pid || run.machine().filter(machine -> machine.pid() == pid).isPresent())).findFirst();
    }

    /// Makes the folder of a run of this process. `wanted` must be free; without it the run is called after `title`, with a number if that is taken. An ended run with that name is
    /// forgotten.
    public OwnRun begin(Optional<String> wanted, String title, boolean detached, long memoryBytes, List<String> ports) throws IOException {
        wanted.ifPresent(Runs::checkName);
        Path fresh = folder.resolve(UNFINISHED + ProcessHandle.current().pid());
        remove(fresh);
        Files.createDirectory(fresh);
        ProcessIdentity own = ProcessIdentity.of(ProcessHandle.current().pid());
        new Run(fresh, "", title, own, Instant.now(), detached, memoryBytes, ports).write();
        String base = nameOf(title);
        for (int number = 1;; number++) {
            String name = wanted.orElse(number == 1 ? base : base + "-" + number);
            Path place = checkLength(folder.resolve(name));
            Optional<Run> other = Run.read(place);
            if (other.isPresent() && !other.get().isAlive()) {
                remove(place);
                other = Optional.empty();
            }
            if (other.isEmpty() && rename(fresh, place)) {
                return new OwnRun(Run.read(place).orElseThrow());
            }
            if (wanted.isPresent()) {
                remove(fresh);
                throw new Failure("--name: \"" + name + "\" is the name of a program that runs" + other.map(run -> " (process " + run.command().pid() + ")").orElse("") + ".",
                        "Take another, or end that one: corto stop " + name);
            }
        }
    }

    /// Takes over the folder of a run that another process has begun.
    public static OwnRun takeOver(Path place) throws IOException {
        Run begun = Run.read(place).orElseThrow(() -> new NoSuchFileException(place.toString(), null, "is no folder of a run"));
        Run own = new Run(place, begun.name(), begun.title(), ProcessIdentity.of(ProcessHandle.current().pid()), begun.started(), begun.detached(), begun.memoryBytes(), begun.ports());
        own.write();
        return new OwnRun(own);
    }

    /// Checks what a user calls a run.
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Failure("--name: \"" + name + "\" is no name of a run.", "A name has 1 to 63 letters, digits, \"_\", \".\" and \"-\", and begins with a letter or digit.");
        }
    }

    private static String nameOf(String title) {
        String name = title.replaceAll("[^a-zA-Z0-9_.-]", "-").replaceFirst("^[^a-zA-Z0-9]+", "");
        return name.isEmpty() ? "run" : name.substring(0, Math.min(name.length(), 40));      // leaves room for a number
    }

    private static Path checkLength(Path place) {
        if ((place + LONGEST_FILE).getBytes().length > LONGEST_SOCKET) {
            throw new Failure("the folder of the run, " + place + ", has too long a path for sockets.", "Set XDG_RUNTIME_DIR to a shorter one, or choose a shorter --name.");
        }
        return place;
    }

    /// False if another run has the name.
    private static boolean rename(Path fresh, Path place) throws IOException {
        try {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {                        // rename(2): ENOTEMPTY, EEXIST
            return false;
        }
    }

    /// Files first: there are no folders in it. Others may remove it at the same time.
    static void remove(Path place) throws IOException {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(place);
    }
}
