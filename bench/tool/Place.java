// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where things are, and how programs are run there.
record Place(Path root, Path build) {
    /// QEMU's processor in comparisons with Linux. With erms Linux would copy by bytes, each of which counts as an instruction.
    static final String PROCESSOR = "max,-erms";

    private static final Pattern REPORTS = Pattern.compile("\"reports\": \"([^\"]*)\"");

    /// What a program printed, and how it ended.
    record Outcome(int status, String output) {}

    Path bench() {
        return root.resolve("bench");
    }

    /// A folder for what benchmarks make.
    Path scratch(String name) throws IOException {
        return Files.createDirectories(build.resolve("bench").resolve(name));
    }

    /// Runs a program to its end; ends it after `seconds`. Standard error goes where ours goes.
    Outcome tryRun(int seconds, List<String> command) throws IOException, InterruptedException {
        return tryRun(seconds, command, ProcessBuilder.Redirect.INHERIT);
    }

    /// The same with another place for standard error.
    Outcome tryRun(int seconds, List<String> command, ProcessBuilder.Redirect errors) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".out");
        try {
            Process process = new ProcessBuilder(command).directory(root.toFile()).redirectOutput(output.toFile())
                    .redirectInput(Path.of("/dev/null").toFile()).redirectError(errors).start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return new Outcome(124, Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /// What the program printed; it must succeed.
    String run(int seconds, List<String> command) throws IOException, InterruptedException {
        Outcome outcome = tryRun(seconds, command);
        if (outcome.status != 0) {
            throw new IllegalStateException("status " + outcome.status + " from: " + String.join(" ", command) + "\n" + outcome.output);
        }
        return outcome.output;
    }

    String run(int seconds, String... command) throws IOException, InterruptedException {
        return run(seconds, List.of(command));
    }

    /// Builds an image with the project's command; the folder with the image and the reports on it.
    Path image(String target, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("corto").toString(), "build", "-q", "--json"));
        command.addAll(List.of(options));
        command.add(target);
        Matcher reports = REPORTS.matcher(run(300, command));
        if (!reports.find()) {
            throw new IllegalStateException("corto build does not say where it reports");
        }
        return Path.of(reports.group(1));
    }

    /// The command line of QEMU that `corto run` would use, a word each.
    List<String> commandLine(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("corto").toString(), "run", "-q", "--dry-run"));
        command.addAll(words);
        String line = run(300, command).strip();
        return new ArrayList<>(List.of(run(60, "bash", "-c", "eval \"set -- $1\"; printf '%s\\n' \"$@\"", "bash", line).split("\n")));
    }

    /// Java home of the JVM that runs this, and of those that are compared with.
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private String firstLine(String... command) {
        try {
            return tryRun(10, List.of(command)).output.lines().findFirst().orElse("?").strip();
        } catch (IOException | InterruptedException e) {
            return "?";
        }
    }

    /// Commit, machine and tools: the head of every file of results.
    String circumstances() throws IOException {
        String commit = firstLine("git", "rev-parse", "--short=12", "HEAD");
        String changed = firstLine("git", "status", "--porcelain", "--untracked-files=no", "--", ".", ":!bench/results");
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("?");
        return "- commit `" + commit + "`" + (changed.equals("?") ? "" : " with local changes") + "\n"
                + "- machine: " + model + ", " + Runtime.getRuntime().availableProcessors() + " processors, shared with others; Linux " + System.getProperty("os.version")
                + "; load average " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + "\n"
                + "- " + firstLine("gcc", "--version") + "; JDK " + Runtime.version() + "\n";
    }

    /// Prints a table and keeps it as bench/results/date-kind.md.
    void publish(String kind, String title, String method, String tables) throws IOException {
        System.out.println(tables);
        Path file = bench().resolve("results").resolve(LocalDate.now() + "-" + kind + ".md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# " + title + "\n\n" + circumstances() + "\n" + method.strip() + "\n\n" + tables.strip() + "\n");
        System.out.println("written: " + root.relativize(file));
    }
}
