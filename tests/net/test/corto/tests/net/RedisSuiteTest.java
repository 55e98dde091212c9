// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import corto.build.SourceFiles;
import corto.tests.apps.CortoRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Redis's own tests, from Debian's source package, against Debian's redis-server in the guest: as upstream's `tests/README.md` says for servers that are not started by the tests (`--host`, `--port`), which leaves out what is
/// tagged `external:skip`. Without replication, rewriting and saving in the background, for which redis forks. `redis-suite/units` says how many pass.
///
/// With `-D corto.net=redis-suite`, or `-D corto.net=redis-suite-long` or `all` for those too that take minutes. Needs apt-get and tclsh.
class RedisSuiteTest {
    private static final Path UNITS = CortoRun.ROOT.resolve("tests/net/redis-suite/units");
    private static final Path FOLDER = CortoRun.BUILD.resolve("tests/redis-suite");
    private static final Duration LIMIT = Duration.ofMinutes(25);
    private static final String OPTIONS = "/etc/redis/redis.conf --daemonize no --bind 0.0.0.0 --protected-mode no --logfile  --save  --enable-debug-command yes";

    /// Sends on three connections one after the other, and waits for ever if the server does not read them in that order.
    private static final String RACE = "BRPOPLPUSH with multiple blocked clients";

    private static final Pattern TEST = Pattern.compile("\\s*test (?:\\{(.*?)\\}|\"(.*?)\") .*");
    private static final Pattern FORKS = Pattern.compile("(?i)attach_to_replication_stream|\\b(bgsave|bgrewriteaof|waitForBgsave|waitForBgrewriteaof|replicaof|slaveof|psync)\\b");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    /// For units that switch the append-only file on: for that redis forks when it runs already, and not when it starts.
    private static final String APPENDING = " --appendonly yes --auto-aof-rewrite-percentage 0";

    private static CortoRun redis;
    private static int port;
    private static boolean appends;

    /// A unit and how many of its tests pass at least.
    private record Unit(String name, int passed, boolean isLong, boolean appends) {
        static Unit of(String line) {
            List<String> words = List.of(line.replaceFirst(" *#.*", "").split(" +"));
            return new Unit(words.get(0), Integer.parseInt(words.get(1)), words.contains("long"), words.contains("appendonly"));
        }
    }

    @AfterAll
    static void end() {
        if (redis != null) {
            redis.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> as_many_of_rediss_tests_pass_as_before() throws IOException {
        List<String> chosen = List.of(System.getProperty("corto.net", "").split(","));
        boolean isLong = chosen.contains("all") || chosen.contains("redis-suite-long");
        if (!isLong && !chosen.contains("redis-suite")) {
            return Stream.of();
        }
        List<DynamicTest> tests = new ArrayList<>(List.of(dynamicTest("source and server", RedisSuiteTest::prepare)));
        for (String line : Files.readAllLines(UNITS)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Unit unit = Unit.of(line);
                if (isLong || !unit.isLong()) {
                    tests.add(dynamicTest(unit.name(), () -> run(unit)));
                }
            }
        }
        return tests.stream();
    }

    private static void prepare() throws IOException, InterruptedException {
        fetch();
        CortoRun.prepare("redis");
        start(false);
    }

    private static void start(boolean withAppendOnlyFile) throws IOException, InterruptedException {
        end();
        appends = withAppendOnlyFile;
        port = CortoRun.freePort();
        List<String> words = new ArrayList<>(List.of("-m", "768M", "-p", CortoRun.publish(port, 6379), "redis", "--"));
        words.addAll(List.of((OPTIONS + (appends ? APPENDING : "")).split(" ", -1)));
        redis = CortoRun.start(words.toArray(String[]::new));
        redis.await("Ready to accept connections");
    }

    /// By apt, on lists of the test's own: most hosts have none of sources.
    private static void fetch() throws IOException, InterruptedException {
        if (Files.exists(FOLDER.resolve("tests"))) {
            return;
        }
        SourceFiles.delete(FOLDER);
        Files.createDirectories(FOLDER.resolve("lists/partial"));
        Files.writeString(FOLDER.resolve("sources.list"), "deb-src http://deb.debian.org/debian bookworm main\ndeb-src http://deb.debian.org/debian-security bookworm-security main\n");
        String apt = "apt-get -q -o Dir::Etc::SourceList=" + FOLDER + "/sources.list -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists=" + FOLDER + "/lists -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= ";
        shell(apt + "update && " + apt + "source --download-only redis && tar xf redis_*.orig.tar.gz --strip-components=1 --wildcards '*/tests'");
    }

    private static void run(Unit unit) throws IOException, InterruptedException {
        assertThat(redis).as("the server").isNotNull();
        if (unit.appends() != appends) {
            start(unit.appends());
        }
        List<String> words = new ArrayList<>(List.of("tclsh", "tests/test_helper.tcl", "--host", "127.0.0.1", "--port", Integer.toString(port), "--single", unit.name(), "--tags", "-needs:repl", "--skiptest", RACE));
        for (String name : forking(FOLDER.resolve("tests/" + unit.name() + ".tcl"))) {
            words.addAll(List.of("--skiptest", name));
        }
        Path output = FOLDER.resolve(unit.name().replace('/', '-') + ".log");
        Process process = new ProcessBuilder(words).directory(FOLDER.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).redirectInput(Path.of("/dev/null").toFile()).start();
        boolean isInTime = process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        List<String> lines = COLOUR.matcher(Files.readString(output, StandardCharsets.ISO_8859_1)).replaceAll("").lines().toList();

        assertThat(isInTime).as("within " + LIMIT).isTrue();
        assertThat(lines.stream().filter(line -> line.startsWith("[ok]")).count()).as(String.join("\n", lines.stream().filter(line -> !line.startsWith("[")).toList())).isGreaterThanOrEqualTo(unit.passed());
    }

    /// Names of the tests in a file that make redis fork: those of several lines, in which one says so. A variable in a name stands for anything.
    private static Set<String> forking(Path file) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        String name = null;
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher test = TEST.matcher(line);
            if (test.matches()) {
                name = test.group(1) == null ? test.group(2) : test.group(1);
            }
            if (name != null && FORKS.matcher(line).find() && !line.strip().startsWith("#")) {
                names.add(name.contains("$") ? "/^" + name.replaceAll("[\\[\\]().*+?|^{}]", "\\\\$0").replaceAll("\\$\\w+", ".*") : name);
            }
        }
        return names;
    }

    private static void shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
