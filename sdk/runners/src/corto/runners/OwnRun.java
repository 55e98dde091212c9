// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// The run that this process looks after. Others see it in the folder; `close`, or the end of this process by a signal, removes the folder, or of a detached run writes how it ended.
public final class OwnRun implements AutoCloseable {
    /// Of a detached run's log, and of the one before it.
    public static final long LOG_BYTES = 4 << 20;

    private static final int STATUS_ENDED = 128 + 15;            // SIGTERM

    private final Run run;
    private final Thread ending = new Thread(this::end, "note the end");
    private OptionalInt status = OptionalInt.empty();            // guarded by `this`, as below
    private boolean isOver;

    OwnRun(Run run) {
        this.run = run;
        Runtime.getRuntime().addShutdownHook(ending);
    }

    public String name() {
        return run.name();
    }

    /// By which another command takes the run over.
    public Path folder() {
        return run.folder();
    }

    /// What a detached program prints.
    public Path log() {
        return run.log();
    }

    /// For what it prints.
    public OutputStream openLog() throws IOException {
        return new BoundedLog(run.log(), run.olderLog(), LOG_BYTES);
    }

    /// For QEMU's option: the guest's exit status.
    public Path statusFile() {
        return run.folder().resolve("status");
    }

    /// A socket, for [Monitor].
    public Path monitor() {
        return run.folder().resolve("monitor");
    }

    /// A socket, for [ControlLine].
    public Path control() {
        return run.folder().resolve("control");
    }

    /// Notes that the program listens at a port of TCP, for the command that has left it, too.
    public void listensAt(int port) {
        try {
            Files.writeString(listening(), port + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Then nobody is told: the program runs all the same.
        }
    }

    /// Whether the program has begun to listen there.
    public boolean isListeningAt(int port) {
        try {
            return Files.exists(listening()) && Files.readAllLines(listening()).contains(Integer.toString(port));
        } catch (IOException e) {
            return false;
        }
    }

    private Path listening() {
        return run.folder().resolve("listening");
    }

    /// Notes the process in which the program runs.
    void started(Process machine) throws IOException {
        run.writeMachine(ProcessIdentity.of(machine.pid()));
    }

    /// How long the program may take after a signal: what `corto stop` said, else `usual`.
    Duration patience(Duration usual) {
        OptionalInt seconds = run.patienceSeconds();
        return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : usual;
    }

    /// Whether its machine was started, or what looked after it has ended.
    public boolean isUnderWay() {
        return run.machine().isPresent() || run.end().isPresent();
    }

    /// Its exit status is known.
    public synchronized void ended(int exitStatus) {
        status = OptionalInt.of(exitStatus);
    }

    /// Another process looks after it from now on.
    public synchronized void handOver() {
        isOver = true;
        Qemu.forget(ending);
    }

    /// Nothing was started: the folder goes.
    public void forget() throws IOException {
        Runs.remove(run.folder());
    }

    private synchronized void end() {
        if (isOver) {
            return;
        }
        isOver = true;
        try {
            if (run.detached()) {
                run.writeEnd(status.orElse(STATUS_ENDED));
                for (Path file : List.of(statusFile(), monitor(), control(), listening())) {
                    Files.deleteIfExists(file);
                }
            } else {
                Runs.remove(run.folder());
            }
        } catch (IOException e) {
            // Whoever looks next finds that nobody is alive, and removes the folder.
        }
    }

    @Override
    public void close() {
        end();
        Qemu.forget(ending);
    }
}
