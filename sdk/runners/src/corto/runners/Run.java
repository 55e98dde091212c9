// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import corto.console.Json;
import corto.console.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A program that runs, or has run detached, as its folder tells: what `corto ps` shows.
///
/// @param name     of the folder, and by which a user means it
/// @param title    of the application
/// @param command  the `corto run` that looks after it
/// @param detached it has no terminal: its output is in `log()`, and it is still known after its end
/// @param ports    where it is reached, in words: `*:8080->80/tcp`, `http://localhost:8080`
public record Run(Path folder, String name, String title, ProcessIdentity command, Instant started, boolean detached, long memoryBytes, List<String> ports) {
    /// When and with what status a detached run ended.
    public record End(Instant time, int status) {
    }

    // The files of a folder. QEMU's status and sockets are there, too.
    private static final String RUN = "run.json";
    private static final String MACHINE = "machine.json";        // QEMU, or the program as a process
    private static final String END = "end.json";
    private static final String PATIENCE = "patience";           // seconds that `corto stop` gives
    private static final String LOG = "log";
    private static final String OLDER_LOG = "log.1";

    // Keys of the files.
    private static final String PID = "pid";
    private static final String START_TICKS = "startTicks";
    private static final String TITLE = "title";
    private static final String STARTED = "startedMillis";
    private static final String DETACHED = "detached";
    private static final String MEMORY = "memoryBytes";
    private static final String PORTS = "ports";
    private static final String TIME = "timeMillis";
    private static final String STATUS = "status";

    /// What a folder tells; nothing if it is none of a run, or is being removed.
    static Optional<Run> read(Path folder) {
        try {
            Map<?, ?> values = values(folder.resolve(RUN));
            return Optional.of(new Run(folder, folder.getFileName().toString(), (String) values.get(TITLE), identity(values), Instant.ofEpochMilli(number(values, STARTED)),
                    (Boolean) values.get(DETACHED), number(values, MEMORY), ((List<?>) values.get(PORTS)).stream().map(String.class::cast).toList()));
        } catch (IOException | RuntimeException e) {             // RuntimeException: not what we write
            return Optional.empty();
        }
    }

    void write() throws IOException {
        Map<String, Object> values = identity(command);
        values.put(TITLE, title);
        values.put(STARTED, started.toEpochMilli());
        values.put(DETACHED, detached);
        values.put(MEMORY, memoryBytes);
        values.put(PORTS, ports);
        write(RUN, values);
    }

    void writeMachine(ProcessIdentity machine) throws IOException {
        write(MACHINE, identity(machine));
    }

    void writeEnd(int status) throws IOException {
        write(END, Map.of(TIME, System.currentTimeMillis(), STATUS, status));
    }

    /// The emulator, once it was started.
    public Optional<ProcessIdentity> machine() {
        try {
            return Optional.of(identity(values(folder.resolve(MACHINE))));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// How it ended, if its command could write that down.
    public Optional<End> end() {
        try {
            Map<?, ?> values = values(folder.resolve(END));
            return Optional.of(new End(Instant.ofEpochMilli(number(values, TIME)), (int) number(values, STATUS)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// Whether something of it runs: its command, or the machine of a command that was killed.
    public boolean isAlive() {
        return command.isAlive() || machine().filter(ProcessIdentity::isAlive).isPresent();
    }

    /// What a detached run has printed: at most [OwnRun#LOG_BYTES], before which comes `olderLog()`.
    public Path log() {
        return folder.resolve(LOG);
    }

    /// As much again, which was printed before. It need not be there.
    public Path olderLog() {
        return folder.resolve(OLDER_LOG);
    }

    /// How long `corto stop` lets the program take to end, if it said so.
    OptionalInt patienceSeconds() {
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(folder.resolve(PATIENCE))));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    public void writePatience(int seconds) throws IOException {
        Files.writeString(folder.resolve(PATIENCE), Integer.toString(seconds));
    }

    private static Map<String, Object> identity(ProcessIdentity process) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(PID, process.pid());
        values.put(START_TICKS, process.startTicks());
        return values;
    }

    private static ProcessIdentity identity(Map<?, ?> values) {
        return new ProcessIdentity(number(values, PID), number(values, START_TICKS));
    }

    private static long number(Map<?, ?> values, String key) {
        return ((Number) values.get(key)).longValue();
    }

    private static Map<?, ?> values(Path file) throws IOException {
        return (Map<?, ?>) JsonReader.read(Files.readString(file));
    }

    /// Whoever reads it meanwhile sees the old or the new.
    private void write(String file, Map<String, ?> values) throws IOException {
        Path fresh = folder.resolve(file + ".new");
        Files.writeString(fresh, Json.of(values) + "\n");
        Files.move(fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
