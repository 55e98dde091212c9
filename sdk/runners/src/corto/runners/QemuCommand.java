// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The command line that boots `image`.
///
/// No default devices: the machine has a processor, memory, one serial line, the two debug ports of the exit protocol, a network if
/// `network` says so, and what `extra` adds. `statusFile` receives what the guest writes to [#STATUS_PORT]; `initrd` is loaded at a
/// page of memory, and the boot protocol tells the guest where.
public record QemuCommand(
        Path image,
        Optional<Path> initrd,
        Machine machine,
        Accelerator accelerator,
        long memoryBytes,
        String bootArguments,
        Path statusFile,
        Network network,
        OptionalInt gdbPort,
        ConsoleDevice console,
        List<String> extra) {

    public static final String PROGRAM = "qemu-system-x86_64";

    /// The guest writes its exit status here, one byte, before it ends the machine.
    static final int STATUS_PORT = 0x502;

    /// Any write here ends the machine.
    static final int END_PORT = 0x501;

    /// The guest writes its trace of system calls here, if it was told to (`corto.posix.strace.PortLine`).
    private static final int TRACE_PORT = 0x503;

    private static final long KIB = 1024;

    /// A machine whose console is its serial line.
    public QemuCommand(Path image, Optional<Path> initrd, Machine machine, Accelerator accelerator, long memoryBytes, String bootArguments, Path statusFile, Network network,
            OptionalInt gdbPort, List<String> extra) {
        this(image, initrd, machine, accelerator, memoryBytes, bootArguments, statusFile, network, gdbPort, ConsoleDevice.SERIAL, extra);
    }

    /// A machine without initial files and without a network.
    public QemuCommand(Path image, Machine machine, Accelerator accelerator, long memoryBytes, String bootArguments, Path statusFile,
            OptionalInt gdbPort, List<String> extra) {
        this(image, Optional.empty(), machine, accelerator, memoryBytes, bootArguments, statusFile, new Network.None(), gdbPort, extra);
    }

    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(PROGRAM,
                "-machine", machine.option(), "-accel", accelerator.toString(), "-cpu", accelerator.cpu(),
                "-m", "size=" + (memoryBytes + KIB - 1) / KIB + "k",
                "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none",
                "-chardev", "stdio,id=console,signal=off"));
        words.addAll(Firmware.words());
        words.addAll(console.words(machine, "console"));
        words.addAll(List.of(
                "-chardev", "file,id=status,path=" + doubleCommas(statusFile.toString()),
                "-device", "isa-debugcon,iobase=" + hex(STATUS_PORT) + ",chardev=status",
                "-device", "isa-debug-exit,iobase=" + hex(END_PORT) + ",iosize=1",   // the default, 2, would cover the status port
                "-kernel", image.toString()));
        initrd.ifPresent(file -> words.addAll(List.of("-initrd", doubleCommas(file.toString()))));
        if (!bootArguments.isEmpty()) {
            words.addAll(List.of("-append", bootArguments));
        }
        words.addAll(network.words(machine));
        gdbPort.ifPresent(port -> words.addAll(List.of("-S", "-gdb", "tcp:127.0.0.1:" + port)));
        words.addAll(extra);
        return words;
    }

    /// The same for a machine that is about to be started. KVM has a clock for its guests.
    QemuCommand startedAt(Instant now) {
        return accelerator == Accelerator.KVM ? this
                : new QemuCommand(image, initrd, machine, accelerator, memoryBytes, BootArguments.startedAt(now, bootArguments), statusFile, network, gdbPort, console, extra);
    }

    /// What lets the guest write its trace of system calls to `file`.
    public static List<String> traceWords(Path file) {
        return List.of("-chardev", "file,id=trace,path=" + doubleCommas(file.toString()), "-device", "isa-debugcon,iobase=" + hex(TRACE_PORT) + ",chardev=trace");
    }

    private static String hex(int port) {
        return "0x" + Integer.toHexString(port);
    }

    /// QEMU separates the parts of an option by commas; a comma inside a part is written twice.
    static String doubleCommas(String value) {
        return value.replace(",", ",,");
    }
}
