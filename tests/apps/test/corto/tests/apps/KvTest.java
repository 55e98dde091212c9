// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Java program with threads on a disk: what the key-value store has acknowledged survives its machine, however that ends.
class KvTest {
    private static final int MACHINES = 5;
    private static final int THREADS = 4;
    private static final int SLOTS = 16;                         // keys of a thread
    private static final int DELETION = 7;                       // every so many operations of a thread
    private static final long MOST_MILLIS = 4_000;
    private static final Pattern ACKNOWLEDGED = Pattern.compile("(?m)^(written|deleted) soak/(\\d+)/(\\d+) (\\d+)\\n");
    private static final Pattern STORED = Pattern.compile("(?m)^soak/(\\d+)/(\\d+) (\\d+) -+\\n");
    private static final String SMALL_SEGMENTS = "KV_SEGMENT_KIB=32";

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        CortoRun.prepare("kv", "--set", "JAVA_DISKS=y");
    }

    private Path disk() throws IOException, InterruptedException {
        Path disk = Files.createFile(folder.resolve("data.img"));
        tool("mke2fs", "-q", "-F", "-t", "ext2", disk.toString(), "32M");
        return disk;
    }

    /// A machine that is killed leaves counts that are wrong and blocks that nobody uses; nothing that needs a person.
    private static void repair(Path disk, String where) throws IOException, InterruptedException {
        Process process = start("e2fsck", "-fp", disk.toString());
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("%s%n%s", where, output).isLessThanOrEqualTo(1);
    }

    private static String tool(String name, String... words) throws IOException, InterruptedException {
        Process process = start(name, words);
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Process start(String name, String... words) throws IOException {
        Path program = Files.isExecutable(Path.of("/usr/sbin", name)) ? Path.of("/usr/sbin", name) : Path.of("/sbin", name);
        List<String> command = new ArrayList<>(List.of(words));
        command.addFirst(program.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    private static CortoRun start(Path disk, String... commands) throws IOException {
        List<String> words = new ArrayList<>(List.of("-q", "-e", SMALL_SEGMENTS, "-v", disk + ":/data", "kv", "--"));
        words.addAll(List.of(commands));
        return CortoRun.start(words.toArray(String[]::new));
    }

    private static String run(Path disk, String... commands) throws IOException, InterruptedException {
        try (CortoRun run = start(disk, commands)) {
            assertThat(run.end()).as(run.console()).isZero();
            return run.console();
        }
    }

    @Test
    void values_are_there_in_the_next_machine_and_the_disk_is_clean() throws IOException, InterruptedException {
        Path disk = disk();

        assertThat(run(disk, "put one 1", "put two zwei Wörter", "put three 3", "delete one", "get two")).isEqualTo("ok\nok\nok\nok\nzwei Wörter\n");
        assertThat(tool("e2fsck", "-fn", disk.toString())).doesNotContain("not clean");
        assertThat(run(disk, "list", "get two", "get one", "delete one")).isEqualTo("three\ntwo\nzwei Wörter\n(none)\n(none)\n");
    }

    @Test
    void a_benchmark_leaves_what_it_wrote() throws IOException, InterruptedException {
        Path disk = disk();

        String told = run(disk, "bench 4000 8", "stats");

        assertThat(told).containsPattern("4000 writes, \\d+ a second\\n\\d+ commits\\n4000 reads, \\d+ a second\\n1000 keys in \\d+ segments, .* [1-9]\\d* compactions\\n");
        assertThat(run(disk, "list").lines()).hasSize(1000).startsWith("bench/0").endsWith("bench/999");
        tool("e2fsck", "-fn", disk.toString());
    }

    /// Each machine has a disk of its own, since the counters of `soak` begin at 1.
    @Test
    void what_was_acknowledged_survives_machines_that_are_killed() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int machine = 0; machine < MACHINES; machine++) {
            Path disk = disk();
            String console;
            try (CortoRun soak = start(disk, "soak " + THREADS)) {
                soak.await("written soak/0/3 ");
                Thread.sleep(random.nextLong(MOST_MILLIS));
                soak.close();
                soak.end();
                console = soak.console();                        // all of it
            }
            Map<String, Integer> last = acknowledged(console);
            String where = "seed " + seed + ", machine " + machine;
            if (machine % 2 == 0) {                              // people do both: start the next machine at once, or look first
                repair(disk, where);
            }

            String stored = run(disk, "dump soak/", "stats");

            check(last, stored, where);
            repair(disk, where);
            tool("e2fsck", "-fn", disk.toString());
            Files.delete(disk);
        }
    }

    /// The count of the last operation on each key that was acknowledged; negative for a deletion.
    private static Map<String, Integer> acknowledged(String console) {
        Map<String, Integer> last = new HashMap<>();
        Matcher line = ACKNOWLEDGED.matcher(console);
        while (line.find()) {
            int count = Integer.parseInt(line.group(4));
            last.put(line.group(2) + "/" + line.group(3), line.group(1).equals("written") ? count : -count);
        }
        assertThat(last.size()).isGreaterThan(SLOTS);
        return last;
    }

    /// A key has what was acknowledged last, or what the one operation wrote that was on its way: it belongs to the same thread, so it is SLOTS higher.
    private static void check(Map<String, Integer> last, String console, String where) {
        Map<String, Integer> stored = new HashMap<>();
        Matcher line = STORED.matcher(console);
        while (line.find()) {
            stored.put(line.group(1) + "/" + line.group(2), Integer.parseInt(line.group(3)));
        }
        last.forEach((key, count) -> {
            Integer found = stored.get(key);
            int acknowledged = Math.abs(count);
            boolean mayBeNext = found == null ? (acknowledged + SLOTS) % DELETION == 0 : found.intValue() == acknowledged + SLOTS;
            boolean isLast = count < 0 ? found == null : count.equals(found);
            assertThat(isLast || mayBeNext).as("%s: %s was %d, is %s%n%s", where, key, count, found, console).isTrue();
        });
    }
}
