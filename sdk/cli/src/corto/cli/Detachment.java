// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Progress;
import corto.runners.OwnRun;
import corto.runners.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import picocli.CommandLine.Model.CommandSpec;

/// `corto run --detach`: leaves a run to a second command, which is started with the same words in a session of its own, looks after the machine as any other does, and has a log for a terminal.
final class Detachment {
    /// Names the folder of the run to the second command.
    private static final String FOLDER = "CORTO_RUN_FOLDER";
    private static final long POLL_MILLIS = 10;
    /// A program that takes longer until it answers is left alone all the same.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Detachment() {
    }

    /// Whether this is the second command.
    static boolean isOurs() {
        return System.getenv(FOLDER) != null;
    }

    static OwnRun takeOver() throws IOException {
        return Runs.takeOver(Path.of(System.getenv(FOLDER)));
    }

    /// Starts the second command, and waits until the machine runs and the ports of TCP answer. The exit status.
    static int leave(OwnRun run, CommandSpec spec, String title, List<NetworkOptions.Endpoint> endpoints, IntPredicate listening) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("setsid", Sdk.root().resolve("corto").toString()));
        words.addAll(spec.commandLine().getParent().getParseResult().originalArgs());
        ProcessBuilder builder = new ProcessBuilder(words).redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(run.log().toFile()));
        builder.environment().put(FOLDER, run.folder().toString());
        builder.environment().put("CORTO_STALE", "1");          // the tools that have checked everything
        builder.environment().put("CORTO_BUILD", Sdk.build().toString());
        Progress.done();
        Process second = builder.start();
        run.handOver();
        while (!run.isUnderWay() && second.isAlive()) {
            Thread.sleep(POLL_MILLIS);
        }
        if (!run.isUnderWay()) {
            System.err.print(Files.readString(run.log()));
            run.forget();
            return second.waitFor();
        }
        System.out.println(run.name());
        System.out.flush();
        try (Announcement announcement = Announcement.of(title, endpoints, listening)) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!announcement.await(POLL_MILLIS)) {
                if (!second.isAlive()) {
                    System.err.print(Files.readString(run.log()));
                    System.err.println(new Failure(run.name() + " has ended already, with status " + second.waitFor() + ".").text());
                    return Main.STATUS_FAILED;
                }
                if (System.nanoTime() > deadline) {
                    Progress.note(run.name() + " does not answer yet: corto logs -f " + run.name());
                    break;
                }
            }
        }
        return 0;
    }
}
