// SPDX-License-Identifier: Apache-2.0
package corto.tests.boot;

import corto.runners.Accelerator;
import corto.runners.BootArguments;
import corto.runners.Machine;
import corto.runners.QemuCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A machine that is talked to by QEMU's machine protocol (QMP) while it runs, and that ends without the devices for tests: as on somebody else's host.
final class Monitored implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(120);        // an emulator on a busy machine
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path folder;
    private final Path output;
    private final Process process;
    private final Qmp qmp;

    /// Boots `image`, a folder of [corto.cli.BootImage], on what QEMU calls `machine`, with some of the usual words left out and `more` added.
    Monitored(Path image, Machine machine, String machineOption, long memoryBytes, Predicate<String> leftOut, List<String> more, String... arguments) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("corto-boot");
        output = folder.resolve("console");
        Path socket = folder.resolve("qmp");
        QemuCommand command = new QemuCommand(image.resolve("image.elf"), machine, Accelerator.TCG, memoryBytes, BootArguments.join(Map.of(), List.of(arguments)),
                folder.resolve("status"), OptionalInt.empty(), List.of());
        List<String> words = new ArrayList<>(command.words());
        words.set(words.indexOf("-machine") + 1, machineOption);
        int debugExit = words.stream().filter(word -> word.startsWith("isa-debug-exit")).mapToInt(words::indexOf).findFirst().orElseThrow();
        words.subList(debugExit - 1, debugExit + 1).clear();
        words.removeIf(leftOut);
        words.addAll(more);
        words.addAll(List.of("-chardev", "socket,id=qmp,server=on,wait=on,path=" + socket, "-mon", "chardev=qmp,mode=control", "-S"));
        process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        qmp = new Qmp(socket, process);
        qmp.execute("{\"execute\": \"cont\"}");               // not before: QEMU tells nothing of what comes before the protocol is agreed upon
    }

    /// What the guest has printed until now.
    String text() throws IOException {
        return Files.readString(output).replace("\r", "");
    }

    /// Waits until the guest has printed `part`. Whether it has.
    boolean prints(String part) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!text().contains(part)) {
            if (System.nanoTime() > end || !process.isAlive() && !text().contains(part)) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    /// Waits until QEMU ends by itself: its events until then. Null if it does not.
    List<String> end() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            return null;
        }
        return qmp.events();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        qmp.close();
        for (String file : List.of("console", "status", "qmp")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.delete(folder);
    }
}
