// SPDX-License-Identifier: Apache-2.0

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command behind `bench/run`: root of the repository, build folder, what to measure, options.
final class Bench {
    private static final List<String> KINDS = List.of("code", "size", "boot", "build", "collector", "nginx", "net", "files", "sched", "memory", "calls", "java-net");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]).toRealPath();
        Path build = Path.of(arguments[1]).toAbsolutePath();
        List<String> words = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        String kind = words.isEmpty() ? "all" : words.removeFirst();
        int rounds = 5;
        int option = words.indexOf("--rounds");
        if (option >= 0 && option + 1 < words.size()) {
            words.remove(option);
            rounds = Integer.parseInt(words.remove(option));
        }
        boolean profile = words.remove("--profile");
        if (!kind.equals("all") && !KINDS.contains(kind)) {
            System.err.println("bench/run: there is no \"" + kind + "\". Known: " + String.join(", ", KINDS) + ", all.");
            System.exit(2);
        }
        Place place = new Place(root, build);
        for (String each : kind.equals("all") ? KINDS : List.of(kind)) {
            switch (each) {
                case "code" -> new CodeBench(place, rounds, words).run();
                case "size" -> new SizeBench(place).run();
                case "boot" -> new BootBench(place).run();
                case "build" -> new BuildBench(place).run();
                case "files" -> new FilesBench(place, words).run();
                case "sched" -> new SchedBench(place, words).run();
                case "memory" -> new MemoryBench(place, words).run();
                case "java-net" -> new JavaNetBench(place).run();
                case "calls" -> new CallsBench(place, words).run();
                case "net" -> {
                    NetBench net = new NetBench(place, rounds, words);
                    if (profile) {
                        net.printProfiles();
                    } else {
                        net.run();
                    }
                }
                case "nginx" -> {
                    NginxBench nginx = new NginxBench(place, rounds, words);
                    if (profile) {
                        nginx.printProfile();
                    } else {
                        nginx.run();
                    }
                }
                default -> new CollectorBench(place, rounds).run();
            }
        }
    }
}
