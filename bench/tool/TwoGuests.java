// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The same static program, with the same files, as the only program of Corto and of Debian's Linux, on the same machine of QEMU. It measures itself: with `-icount shift=0` the time
/// stamp counter counts guest instructions, each iteration of a repeated string instruction as one. It prints `name number` on a line, and `end`.
final class TwoGuests {
    static final String INIT = "/init";
    static final String HEAD = "| guest instructions | Corto | Linux | ratio |\n| --- | ---: | ---: | ---: |\n";

    private static final int COMPILING_SECONDS = 300;
    private static final int LIMIT_SECONDS = 500;
    private static final String END = "end";
    private static final List<String> COUNTING = List.of("-icount", "shift=0,sleep=off");

    private final Place place;
    private final List<String> options;
    private final String megabytes;

    /// `options` are those of `corto run`.
    TwoGuests(Place place, List<String> options, String megabytes) {
        this.place = place;
        this.options = options;
        this.megabytes = megabytes;
    }

    /// A root file system with the program that gcc makes of `source`.
    Path root(Path folder, Path source, String... gcc) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("gcc"));
        words.addAll(List.of(gcc));
        return root(folder, source, words);
    }

    /// The same as a native program.
    Path nativeRoot(Path folder, Path source) throws IOException, InterruptedException {
        return root(folder, source, List.of(place.root().resolve("corto").toString(), "cc", "-static", "-idirafter", "/usr/include", "-idirafter", "/usr/include/x86_64-linux-gnu"));
    }

    private Path root(Path folder, Path source, List<String> compiler) throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder);
        Files.createDirectories(root.resolve("dev"));
        List<String> words = new ArrayList<>(compiler);
        words.addAll(List.of("-O2", "-Wall", "-Wextra"));
        words.addAll(List.of("-o", root.resolve(INIT.substring(1)).toString(), source.toString()));
        place.run(COMPILING_SECONDS, words.toArray(String[]::new));
        return root;
    }

    /// QEMU's command line for Corto with what follows the options of `corto run`.
    List<String> corto(List<String> target) throws IOException, InterruptedException {
        return corto(megabytes + "M", target);
    }

    List<String> corto(String memory, List<String> target) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--accel", "tcg", "--machine", "pc", "-m", memory));
        words.addAll(options);
        words.addAll(target);
        List<String> command = place.commandLine(words);
        command.set(command.indexOf("-cpu") + 1, Place.PROCESSOR);
        return command;
    }

    List<String> corto(Path root) throws IOException, InterruptedException {
        return corto(List.of("--rootfs", root.toString(), "--", INIT));
    }

    /// The same for Linux, with the archive of `corto`, and with `words` for the kernel.
    List<String> linux(Path kernel, List<String> corto, String words) {
        return new ArrayList<>(List.of("qemu-system-x86_64", "-machine", "pc", "-accel", "tcg", "-cpu", Place.PROCESSOR, "-m", megabytes + "M", "-nodefaults", "-no-user-config", "-no-reboot",
                "-display", "none", "-serial", "stdio", "-kernel", kernel.toString(), "-initrd", corto.get(corto.indexOf("-initrd") + 1), "-append", "console=ttyS0 quiet panic=-1 " + words));
    }

    /// The same machine, with a time stamp counter that counts instructions.
    static List<String> counting(List<String> command) {
        List<String> counting = new ArrayList<>(command);
        counting.addAll(COUNTING);
        return counting;
    }

    /// What the program printed: its numbers by name.
    Map<String, Long> measure(List<String> command, Collection<String> names) throws IOException, InterruptedException {
        String output = place.tryRun(LIMIT_SECONDS, counting(command)).output();
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String line : output.replace("\r", "").split("\n")) {
            String[] words = line.strip().split(" ");
            if (words.length == 2 && names.contains(words[0])) {
                numbers.put(words[0], Long.parseLong(words[1]));
            }
        }
        if (!output.contains(END) || !numbers.keySet().containsAll(names)) {
            throw new IllegalStateException("the program did not get to its end:\n" + output);
        }
        return numbers;
    }

    /// Runs both, Linux without mitigations, and appends a table with a line for each of `names`, which have what is printed about them. The logarithms of the ratios, added.
    double compare(Path kernel, Path root, Map<String, String> names, StringBuilder table) throws IOException, InterruptedException {
        List<String> corto = corto(root);
        Map<String, Long> ours = measure(corto, names.keySet());
        Map<String, Long> theirs = measure(linux(kernel, corto, "mitigations=off rdinit=" + INIT), names.keySet());
        table.append(HEAD);
        double logarithms = 0;
        for (Map.Entry<String, String> row : names.entrySet()) {
            long here = ours.get(row.getKey());
            long there = theirs.get(row.getKey());
            double ratio = (double) here / there;
            logarithms += Math.log(ratio);
            table.append(String.format(Locale.ROOT, "| %s | %,d | %,d | %.2f |%n", row.getValue(), here, there, ratio));
        }
        return logarithms;
    }
}
