// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Other processes of this machine, as far as /proc shows them to this user (proc(5)).
public final class Processes {
    private static final Path PROC = Path.of("/proc");
    private static final String OURS = "corto.cli.Main";
    private static final int MOST_LETTERS = 60;

    private Processes() {
    }

    /// A process and its command line. In words: `nginx -g daemon off; (process 12)`.
    public record Owner(long pid, String command) {
        @Override
        public String toString() {
            return command + " (process " + pid + ")";
        }
    }

    /// Each process but this one that has `target` open. `target` is what the links in `/proc/PID/fd` say: an absolute path, or `socket:[INODE]`.
    public static List<Owner> havingOpen(String target) {
        List<Owner> found = new ArrayList<>();
        long own = ProcessHandle.current().pid();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != own && hasOpen(process, target)) {
                    found.add(new Owner(pid, description(process)));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return found;                // no /proc: nothing can be seen
        }
        return found;
    }

    private static boolean hasOpen(Path process, String target) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(target)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return false;                // another user's, or it ended meanwhile
        }
        return false;
    }

    /// The command line, if it is not too long; of this command what a person typed.
    private static String description(Path process) throws IOException {
        String line;
        try {
            line = new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8).replace('\0', ' ').strip();
        } catch (IOException e) {
            return "a process that has ended";
        }
        int ours = line.indexOf(OURS);
        String text = ours < 0 ? withoutFolder(line) : "corto" + line.substring(ours + OURS.length());
        if (text.length() <= MOST_LETTERS) {
            return text;
        }
        return text.substring(0, MOST_LETTERS - 1) + "…";
    }

    private static String withoutFolder(String line) {
        int end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
        return line.substring(line.lastIndexOf('/', end) + 1);
    }
}
