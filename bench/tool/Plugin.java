// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Builds QEMU's plugin that counts instructions. Its header is in none of Debian's binary packages, only in the source of QEMU.
final class Plugin {
    private static final String HEADER = "qemu-plugin.h";

    private Plugin() {}

    /// The plugin, or nothing if its header cannot be had; then it is said why.
    static Optional<Path> build(Place place) throws InterruptedException {
        try {
            Path folder = place.scratch("plugin");
            Path header = folder.resolve(HEADER);
            if (!Files.exists(header)) {
                fetch(place, folder, header);
            }
            Path plugin = folder.resolve("blocks.so");
            place.run(300, "gcc", "-O2", "-Wall", "-Wextra", "-shared", "-fPIC", "-I", folder.toString(), "-o", plugin.toString(), place.bench().resolve("plugin/blocks.c").toString());
            return Optional.of(plugin);
        } catch (IOException | IllegalStateException e) {
            System.err.println("bench/run: instructions are not counted: " + HEADER + " cannot be had or used: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// `apt-get source` on folders of our own: the machine's apt need not know about sources, nor does this need its rights.
    private static void fetch(Place place, Path folder, Path header) throws IOException, InterruptedException {
        Path apt = folder.resolve("apt");
        for (String part : List.of("lists/partial", "cache/archives/partial", "sources")) {
            Files.createDirectories(apt.resolve(part));
        }
        for (Path list : packageSources()) {
            String text = Files.readString(list).replaceAll("(?m)^deb ", "deb-src ").replaceAll("(?m)^Types:.*", "Types: deb-src");
            Files.writeString(apt.resolve("sources").resolve(list.getFileName()), text);
        }
        Files.writeString(apt.resolve("status"), "");
        List<String> options = List.of("-qq", "-o", "Dir::State=" + apt, "-o", "Dir::State::lists=" + apt.resolve("lists"), "-o", "Dir::State::status=" + apt.resolve("status"),
                "-o", "Dir::Cache=" + apt.resolve("cache"), "-o", "Dir::Etc::sourcelist=/dev/null", "-o", "Dir::Etc::sourceparts=" + apt.resolve("sources"),
                "-o", "APT::Sandbox::User=" + System.getProperty("user.name"), "-o", "Acquire::Languages=none");
        place.run(300, apt(options, "update"));
        String archive = null;
        for (String line : place.run(60, apt(options, "source", "--print-uris", "--tar-only", "qemu")).split("\n")) {
            String[] words = line.split(" ");
            if (words.length > 1 && words[1].contains(".orig.tar.")) {
                archive = words[1];
            }
        }
        if (archive == null) {
            throw new IOException("apt-get names no source archive of qemu");
        }
        List<String> download = new ArrayList<>(List.of("env", "-C", folder.toString()));
        download.addAll(apt(options, "source", "--download-only", "--tar-only", "qemu"));
        place.run(600, download);
        Path fresh = folder.resolve(HEADER + ".new");
        Files.writeString(fresh, place.run(120, "tar", "-xOf", folder.resolve(archive).toString(), "--wildcards", "*/include/qemu/" + HEADER));
        Files.move(fresh, header, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        place.run(60, "rm", "-rf", apt.toString(), folder.resolve(archive).toString());
    }

    private static List<String> apt(List<String> options, String... words) {
        List<String> command = new ArrayList<>(List.of("apt-get"));
        command.addAll(options);
        command.addAll(List.of(words));
        return command;
    }

    private static List<Path> packageSources() throws IOException {
        List<Path> lists = new ArrayList<>();
        Path old = Path.of("/etc/apt/sources.list");
        if (Files.exists(old)) {
            lists.add(old);
        }
        try (Stream<Path> parts = Files.list(Path.of("/etc/apt/sources.list.d"))) {
            parts.filter(file -> file.getFileName().toString().startsWith("debian")).forEach(lists::add);
        }
        return lists;
    }
}
