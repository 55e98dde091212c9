// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/// What servers and bulk transfers cost over a TAP device: Debian's nginx, redis and iperf3 on Corto and on Debian's Linux, same files, same machine of QEMU.
final class NetBench {
    private static final int CONNECTIONS = 30;
    private static final int COMMANDS = 20_000;
    private static final int PIPELINED = 16;
    private static final int BULK_MEBIBYTES = 512;
    private static final long MEBIBYTE = 1 << 20;

    private final Place place;
    private final int rounds;
    private final List<String> options;
    private final Optional<Path> plugin;

    /// `options` are those of `corto run`.
    NetBench(Place place, int rounds, List<String> options) throws InterruptedException {
        this.place = place;
        this.rounds = rounds;
        this.options = options;
        plugin = Plugin.build(place);
    }

    /// A program on the host that makes the guest do `units` things, which the output of some say, and how many a second.
    private record Load(String name, String unit, List<String> command, long units, Pattern unitsSaid, Pattern rate, double rateDivisor) {
        long unitsOf(String output) {
            return unitsSaid == null ? units : (long) number(unitsSaid, output);
        }

        double rateOf(String output) {
            return number(rate, output) / rateDivisor;
        }

        private double number(Pattern pattern, String output) {
            Matcher matcher = pattern.matcher(output);
            double found = Double.NaN;
            while (matcher.find()) {
                found = Double.parseDouble(matcher.group(1));
            }
            if (Double.isNaN(found)) {
                throw new IllegalStateException("no number in the output of " + String.join(" ", command) + ":\n" + output);
            }
            return found;
        }
    }

    private record Server(String name, String target, int port, List<Load> loads) {}

    private List<Server> servers() {
        return List.of(
                new Server("nginx", place.bench().resolve("net/nginx").toString(), 80, List.of(
                        new Load("request", "requests/s", List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d3s", "http://" + TapGuest.ADDRESS + "/"), 0,
                                Pattern.compile("(\\d+) requests in"), Pattern.compile("Requests/sec: +([\\d.]+)"), 1))),
                new Server("redis", "redis", 6379, List.of(redis("SET", 1), redis("GET", 1), redis("SET", PIPELINED), redis("GET", PIPELINED))),
                new Server("TCP", place.bench().resolve("net/iperf3").toString(), 5201, List.of(iperf("MiB received"), iperf("MiB sent", "-R"))));
    }

    private static Load redis(String command, int pipelined) {
        return new Load(command + (pipelined == 1 ? "" : ", " + pipelined + " pipelined"), "commands/s",
                List.of("redis-benchmark", "-h", TapGuest.ADDRESS, "-c", Integer.toString(CONNECTIONS), "-n", Integer.toString(COMMANDS * (pipelined == 1 ? 1 : 5)), "-t", command.toLowerCase(Locale.ROOT),
                        "-P", Integer.toString(pipelined), "--csv"), COMMANDS * (pipelined == 1 ? 1 : 5), null, Pattern.compile("\"" + command + "\",\"([\\d.]+)\""), 1);
    }

    private static Load iperf(String name, String... more) {
        List<String> command = new ArrayList<>(List.of("iperf3", "-c", TapGuest.ADDRESS, "-n", BULK_MEBIBYTES + "M", "-J"));
        command.addAll(List.of(more));
        return new Load(name, "MiB/s", command, BULK_MEBIBYTES, null, Pattern.compile("\"sum_received\":\\s*\\{[^}]*\"bits_per_second\":\\s*([\\d.e+]+)"), 8.0 * MEBIBYTE);
    }

    /// Prints where Corto's instructions go, and no more.
    void printProfiles() throws IOException, InterruptedException {
        for (Server server : servers()) {
            List<String> words = cortoWords(server);
            Profile profile = new Profile(place, Path.of(words.get(words.indexOf("-kernel") + 1)).resolveSibling("image.debug"));
            try (TapGuest guest = TapGuest.start(place, "net-corto", words, server.port, Optional.of(plugin.orElseThrow()))) {
                for (Load load : server.loads) {
                    Cost cost = cost(guest, load);
                    System.out.println("\n## " + server.name + ": " + load.name + "\n\n" + profile.table(cost.counts, cost.units, "instructions"));
                }
            }
        }
    }

    private record Cost(InstructionCounts counts, long units) {
        double of(LongPredicate where) {
            return (double) counts.total(where) / units;
        }
    }

    private static Cost cost(TapGuest guest, Load load) throws IOException, InterruptedException {
        guest.run(load.command);                             // the second time counts
        InstructionCounts before = guest.counts();
        long units = load.unitsOf(guest.run(load.command));
        return new Cost(guest.counts().since(before), units);
    }

    void run() throws IOException, InterruptedException {
        StringBuilder costs = new StringBuilder("| guest instructions | Corto | the application's | Linux | the application's | Corto to Linux |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        StringBuilder rates = new StringBuilder("| | Corto | Linux | Corto to Linux (least to most) | QEMU's µs of processor time each | Linux | Linux to Corto |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (Server server : servers()) {
            List<String> corto = cortoWords(server);
            List<String> program = LinuxGuest.programOf(corto.get(corto.indexOf("-append") + 1));
            LinuxGuest.Boot boot = LinuxGuest.build(place, "net-" + server.name, Path.of(corto.get(corto.indexOf("-initrd") + 1)), TapGuest.ADDRESS, TapGuest.HOST, program);
            List<String> linux = LinuxGuest.words(corto, boot);
            if (plugin.isPresent()) {
                counts(costs, server, corto, linux);
            }
            rates(rates, server, corto, linux);
        }
        place.publish("net", "Network servers beside a Linux guest", """
                Debian's nginx (bench/net/nginx: no access log, no open_file_cache, a page of 615 bytes), redis (the catalogue's) and iperf3 on Corto and, same files, on Debian's linux-image-cloud-amd64. `%s`; `-cpu %s`, one processor, 256 MiB, a TAP device
                with vnet headers, the load's programs on the other end in the same namespace: wrk -t1 -c%d, redis-benchmark -c %d, iperf3 -n %dM. Instructions: bench/plugin/blocks.c, all of the guest's while the load runs, the second time. Rates: Corto and Linux in turn,
                the other one idle, %d rounds, medians; the machine's two processors are shared with the load and with others, so the processor time of QEMU (all threads) is told, too."""
                .formatted(place.run(10, "qemu-system-x86_64", "--version").lines().findFirst().orElse("?"), Place.PROCESSOR, CONNECTIONS, CONNECTIONS, BULK_MEBIBYTES, rounds), costs + "\n" + rates);
    }

    private void counts(StringBuilder rows, Server server, List<String> corto, List<String> linux) throws IOException, InterruptedException {
        try (TapGuest one = TapGuest.start(place, "net-corto", corto, server.port, plugin); TapGuest other = TapGuest.start(place, "net-linux", linux, server.port, plugin)) {
            for (Load load : server.loads) {
                Cost ours = cost(one, load);
                Cost theirs = cost(other, load);
                rows.append(String.format(Locale.ROOT, "| %s: %s | %,.0f | %,.0f | %,.0f | %,.0f | %.2f |%n", server.name, load.name, ours.of(_ -> true), ours.of(InstructionCounts.APPLICATION),
                        theirs.of(_ -> true), theirs.of(InstructionCounts.APPLICATION), ours.of(_ -> true) / theirs.of(_ -> true)));
            }
        }
    }

    private void rates(StringBuilder rows, Server server, List<String> corto, List<String> linux) throws IOException, InterruptedException {
        try (TapGuest one = TapGuest.start(place, "net-corto", corto, server.port, Optional.empty()); TapGuest other = TapGuest.start(place, "net-linux", linux, server.port, Optional.empty())) {
            for (Load load : server.loads) {
                double[] ours = new double[rounds];
                double[] theirs = new double[rounds];
                double[] ratios = new double[rounds];
                double[] ourMicros = new double[rounds];
                double[] theirMicros = new double[rounds];
                one.run(load.command);
                other.run(load.command);
                for (int i = 0; i < rounds; i++) {
                    Timed here = Timed.of(one, load);
                    Timed there = Timed.of(other, load);
                    ours[i] = here.rate;
                    theirs[i] = there.rate;
                    ourMicros[i] = here.micros;
                    theirMicros[i] = there.micros;
                    ratios[i] = ours[i] / theirs[i];
                }
                rows.append(String.format(Locale.ROOT, "| %s: %s, %s | %,.0f | %,.0f | %.2f (%.2f to %.2f) | %,.1f | %,.1f | %.2f |%n", server.name, load.name, load.unit, median(ours), median(theirs),
                        median(ratios), DoubleStream.of(ratios).min().orElseThrow(), DoubleStream.of(ratios).max().orElseThrow(), median(ourMicros), median(theirMicros), median(theirMicros) / median(ourMicros)));
            }
        }
    }

    /// Units a second, and QEMU's processor time for each, which others on the machine disturb less.
    private record Timed(double rate, double micros) {
        static Timed of(TapGuest guest, Load load) throws IOException, InterruptedException {
            double before = guest.processorSeconds();
            String output = guest.run(load.command);
            return new Timed(load.rateOf(output), (guest.processorSeconds() - before) * 1e6 / load.unitsOf(output));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /// The command line that `corto run` would use, with this benchmark's processor and memory.
    private List<String> cortoWords(Server server) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("--accel", "tcg", "--memory", "256M", "--net", "tap=" + TapGuest.DEVICE, "--ip", TapGuest.ADDRESS + "/24"));
        command.addAll(options);
        command.add(server.target);
        List<String> words = place.commandLine(command);
        words.set(words.indexOf("-cpu") + 1, Place.PROCESSOR);
        words.replaceAll(word -> word.startsWith("file,id=status,path=") ? "file,id=status,path=/dev/null" : word);
        return words;
    }
}
