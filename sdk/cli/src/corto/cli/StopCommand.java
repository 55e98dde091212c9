// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.runners.Run;
import corto.runners.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto stop`: ends programs as `docker stop` does.
///
/// The command that looks after the machine does the work: it gets SIGTERM, which it leads to the program, and kills the machine when the time is over. A machine whose command was killed can
/// only be ended.
@Group("Run")
@Command(name = "stop", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Ends programs: SIGTERM, and after some time SIGKILL.", "", "Prints the name of each that has ended. A program for Linux can handle SIGTERM; a Java program ends at once.", ""},
        footerHeading = Help.EXAMPLES, footer = {
            "  corto stop web         gives it 10 s to end",
            "  corto stop -t 60 db    a minute; -t 0 kills at once",
            "  corto stop --all       everything of this user"})
final class StopCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 10;
    private static final int USUAL_SECONDS = 10;
    /// What the command that looks after a machine may take beyond the program's time.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "The runs, as corto ps names them.")
    private List<String> names = List.of();

    @Option(names = {"-t", "--time"}, paramLabel = "SECONDS", description = "How long a program may take. Default: ${DEFAULT-VALUE}.")
    private int seconds = USUAL_SECONDS;

    @Option(names = {"-a", "--all"}, description = "All that run.")
    private boolean all;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (all != names.isEmpty()) {
            throw new Failure(all ? "--all and names do not go together." : "there is nothing to stop.", all ? "Leave one out." : "Name what corto ps shows, or write --all.");
        }
        if (seconds < 0) {
            throw new Failure("--time " + seconds + ": a time has no fewer than 0 seconds.");
        }
        Runs runs = Runs.ofUser();
        List<Run> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(runs.find(name));
        }
        if (all) {
            chosen.addAll(runs.all());
            chosen.removeIf(run -> !run.isAlive());
        }
        for (Run run : chosen) {                                 // all at once
            ask(run);
        }
        for (Run run : chosen) {
            insist(run);
            System.out.println(run.name());
        }
        return 0;
    }

    private void ask(Run run) throws IOException {
        if (run.isAlive()) {
            run.writePatience(seconds);
            (run.command().isAlive() ? run.command() : run.machine().orElseThrow()).end(false);
        }
    }

    private void insist(Run run) throws InterruptedException {
        if (!hasEnded(run, MARGIN.plusSeconds(seconds))) {
            run.machine().ifPresent(machine -> machine.end(true));
            run.command().end(true);
            if (!hasEnded(run, MARGIN)) {
                throw new Failure(run.name() + " cannot be ended: process " + run.command().pid() + " does not go away.");
            }
        }
    }

    private static boolean hasEnded(Run run, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (run.isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }
}
