// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What unmodified Linux programs pay for their system calls, and for their start and end, on Corto beside Debian's Linux.
final class CallsBench {
    private static final int LIMIT_SECONDS = 500;
    private static final String MEGABYTES = "128";
    private static final Map<String, String> ROWS = new LinkedHashMap<>();
    private static final Pattern SHARE = Pattern.compile("system calls: (\\d+) by rewritten sites, (\\d+) trapped");
    private static final int REDIS_COMMANDS = 5000;
    private static final String NODE_WORK = "const fs=require('fs');(async()=>{for(let i=0;i<3000;i++){fs.writeFileSync('/tmp/x','text');fs.readFileSync('/tmp/x');fs.statSync('/tmp/x');fs.readdirSync('/work');if(i%10==0)await fs.promises.readFile('/tmp/x')}})()";
    private static final String PYTHON_WORK = "import os;[os.listdir(os.sep) and os.stat(os.sep) and os.getcwd() and open(os.devnull).read() for i in range(1000)]";

    private static final Map<String, String> NATIVE = Map.of("trapped", "getppid(2) by syscall(3): a jump", "patched", "getppid(2) of the C library: two loads and a comparison");

    static {
        ROWS.put("trapped", "getppid(2), trapped");
        ROWS.put("patched", "getppid(2) of the C library; on Corto by a rewritten site");
        ROWS.put("clock", "clock_gettime(2) by the vDSO");
        ROWS.put("pipe", "1 byte into a pipe and out again: write(2), read(2)");
        ROWS.put("open", "open, fstat, close of /usr/share/a/b/c/d/e/file");
        ROWS.put("ping-pong", "two switches, two futex(2) WAIT, two WAKE: two threads that wake each other");
        ROWS.put("fault", "first touch of a page of zeros");
        ROWS.put("thread", "pthread_create and pthread_join");
        ROWS.put("signal", "delivery of a signal and return from its handler");
        ROWS.put("large", "read of 1 MiB from a file in memory: pread(2)");
    }

    private final Place place;
    private final TwoGuests guests;

    /// `options` are those of `corto run`.
    CallsBench(Place place, List<String> options) {
        this.place = place;
        guests = new TwoGuests(place, options, MEGABYTES);
    }

    void run() throws IOException, InterruptedException {
        Path folder = place.scratch("calls");
        Path source = place.bench().resolve("calls/calls.c");
        Path root = withFile(guests.root(folder.resolve("root"), source, "-static", "-pthread"));
        Path kernel = LinuxGuest.kernel(place, folder);
        StringBuilder rows = new StringBuilder();
        double logarithms = guests.compare(kernel, root, ROWS, rows);
        rows.append(String.format(Locale.ROOT, "| geometric mean | | | %.2f |%n", Math.exp(logarithms / ROWS.size())));
        rows.append(natively(withFile(guests.nativeRoot(folder.resolve("native"), source))));
        rows.append(wholePrograms(folder, kernel));
        rows.append(shares());
        place.publish("linux-programs", "Linux programs beside a Linux guest", """
                bench/calls/calls.c, the same static program in both guests; Linux is Debian's linux-image-cloud-amd64 without mitigations, the program its first process. `%s`; `-cpu %s
                -icount shift=0,sleep=off`: the time stamp counter counts guest instructions. Each number is the least of 15 rounds of 200 operations (50 threads, 5 reads of 1 MiB, 5 times 256 pages), less an empty loop. Whole programs: all instructions from power-on, firmware included, and the loop that measures Corto's clock, 0.1 to 3 M as the host is busy, until the
                machine is off (bench/plugin/blocks.c); Linux has the program as its init and stops with a panic at its end. Shares: `--patched-calls count`, the whole run."""
                .formatted(place.run(10, "qemu-system-x86_64", "--version").lines().findFirst().orElse("?"), Place.PROCESSOR), rows.toString());
    }

    private static Path withFile(Path root) throws IOException {
        Files.write(Files.createDirectories(root.resolve("usr/share/a/b/c/d/e")).resolve("file"), new byte[0]);
        return root;
    }

    /// The same program, compiled by `corto cc`.
    private String natively(Path root) throws IOException, InterruptedException {
        Map<String, Long> counts = guests.measure(guests.corto(root), ROWS.keySet());
        StringBuilder rows = new StringBuilder("\n| guest instructions of a native program | Corto |\n| --- | ---: |\n");
        ROWS.forEach((name, text) -> rows.append(String.format(Locale.ROOT, "| %s | %,d |%n", NATIVE.getOrDefault(name, text), counts.get(name))));
        return rows.toString();
    }

    /// hello and python -c 'print(1)', from power-on to the end of the machine.
    private String wholePrograms(Path folder, Path kernel) throws IOException, InterruptedException {
        Optional<Path> plugin = Plugin.build(place);
        if (plugin.isEmpty()) {
            return "";
        }
        Path source = folder.resolve("hello.c");
        Files.writeString(source, "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }\n");
        Path root = guests.root(folder.resolve("hello"), source, "-static-pie");
        StringBuilder rows = new StringBuilder("\n| instructions, power-on to the end | Corto | Linux | ratio |\n| --- | ---: | ---: | ---: |\n");
        rows.append(whole(folder, plugin.get(), "hello, static-PIE, prints a line", guests.corto(root), kernel, "rdinit=" + TwoGuests.INIT));
        rows.append(whole(folder, plugin.get(), "python3 -c 'print(1)'", guests.corto(List.of("python", "--", "-c", "print(1)")), kernel, "rdinit=/usr/bin/python3.11 -- -c print(1)"));
        return rows.toString();
    }

    private String whole(Path folder, Path plugin, String name, List<String> corto, Path kernel, String words) throws IOException, InterruptedException {
        InstructionCounts ours = count(folder, plugin, corto);
        InstructionCounts theirs = count(folder, plugin, guests.linux(kernel, corto, "mitigations=off " + words));
        String row = "| %s | %,d | %,d | %.3f |%n| … of them below 4 GiB: firmware, boot code, programs that are not position-independent (python3.11) | %,d | %,d | |%n| … of them in programs and libraries above | %,d | %,d | |%n";
        return String.format(Locale.ROOT, row, name, ours.total(), theirs.total(), (double) ours.total() / theirs.total(), ours.total(InstructionCounts.BOOT_CODE), theirs.total(InstructionCounts.BOOT_CODE),
                ours.total(InstructionCounts.APPLICATION), theirs.total(InstructionCounts.APPLICATION));
    }

    private InstructionCounts count(Path folder, Path plugin, List<String> command) throws IOException, InterruptedException {
        Path counts = folder.resolve("counts");
        Files.deleteIfExists(counts);
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("-plugin", plugin + ",out=" + counts));
        place.tryRun(LIMIT_SECONDS, words);
        return InstructionCounts.read(counts);
    }

    /// Which part of a program's calls came by rewritten sites.
    private String shares() throws IOException, InterruptedException {
        Path java = place.scratch("calls/java");
        place.run(60, Place.tool("javac"), "--release", "17", "-d", java.toString(), place.bench().resolve("calls/Calls.java").toString());
        String manifest = Files.readString(place.root().resolve("tests/apps/programs/java/corto.yaml"));
        Files.writeString(java.resolve("corto.yaml"), manifest.replaceFirst("files:\n(  /.*\n)+", "files:\n  /work/Calls.class: Calls.class\n"));
        StringBuilder rows = new StringBuilder("\n| system calls | by rewritten sites | trapped | share |\n| --- | ---: | ---: | ---: |\n");
        rows.append(share("python3: 1,000 times listdir, stat, getcwd, open and read of /dev/null", MEGABYTES + "M", List.of("--patched-calls", "count", "python", "--", "-c", PYTHON_WORK)));
        rows.append(share("node: 3,000 times writeFileSync, readFileSync, statSync, readdirSync; every tenth a readFile in a thread", "768M", List.of("--patched-calls", "count",
                place.root().resolve("tests/apps/programs/node").toString(), "--", "-e", NODE_WORK)));
        rows.append(share("OpenJDK 17: bench/calls/Calls.java", "1G", List.of("--patched-calls", "count", java.toString(), "--", "-cp", "/work", "Calls")));
        rows.append(redisShare());
        return rows.toString();
    }

    private String share(String name, String memory, List<String> target) throws IOException, InterruptedException {
        return share(name, place.tryRun(LIMIT_SECONDS, guests.corto(memory, target)).output());
    }

    /// SET and GET in turn over one connection.
    private String redisShare() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path console = place.scratch("calls").resolve("redis");
        Process redis = new ProcessBuilder(guests.corto(List.of("--patched-calls", "count", "-p", "127.0.0.1:" + port + ":6379", "redis")))
                .redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile()).redirectOutput(console.toFile()).start();
        try {
            for (int waited = 0; !Files.readString(console).contains("Ready to accept connections"); waited++) {
                if (waited == LIMIT_SECONDS || !redis.isAlive()) {
                    throw new IllegalStateException("redis does not begin:\n" + Files.readString(console));
                }
                Thread.sleep(1000);
            }
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(LIMIT_SECONDS * 1000);
                BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                for (int i = 0; i < REDIS_COMMANDS / 2; i++) {
                    socket.getOutputStream().write("SET key value\r\n".getBytes(StandardCharsets.US_ASCII));
                    answers.readLine();
                    socket.getOutputStream().write("GET key\r\n".getBytes(StandardCharsets.US_ASCII));
                    answers.readLine();                       // the length
                    answers.readLine();
                }
                socket.getOutputStream().write("SHUTDOWN NOSAVE\r\n".getBytes(StandardCharsets.US_ASCII));
                answers.readLine();
            }
            redis.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            redis.destroy();
        }
        return share("redis: %,d times SET or GET".formatted(REDIS_COMMANDS), Files.readString(console));
    }

    private static String share(String name, String output) {
        Matcher counts = SHARE.matcher(output);
        if (!counts.find()) {
            throw new IllegalStateException(name + " did not tell how its calls came:\n" + output);
        }
        long rewritten = Long.parseLong(counts.group(1));
        long trapped = Long.parseLong(counts.group(2));
        return String.format(Locale.ROOT, "| %s | %,d | %,d | %.1f %% |%n", name, rewritten, trapped, 100.0 * rewritten / (rewritten + trapped));
    }
}
