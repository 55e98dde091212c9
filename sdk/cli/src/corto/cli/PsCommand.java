// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Json;
import corto.manifest.MemorySize;
import corto.runners.ProcessIdentity;
import corto.runners.Run;
import corto.runners.Runs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `corto ps`: what runs.
@Group("Run")
@Command(name = "ps", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Lists the programs that run, of this user.", "", "Those that ended are known for a day if they were detached.", ""},
        footerHeading = Help.EXAMPLES, footer = {
            "  corto ps         what runs, and where it is reached",
            "  corto ps --all   and what has ended, with its status",
            "  corto ps --json  the same for a script"})
final class PsCommand implements Callable<Integer> {
    private static final List<String> TITLES = List.of("NAME", "TARGET", "STATUS", "MEMORY", "PROCESS", "PORTS");

    @Option(names = {"-a", "--all"}, description = "Detached ones that have ended, too.")
    private boolean all;

    @Option(names = "--json", description = "The list as JSON, memory in bytes, times as in ISO 8601.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Run> runs = new ArrayList<>(Runs.ofUser().all());
        if (!all) {
            runs.removeIf(run -> !run.isAlive());
        }
        if (json) {
            System.out.println(Json.of(runs.stream().map(PsCommand::values).toList()));
        } else {
            System.out.print(TextTable.of(TITLES, runs.stream().map(run -> row(run, Instant.now())).toList()));
        }
        return 0;
    }

    private static Map<String, Object> values(Run run) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", run.name());
        values.put("target", run.title());
        values.put("running", run.isAlive());
        values.put("detached", run.detached());
        values.put("process", run.command().pid());
        values.put("machine", run.machine().map(ProcessIdentity::pid).orElse(null));
        values.put("started", run.started().toString());
        values.put("ended", run.end().map(end -> end.time().toString()).orElse(null));
        values.put("status", run.end().map(Run.End::status).orElse(null));
        values.put("memory", run.memoryBytes());
        values.put("ports", run.ports());
        values.put("log", run.detached() ? run.log().toString() : null);
        return values;
    }

    static List<String> row(Run run, Instant now) {
        return List.of(run.name(), run.title(), status(run, now), new MemorySize(run.memoryBytes()).toString(), Long.toString(run.command().pid()), String.join(", ", run.ports()));
    }

    private static String status(Run run, Instant now) {
        if (run.isAlive()) {
            return "up " + text(Duration.between(run.started(), now)) + (run.command().isAlive() ? "" : ", alone");      // its command was killed
        }
        return run.end().map(end -> "ended with " + end.status() + " " + text(Duration.between(end.time(), now)) + " ago").orElse("killed");
    }

    /// In the largest unit that fits.
    static String text(Duration time) {
        if (time.toDays() > 1) {
            return time.toDays() + " days";
        }
        if (time.toHours() > 1) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 1 ? time.toMinutes() + " min" : Math.max(time.toSeconds(), 0) + " s";
    }
}
