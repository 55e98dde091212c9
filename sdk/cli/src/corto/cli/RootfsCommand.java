// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Progress;
import corto.rootfs.CpioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto rootfs`: makes the root file system of a Linux program and says where it is, or what is in it.
@Command(name = "rootfs", mixinStandardHelpOptions = true, sortOptions = false, description = "Builds the root file system of a Linux program and prints its path.")
final class RootfsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TARGET", description = "An app for Linux, an ELF file, a folder with corto.yaml, or a cpio archive with --list.")
    private String target;

    @Option(names = "--list", description = "Print its entries: mode, size, offset of the data, name.")
    private boolean list;

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
        if (list) {
            for (CpioReader.Item item : CpioReader.list(file)) {
                System.out.printf(Locale.ROOT, "%06o %10d %10d %s%n", item.mode(), item.size(), item.dataOffset(), item.name());
            }
        } else {
            System.out.println(file);
        }
        Progress.step(String.format(Locale.ROOT, "%,d bytes", Files.size(file)));
        return 0;
    }

    private Path file() {
        if (target.endsWith(".cpio") && Files.isRegularFile(Path.of(target))) {
            return Path.of(target);
        }
        Guest guest = Applications.of(target).guest().orElseThrow(() -> new Failure(target + " is a Java program: it has no root file system."));
        return RootFileSystem.of(guest, update);
    }
}
