// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.DoubleStream;

/// Debian's nginx on Corto beside the same files on Debian's Linux, on the same machine of QEMU.
final class NginxBench {
    private static final int MEGABYTES = 256;
    private static final int CONNECTIONS = 30;
    private static final int WARM_UP = 300;
    private static final int COUNTED = 3000;
    private static final int TIMED = 5000;
    private static final int PATIENCE_SECONDS = 240;      // with the plugin, on a busy machine
    private static final int LEAST_PATIENCE_SECONDS = 60;
    private static final int LEAST_MEGABYTES = 4;
    private static final String NETWORK = "10.0.2.";
    private static final String TARGET = "nginx";
    private static final String LARGE = "large.bin";
    private static final int LARGE_BYTES = 10_000_000;

    private final Place place;
    private final int rounds;
    private final List<String> options;
    private final Path image;
    private final Guest.Kind corto;
    private final Profile profile;

    /// `options` are those of `corto build`.
    NginxBench(Place place, int rounds, List<String> options) throws IOException, InterruptedException {
        this.place = place;
        this.rounds = rounds;
        Path folder = place.image(TARGET, options.toArray(String[]::new));
        image = folder.resolve("image.elf");
        profile = new Profile(place, folder.resolve("image.debug"));
        corto = new Guest.Kind("corto", cortoWords(TARGET, options));
        this.options = options;
    }

    /// What one kind of guest needs, in instructions.
    private record Costs(InstructionCounts boot, InstructionCounts requests) {
        double perRequest(LongPredicate where) {
            return (double) requests.total(where) / COUNTED;
        }

        double perRequest() {
            return (double) requests.total() / COUNTED;
        }
    }

    /// Prints where Corto's instructions go, and no more.
    void printProfile() throws IOException, InterruptedException {
        Path plugin = Plugin.build(place).orElseThrow(() -> new IllegalStateException("a profile needs the plugin"));
        System.out.println(profileTables(count(corto, plugin)));
    }

    void run() throws IOException, InterruptedException {
        LinuxGuest.Boot boot = linuxBoot("linux", corto.words());
        Guest.Kind linux = new Guest.Kind("linux", LinuxGuest.words(corto.words(), boot));
        StringBuilder rows = new StringBuilder("| | Corto | goal | Linux |\n| --- | ---: | ---: | ---: |\n");
        Optional<Path> plugin = Plugin.build(place);
        String profiles = "";
        if (plugin.isPresent()) {
            Costs ours = count(corto, plugin.get());
            Costs theirs = count(linux, plugin.get());
            row(rows, "guest instructions a request", ours.perRequest(), "≤ 60,000", theirs.perRequest());
            row(rows, "of them the application's", ours.perRequest(InstructionCounts.APPLICATION), "", theirs.perRequest(InstructionCounts.APPLICATION));
            row(rows, "of them the kernel's", ours.perRequest(InstructionCounts.KERNEL), "", theirs.perRequest(InstructionCounts.KERNEL));
            row(rows, "guest instructions from power-on to the first page", ours.boot.total(), "≤ 10,000,000", theirs.boot.total());
            row(rows, "of them the firmware's and the first of the kernel", ours.boot.total(InstructionCounts.BOOT_CODE), "", theirs.boot.total(InstructionCounts.BOOT_CODE));
            row(rows, "of them the application's", ours.boot.total(InstructionCounts.APPLICATION), "", theirs.boot.total(InstructionCounts.APPLICATION));
            row(rows, "of them the kernel's", ours.boot.total(InstructionCounts.KERNEL), "", theirs.boot.total(InstructionCounts.KERNEL));
            rows.append(String.format(Locale.ROOT, "| until the first page on machine `microvm`, whose firmware does less | %,d | | |%n", bootOnMicrovm(plugin.get())));
            downloads(rows, plugin.get());
            profiles = profileTables(ours);
        }
        rates(rows, linux);
        row(rows, "kernel file, bytes", Files.size(image), "≤ 520,000", Files.size(boot.kernel()));
        row(rows, "least RAM that serves the page, MiB", leastMemory(corto, 64, 1), "≤ 16", leastMemory(linux, MEGABYTES, 4));
        place.publish("nginx", "Debian's nginx beside a Linux guest", """
                The catalogue's nginx with the same files and options in both guests; Linux is Debian's linux-image-cloud-amd64 with bench/nginx/init.c, its drivers and the
                same root file system as initrd. `%s`; `-cpu %s`: every iteration of a repeated string instruction counts, and so Linux copies by words. %d MiB, QEMU's user network, which offers no checksum offload. Instructions: bench/plugin/blocks.c,
                a block that a fault leaves early counts whole; a request: %,d of them over %d keep-alive connections, after %d, the 615-byte page; the large file is fetched by one connection, the second time; "application" is the lower half of the
                address space above 4 GiB. Rates: %,d requests over %d connections a run, Corto and Linux in turn, %d rounds, medians, the load generator is bench/tool/LoadGenerator.java. RAM: bisection of `-m`, steps of 1 MiB (Corto) and 4 MiB (Linux)."""
                .formatted(place.run(10, "qemu-system-x86_64", "--version").lines().findFirst().orElse("?"), Place.PROCESSOR, MEGABYTES, COUNTED, CONNECTIONS, WARM_UP, TIMED, CONNECTIONS, rounds),
                rows + profiles);
    }

    private String profileTables(Costs costs) {
        return "\n## Where a request's instructions go\n\n" + profile.table(costs.requests, COUNTED, "instructions a request")
                + "\n## Where the instructions until the first page go\n\n" + profile.table(costs.boot, 1000, "thousands");
    }

    private static void row(StringBuilder rows, String what, double ours, String goal, double theirs) {
        rows.append(String.format(Locale.ROOT, "| %s | %,.0f | %s | %,.0f |%n", what, ours, goal, theirs));
    }

    private Costs count(Guest.Kind kind, Path plugin) throws IOException, InterruptedException {
        try (Guest guest = kind.start(place, MEGABYTES, Optional.of(plugin))) {
            guest.awaitPage(PATIENCE_SECONDS);
            InstructionCounts boot = guest.counts();
            try (LoadGenerator load = new LoadGenerator(guest.port(), CONNECTIONS)) {
                load.run(WARM_UP);
                InstructionCounts before = guest.counts();
                load.run(COUNTED);
                return new Costs(boot, guest.counts().since(before));
            }
        }
    }

    /// The catalogue's nginx with one more file, which is fetched twice; the second time counts.
    private void downloads(StringBuilder rows, Path plugin) throws IOException, InterruptedException {
        Path folder = place.scratch("nginx-large");
        byte[] content = new byte[LARGE_BYTES];
        new Random(1).nextBytes(content);
        Files.write(folder.resolve(LARGE), content);
        String manifest = Files.readString(place.root().resolve("apps/nginx/corto.yaml"));
        Files.writeString(folder.resolve("corto.yaml"), manifest.replaceFirst("(?m)^files:.*$", "$0\n  /var/www/html/" + LARGE + ": " + LARGE).replaceFirst("(?m)^name:.*$", "name: nginx-large"));
        List<String> words = cortoWords(folder.toString(), options);
        LinuxGuest.Boot boot = linuxBoot("linux-large", words);
        row(rows, "guest instructions to send a file of 10 MB", download(new Guest.Kind("corto-large", words), plugin, content), "",
                download(new Guest.Kind("linux-large", LinuxGuest.words(words, boot)), plugin, content));
    }

    private long download(Guest.Kind kind, Path plugin, byte[] content) throws IOException, InterruptedException {
        try (Guest guest = kind.start(place, MEGABYTES, Optional.of(plugin))) {
            guest.awaitPage(PATIENCE_SECONDS);
            guest.fetch("/" + LARGE, content);
            InstructionCounts before = guest.counts();
            guest.fetch("/" + LARGE, content);
            return guest.counts().since(before).total();
        }
    }

    private LinuxGuest.Boot linuxBoot(String name, List<String> words) throws IOException, InterruptedException {
        List<String> program = LinuxGuest.programOf(words.get(words.indexOf("-append") + 1));
        return LinuxGuest.build(place, name, Path.of(words.get(words.indexOf("-initrd") + 1)), NETWORK + "15", NETWORK + "2", program);
    }

    private long bootOnMicrovm(Path plugin) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("--machine", "microvm"));
        try (Guest guest = new Guest.Kind("microvm", cortoWords(TARGET, words)).start(place, MEGABYTES, Optional.of(plugin))) {
            guest.awaitPage(PATIENCE_SECONDS);
            return guest.counts().total();
        }
    }

    private void rates(StringBuilder rows, Guest.Kind linux) throws IOException, InterruptedException {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] ratios = new double[rounds];
        try (Guest one = corto.start(place, MEGABYTES, Optional.empty()); Guest other = linux.start(place, MEGABYTES, Optional.empty())) {
            one.awaitPage(PATIENCE_SECONDS);
            other.awaitPage(PATIENCE_SECONDS);
            rate(one, WARM_UP);
            rate(other, WARM_UP);
            for (int i = 0; i < rounds; i++) {
                ours[i] = rate(one, TIMED);
                theirs[i] = rate(other, TIMED);
                ratios[i] = ours[i] / theirs[i];
            }
        }
        row(rows, "requests a second", median(ours), "", median(theirs));
        rows.append(String.format(Locale.ROOT, "| the same as a ratio, Corto to Linux (least to most) | %.2f (%.2f to %.2f) | ≥ 1 | |%n",
                median(ratios), DoubleStream.of(ratios).min().orElseThrow(), DoubleStream.of(ratios).max().orElseThrow()));
    }

    private static double rate(Guest guest, int requests) throws IOException {
        try (LoadGenerator load = new LoadGenerator(guest.port(), CONNECTIONS)) {
            return requests * 1e9 / load.run(requests);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private int leastMemory(Guest.Kind kind, int enough, int step) throws IOException, InterruptedException {
        int fails = LEAST_MEGABYTES - step;
        int works = enough;
        while (works - fails > step) {
            int middle = (fails + works) / 2 / step * step;
            try (Guest guest = kind.start(place, middle, Optional.empty())) {
                if (guest.servesWithin(LEAST_PATIENCE_SECONDS)) {
                    works = middle;
                } else {
                    fails = middle;
                }
            }
        }
        return works;
    }

    /// The command line that `corto run nginx` would use, a word each, with this benchmark's processor and places.
    private List<String> cortoWords(String target, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("--accel", "tcg", "-p", "127.0.0.1:" + Guest.Kind.PORT + ":80"));
        command.addAll(options);
        command.add(target);
        List<String> words = place.commandLine(command);
        words.set(words.indexOf("-cpu") + 1, Place.PROCESSOR);
        words.set(words.indexOf("-m") + 1, "size=" + Guest.Kind.MEGABYTES + "M");
        words.replaceAll(word -> word.startsWith("file,id=status,path=") ? "file,id=status,path=" + Guest.Kind.STATUS : word);
        return words;
    }
}
