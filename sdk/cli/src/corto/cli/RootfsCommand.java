// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Json;
import corto.console.Progress;
import corto.rootfs.CpioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto rootfs`: makes the root file system of a Linux program and says where it is, or what is in it.
@Group("Build")
@Command(name = "rootfs", mixinStandardHelpOptions = true, sortOptions = false, description = "Builds the root file system of a Linux program and prints its path.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto rootfs nginx               the path of the cpio archive",
            "  corto rootfs --list /bin/true    a program of this machine and the libraries it needs",
            "  corto rootfs -o root.cpio nginx  a copy, for another monitor"})
final class RootfsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TARGET", description = "An app for Linux, an ELF file, a script, a folder with corto.yaml, or a cpio archive with --list.")
    private String target;

    @Option(names = "--list", description = "Print its entries: mode, size, offset of the data, name.")
    private boolean list;

    @Option(names = "--json", description = "Print path and size, with --list also the entries, as JSON.")
    private boolean json;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Copy it there.")
    private Path output;

    @Option(names = "--update", description = "Ask Debian's package index again.")
    private boolean update;

    @Option(names = {"-q", "--quiet"}, description = "No progress lines.")
    void quiet(boolean quiet) {
        if (quiet) {
            Progress.silence();
        }
    }

    @Override
    public Integer call() throws IOException {
        Path file = file();
        if (output != null) {
            Files.copy(file, output, StandardCopyOption.REPLACE_EXISTING);
            file = output;
        }
        if (json) {
            System.out.println(Json.of(values(file)));
        } else if (list) {
            for (CpioReader.Item item : CpioReader.list(file)) {
                System.out.printf(Locale.ROOT, "%06o %10d %10d %s%n", item.mode(), item.size(), item.dataOffset(), item.name());
            }
        } else {
            System.out.println(file);
        }
        Progress.note(String.format(Locale.ROOT, "%,d bytes", Files.size(file)));
        return 0;
    }

    private Map<String, Object> values(Path file) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rootfs", file.toString());
        values.put("bytes", Files.size(file));
        if (list) {
            List<Map<String, Object>> entries = new ArrayList<>();
            for (CpioReader.Item item : CpioReader.list(file)) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("name", item.name());
                entry.put("mode", Integer.toOctalString(item.mode()));
                entry.put("bytes", item.size());
                entry.put("offset", item.dataOffset());
                entries.add(entry);
            }
            values.put("entries", entries);
        }
        return values;
    }

    private Path file() {
        if (target.endsWith(".cpio") && Files.isRegularFile(Path.of(target))) {
            return Path.of(target);
        }
        Guest guest = Applications.of(target, new ImageOptions()).guest().orElseThrow(() -> new Failure(target + " is a Java program: it has no root file system."));
        return RootFileSystem.of(guest, update);
    }
}
