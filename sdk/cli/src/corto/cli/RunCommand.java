// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Progress;
import corto.console.Terminal;
import corto.manifest.MemorySize;
import corto.manifest.Setting;
import corto.rootfs.HostPrograms;
import corto.rootfs.Scripts;
import corto.rootfs.TarReader;
import corto.runners.Accelerator;
import corto.runners.AcceleratorProbe;
import corto.runners.BootArguments;
import corto.runners.ConsoleDevice;
import corto.runners.ControlLine;
import corto.runners.Disk;
import corto.runners.HostPorts;
import corto.runners.HostProcess;
import corto.runners.Machine;
import corto.runners.Monitor;
import corto.runners.Network;
import corto.runners.Outcome;
import corto.runners.OwnRun;
import corto.runners.Qemu;
import corto.runners.QemuCommand;
import corto.runners.Runs;
import corto.runners.ShellWords;
import corto.runners.Streams;
import corto.runners.TapInterface;
import corto.runners.UserTerminal;
import corto.symbols.Addresses;
import corto.symbols.TraceFilter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `corto run`: build if needed, boot, pass the console through, end with the program's status.
@Group("Run")
@Command(name = "run", customSynopsis = "corto run [OPTION]… TARGET [-- ARG…]", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Builds an image of a program and runs it.", "", "The program's output is this command's, and so is its exit status.",
            "", "TARGET is an app (corto list), a .java file, a .jar, an ELF program for Linux, a script that begins with #!, or a folder with",
            "corto.yaml or Java files. An ELF program comes with its libraries (LD_LIBRARY_PATH counts), a script with its interpreter.",
            "With --rootfs the words after -- are the program's path in it and its arguments.", ""},
        footerHeading = Help.EXAMPLES, footer = {
            "  corto run hello                              an app of the catalogue",
            "  corto run -p 8080:80 nginx                   port 8080 of this machine leads to port 80 of nginx",
            "  corto run -d --name web nginx                the same in the background: corto ps, logs, stop",
            "  corto run Main.java -- one two               a Java file and its arguments",
            "  corto run --strace ./a.out                   a program for Linux, and its system calls",
            "  corto run --dry-run nginx                    QEMU's command line, to be pasted"})
final class RunCommand implements Callable<Integer> {
    private static final int STATUS_TIMED_OUT = 124;          // as timeout(1)
    private static final int STATUS_SIGNAL = 128;             // and the signal's number, as a shell says it
    private static final int SIGKILL = 9;
    private static final List<String> ACCELERATORS = List.of("auto", "kvm", "tcg");
    private static final List<String> MISSING_CALLS = List.of("quiet");
    private static final List<String> PATCHED_CALLS = List.of("off", "count");
    private static final List<String> LOG_LEVELS = List.of("error", "warning", "info", "debug");
    private static final int DEFAULT_GDB_PORT = 1234;
    private static final MemorySize DEFAULT_MEMORY = new MemorySize(128L << 20);
    private static final long MEBIBYTE = 1 << 20;
    private static final long LEAST_MEMORY = 2 * MEBIBYTE;    // for kernel and page tables: below it the machine could not even be loaded
    private static final String MEMORY_SETTING = "--memory";
    private static final String ROOTFS = "--rootfs";
    private static final String TERM = "TERM";
    private static final String DETACH = "--detach";
    // What only images have that are asked for it.
    private static final Setting MOUNTS = new Setting("POSIX_MOUNTS", "y", "--volume");
    private static final Setting JAVA_MOUNTS = new Setting("JAVA_DISKS", "y", "--volume");
    private static final Setting DHCP = new Setting("NET_DHCP", "y", "--ip dhcp");
    private static final Setting ETC = new Setting("POSIX_ETC", "y", ROOTFS);
    private static final String NETWORK = "NET_KERNEL";       // of an image
    private static final Setting TAR = new Setting("FS_TAR", "y", ROOTFS);
    private static final Setting LOG = new Setting("LOG_RING", "y", "--kernel-log");
    private static final Setting VIRTIO_CONSOLE = new Setting("DRIVERS_VIRTIO_CONSOLE", "y", "--console");
    private static final Map<String, String> LINUX_ENVIRONMENT = Map.of("PATH", Scripts.PATH, "HOME", "/root");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TARGET", arity = "0..1", description = "What to run.")
    private String target;

    @Parameters(index = "1..*", paramLabel = "ARG", description = "Arguments of the program, after --")
    private List<String> arguments = List.of();

    @Mixin
    private ImageOptions imageOptions;

    @Group("Machine")
    @Option(names = "--machine", paramLabel = "NAME", description = "The machine that QEMU shall be: pc (default), q35 or microvm.")
    private Machine machine;

    @Group("Machine")
    @Option(names = {"-m", MEMORY_SETTING}, paramLabel = "SIZE", description = "Memory of the machine: 64M, 2G. Default: 128M.")
    private String memory;

    @Group("Machine")
    @Option(names = "--accel", paramLabel = "NAME", description = "auto (default): KVM if a short measurement shows that it works, else TCG. kvm, tcg.")
    @Values({"auto", "kvm", "tcg"})
    private String accelerator = "auto";

    @Group("Looking closer")
    @Option(names = "--gdb", arity = "0..1", paramLabel = "PORT", fallbackValue = "" + DEFAULT_GDB_PORT, description = "Wait for gdb before the first instruction; implies -O debug. Default port: ${FALLBACK-VALUE}.")
    private Integer gdbPort;

    @Option(names = {"-e", "--env"}, paramLabel = "NAME=VALUE", description = "An environment variable of the program. May be repeated.")
    private List<String> variables = List.of();

    @Group("Looking closer")
    @Option(names = "--kernel-log", paramLabel = "LEVEL", description = "Print the kernel log up to this level: error, warning, info (its first line says what is in the image), debug (how long each boot step takes).")
    @Values({"error", "warning", "info", "debug"})
    private String kernelLog;

    @Group("Looking closer")
    @Option(names = "--missing-calls", paramLabel = "MODE", description = "quiet: do not name the system calls that a program for Linux makes and this image does not have.")
    @Values({"quiet"})
    private String missingCalls;

    @Group("Looking closer")
    @Option(names = "--patched-calls", paramLabel = "MODE", description = "System calls of a program for Linux: off leaves its code as it is, count tells at the end how many came by rewritten code.")
    @Values({"off", "count"})
    private String patchedCalls;

    @Mixin
    private NetworkOptions networkOptions;

    @Option(names = ROOTFS, paramLabel = "PLACE", description = "A root file system of your own: a folder, a cpio or a tar archive.")
    private Path rootfs;

    @Option(names = "--update", description = "Ask Debian's package index again.")
    private boolean update;

    @Option(names = {"-v", "--volume"}, paramLabel = "FILE:/PLACE[:ro]", description = "A disk image with ext2, and where the guest sees what is on it. May be repeated.")
    private List<String> volumeTexts = List.of();
    private List<Volume> volumes = List.of();

    @Mixin
    private TraceOptions traceOptions;

    @Option(names = {"-d", DETACH}, description = "Leave the program running, without a terminal, and print its name: see corto ps, logs and stop. Of what it prints the last 4 to 8 MiB are kept.")
    private boolean detach;

    @Option(names = "--name", paramLabel = "NAME", description = "What this run is called. Default: as the program, and a number if that is taken.")
    private String name;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "End the machine after this time.")
    private Long timeoutSeconds;

    @Group("Machine")
    @Option(names = "--console", paramLabel = "NAME", description = "What the console is: serial (default), or virtio, which costs less.")
    private ConsoleDevice console = ConsoleDevice.SERIAL;

    @Group("Machine")
    @Option(names = "--qemu", paramLabel = "OPTION", parameterConsumer = AnyWord.class, description = "One more word for QEMU's command line. May be repeated.")
    private List<String> qemuOptions = List.of();

    @Group("Looking closer")
    @Option(names = "--no-symbols", description = "Leave addresses in stack traces as they are.")
    private boolean noSymbols;

    @Group("Looking closer")
    @Option(names = "--dry-run", description = "Build, then print the command line that would run the image.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        if (gdbPort != null) {
            imageOptions.preferDebug();
        }
        Application application = rootfs == null ? Applications.of(target, imageOptions) : Applications.ofRootFileSystem(rootfs, target);
        if (arguments.isEmpty()) {
            arguments = application.arguments();
        }
        if (kernelLog != null) {
            imageOptions.ask(LOG);
        }
        if (console == ConsoleDevice.VIRTIO) {
            imageOptions.ask(VIRTIO_CONSOLE);
        }
        if (networkOptions.asksDhcp()) {
            imageOptions.ask(DHCP);
        }
        if (application.guest().isPresent()) {
            if (traceOptions.isAsked()) {
                imageOptions.ask(TraceOptions.TRACER);
            }
            if (!volumes.isEmpty()) {
                imageOptions.ask(MOUNTS);
            }
            if (rootfs != null) {
                imageOptions.ask(ETC);
            }
            if (rootfs != null && TarReader.matches(rootfs)) {
                imageOptions.ask(TAR);
            }
            return runLinux(application, application.guest().get());
        }
        if (traceOptions.isAsked()) {
            throw new Failure("--strace: " + application.name() + " is a Java program: it makes no system calls.");
        }
        if (!volumes.isEmpty()) {
            imageOptions.ask(JAVA_MOUNTS);
        }
        Image image = ImageBuild.of(application, imageOptions);
        return switch (image.platform()) {
            case "process" -> runProcess(image, application);
            default -> runJava(image, application);
        };
    }

    private int runJava(Image image, Application application) throws IOException, InterruptedException {
        NetworkOptions.Chosen chosen = NetworkOptions.Chosen.NONE;
        if (image.has(NETWORK)) {
            chosen = networkOptions.choose(application.ports());
        } else {
            networkOptions.refuse(application.name() + " uses no network");
        }
        checkNetwork(chosen);
        Map<String, String> options = kernelOptions();
        addAddress(options, chosen);
        return runQemu(image, application, BootArguments.join(options, environment(application), arguments),
                application.files().map(files -> RootFileSystem.of(application, files)), chosen);
    }

    private void checkNetwork(NetworkOptions.Chosen chosen) throws IOException {
        if (!dryRun && !Detachment.isOurs()) {          // the command that began a detached run has checked
            switch (chosen.network()) {
                case Network.User user -> HostPorts.check(user.forwards());
                case Network.Tap tap -> TapInterface.check(tap).forEach(Progress::note);
                case Network.None() -> { }
            }
        }
    }

    private void addAddress(Map<String, String> options, NetworkOptions.Chosen chosen) {
        if (networkOptions.asksDhcp()) {
            options.put("ip", "dhcp");
        } else {
            chosen.network().guest().ifPresent(address -> options.put("ip", address.toString()));
            chosen.network().gateway().ifPresent(gateway -> options.put("gateway", gateway));
        }
        options.putAll(networkOptions.ipv6());
    }

    /// Everything that can go wrong on this machine is found before the guest boots.
    private int runLinux(Application application, Guest guest) throws IOException, InterruptedException {
        NetworkOptions.Chosen chosen = networkOptions.choose(guest.ports());
        checkNetwork(chosen);
        imageOptions.choose(application.configuration());
        Map<String, String> asked = environment(application);
        Guest located = asked.containsKey(Applications.LIBRARY_PATH) ? guest.withLibraryPath(asked.get(Applications.LIBRARY_PATH)) : guest;
        Path root = RootFileSystem.of(located, update);
        checkMemory(application, guest, root);
        Image image = ImageBuild.of(application, imageOptions);
        Map<String, String> options = kernelOptions();
        addAddress(options, chosen);
        guest.workdir().ifPresent(folder -> options.put("workdir", folder));
        Map<String, String> environment = new TreeMap<>(LINUX_ENVIRONMENT);
        if (!dryRun) {
            options.put(ControlLine.OPTION, ControlLine.OPTION_VALUE);
            describeTerminal(options, environment);
        }
        environment.putAll(asked);
        if (located.root() instanceof Guest.Root.Program(_, String libraryPath) && !libraryPath.isEmpty()) {
            environment.put(Applications.LIBRARY_PATH, String.join(":", HostPrograms.libraryPath(libraryPath)));
        }
        List<String> words = new ArrayList<>(guest.command());
        words.addAll(arguments);
        if (!dryRun) {                     // so that the time until an answer is the guest's
            HostPackages.require(HostPackages.EMULATING);
            accelerator();
        }
        return runQemu(image, application, BootArguments.join(options, environment, words), Optional.of(root), chosen);
    }

    /// Tells the kernel of the terminal that standard output leads to, and the program of its kind.
    private static void describeTerminal(Map<String, String> options, Map<String, String> environment) throws IOException, InterruptedException {
        if (Terminal.isOutput()) {
            options.put(UserTerminal.OPTION, UserTerminal.size() + (Terminal.isInput() ? "" : UserTerminal.OUTPUT_ONLY));
            String kind = System.getenv(TERM);
            if (kind != null && !kind.isEmpty()) {
                environment.put(TERM, kind);
            }
        }
    }

    /// The root file system lies in the machine's memory, beside a kernel and what the program needs.
    private void checkMemory(Application application, Guest guest, Path root) throws IOException {
        MemorySize given = memory(application).orElse(DEFAULT_MEMORY);
        long rootBytes = Files.size(root);
        if (given.bytes() < rootBytes + LEAST_MEMORY) {
            long megabytes = (rootBytes + LEAST_MEMORY + MEBIBYTE - 1) / MEBIBYTE;
            throw new Failure(MEMORY_SETTING + " " + given + " is too little: the root file system of " + guest.name() + ", which lies in memory, has "
                    + rootBytes / MEBIBYTE + " MiB, and the kernel needs " + LEAST_MEMORY / MEBIBYTE + ".", "With " + MEMORY_SETTING + " " + megabytes + "M the machine boots; the program needs more.");
        }
    }

    /// Settings of the kernel, told apart from the program's environment.
    private Map<String, String> kernelOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        traceOptions.addTo(options);
        if (kernelLog != null) {
            options.put("log", Choices.check("--kernel-log", kernelLog, LOG_LEVELS));
        }
        if (missingCalls != null) {
            options.put("missing", Choices.check("--missing-calls", missingCalls, MISSING_CALLS));
        }
        if (patchedCalls != null) {
            options.put("patched", Choices.check("--patched-calls", patchedCalls, PATCHED_CALLS));
        }
        if (!volumes.isEmpty()) {
            options.put("mount", String.join(",", volumes.stream().map(Volume::option).toList()));
        }
        return options;
    }

    /// Mistakes in options are told before anything is compiled.
    private void checkOptions() {
        if (target == null) {
            throw new Failure(rootfs == null ? "there is nothing to run." : ROOTFS + " needs a program.",
                    rootfs == null ? "Name a TARGET: an app, a file or a folder. corto run --help" : "Write: corto run " + ROOTFS + " " + rootfs + " -- /path/of/program ARG…");
        }
        if (name != null) {
            Runs.checkName(name);
        }
        volumes = volumeTexts.stream().map(Volume::parse).toList();
        if (memory != null) {
            MemorySize.parse(memory, MEMORY_SETTING);
        }
        Choices.check("--accel", accelerator, ACCELERATORS);
        if (kernelLog != null) {
            Choices.check("--kernel-log", kernelLog, LOG_LEVELS);
        }
        if (missingCalls != null) {
            Choices.check("--missing-calls", missingCalls, MISSING_CALLS);
        }
        if (patchedCalls != null) {
            Choices.check("--patched-calls", patchedCalls, PATCHED_CALLS);
        }
    }

    private int runProcess(Image image, Application application) throws IOException, InterruptedException {
        networkOptions.refuse("on platform process a program has the loopback only");
        application.files().ifPresent(files -> {
            throw new Failure(files.manifest() + ": on platform process a program finds no files of its manifest.", "Run it on a machine: --platform pc.");
        });
        Map<String, String> environment = environment(application);
        memory(application).ifPresent(size -> environment.put(HostProcess.MEMORY_VARIABLE, Long.toString(size.bytes())));
        if (gdbPort != null) {
            return debugProcess(image, application, environment);
        }
        List<String> words = HostProcess.words(image.file(), arguments);
        if (dryRun) {
            List<String> line = new ArrayList<>(words);
            if (!environment.isEmpty()) {
                List<String> settings = environment.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue()).toList();
                line.addAll(0, settings);
                line.addFirst("env");
            }
            System.out.println(ShellWords.join(line));
            return 0;
        }
        try (OwnRun own = begin(application, NetworkOptions.Chosen.NONE)) {
            if (isLeft()) {
                return Detachment.leave(own, spec, title(application), List.of(), _ -> true);
            }
            try (Console console = new Console(image, own)) {
                return ended(own, HostProcess.run(words, environment, Optional.of(own), console.streams(), limit()), image);
            }
        }
    }

    /// gdb takes over the terminal and starts the program itself.
    private int debugProcess(Image image, Application application, Map<String, String> environment) throws IOException, InterruptedException {
        HostPackages.require("gdb");
        List<String> words = new ArrayList<>(List.of("gdb", "-q", "-x", DebugScript.write(image, application, "").toString(), "--args", image.debugFile().toString()));
        words.addAll(arguments);
        if (dryRun) {
            System.out.println(ShellWords.join(words));
            return 0;
        }
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(environment);
        Progress.done();
        return builder.start().waitFor();
    }

    private int runQemu(Image image, Application application, String bootArguments, Optional<Path> initrd, NetworkOptions.Chosen chosen) throws IOException, InterruptedException {
        if (dryRun) {
            System.out.println(ShellWords.join(command(image, application, bootArguments, initrd, chosen.network(), image.folder().resolve("status")).words()));
            return 0;
        }
        HostPackages.require(HostPackages.EMULATING);
        try (OwnRun own = begin(application, chosen)) {
            if (isLeft()) {
                return Detachment.leave(own, spec, title(application), chosen.endpoints(), listening(application, own));
            }
            QemuCommand command = command(image, application, bootArguments, initrd, chosen.network(), own.statusFile());
            if (gdbPort != null) {
                Path script = DebugScript.write(image, application, "target remote 127.0.0.1:" + gdbPort);
                Progress.note("waiting for a debugger:  " + ShellWords.join(List.of("gdb", "-x", script.toString(), image.debugFile().toString()))
                        + "\n       set breakpoints with hbreak until the kernel has its page tables, for example: hbreak corto_start");
            }
            try (Announcement _ = Announcement.of(title(application), Detachment.isOurs() ? List.of() : chosen.endpoints(), listening(application, own)); Console console = new Console(image, own)) {
                return ended(own, application.guest().isEmpty() ? Qemu.run(command, Optional.of(own), console.streams(), limit()) : runGuest(command, own, console), image);
            }
        }
    }

    /// Tells of which ports of TCP it is known that the program listens. A Java program does not say it: all, then.
    private static IntPredicate listening(Application application, OwnRun own) {
        return application.guest().isEmpty() ? _ -> true : own::isListeningAt;
    }

    /// The folder of this run: a new one, or the one that the command has begun which leaves a detached run to this one.
    private OwnRun begin(Application application, NetworkOptions.Chosen chosen) throws IOException {
        if (Detachment.isOurs()) {
            return Detachment.takeOver();
        }
        return Runs.ofUser().begin(Optional.ofNullable(name), title(application), detach, memory(application).orElse(DEFAULT_MEMORY).bytes(),
                chosen.endpoints().stream().map(NetworkOptions.Endpoint::text).toList());
    }

    /// What the user calls it, and not the kernel that runs it.
    private static String title(Application application) {
        return application.guest().map(Guest::name).orElse(application.name());
    }

    private boolean isLeft() {
        return detach && !Detachment.isOurs();
    }

    private int ended(OwnRun own, Outcome outcome, Image image) {
        int status = status(outcome, image);
        own.ended(status);
        return status;
    }

    /// The program's terminal is the user's, if standard input and output are one.
    private Outcome runGuest(QemuCommand command, OwnRun own, Console console) throws IOException, InterruptedException {
        try (ControlLine control = ControlLine.open(own.control(), own::listensAt);
                UserTerminal terminal = Terminal.isInput() && Terminal.isOutput() ? UserTerminal.takeOver() : null) {
            if (terminal != null) {
                Progress.endLinesWithReturn();
            }
            return Qemu.runToStop(command, own, new Monitor(own.monitor()), control, Optional.ofNullable(terminal), console.streams(), limit());
        }
    }

    private QemuCommand command(Image image, Application application, String bootArguments, Optional<Path> initrd, Network network, Path statusFile) throws InterruptedException {
        List<String> extra = new ArrayList<>(Disk.words(machine(application), volumes.stream().map(Volume::disk).toList()));
        extra.addAll(traceOptions.words());
        extra.addAll(qemuOptions);
        return new QemuCommand(image.file(), initrd, machine(application), accelerator(), memory(application).orElse(DEFAULT_MEMORY).bytes(),
                bootArguments, statusFile, network, gdbPort == null ? OptionalInt.empty() : OptionalInt.of(gdbPort), console, extra);
    }

    /// What the manifest says, then the command line.
    private Map<String, String> environment(Application application) {
        Map<String, String> all = new LinkedHashMap<>(application.environment());
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            if (equals <= 0) {
                throw new Failure("--env \"" + variable + "\" sets nothing.", "Write NAME=VALUE.");
            }
            all.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return all;
    }

    private Machine machine(Application application) {
        return machine != null ? machine : Machine.valueOf(application.machine().orElse("pc").toUpperCase(Locale.ROOT));
    }

    private Optional<MemorySize> memory(Application application) {
        return memory == null ? application.memory() : Optional.of(MemorySize.parse(memory, MEMORY_SETTING));
    }

    private Accelerator accelerator() throws InterruptedException {
        return switch (Choices.check("--accel", accelerator, ACCELERATORS)) {
            case "kvm" -> Accelerator.KVM;
            case "tcg" -> Accelerator.TCG;
            default -> AcceleratorProbe.ofUser().verdict().accelerator();
        };
    }

    private Optional<Duration> limit() {
        return Optional.ofNullable(timeoutSeconds).map(Duration::ofSeconds);
    }

    private int status(Outcome outcome, Image image) {
        return switch (outcome) {
            case Outcome.Exited(int status) -> status;
            case Outcome.Interrupted(int signal) -> STATUS_SIGNAL + signal;
            case Outcome.Killed(Duration patience) -> {
                System.err.println(new Failure(image.title() + " did not end within " + patience.toSeconds() + " s and was killed.",
                        "It got the signal: the program blocks it, or handles it without ending.").text());
                yield STATUS_SIGNAL + SIGKILL;
            }
            case Outcome.TimedOut() -> {
                System.err.println(new Failure("--timeout: " + image.title() + " was ended after " + timeoutSeconds + " s.").text());
                yield STATUS_TIMED_OUT;
            }
            case Outcome.Stopped(int code) -> throw new Failure(image.title() + ": the machine stopped without an exit status (QEMU ended with " + code + ").",
                    "If QEMU said nothing above, the kernel crashed before it could (a triple fault): --kernel-log debug shows how far it came,",
                    "--gdb waits for a debugger, --qemu -d --qemu int,cpu_reset lists the faults.");
        };
    }

    /// The streams of this process, with addresses in stack traces replaced.
    private final class Console implements AutoCloseable {
        private final Addresses addresses;
        private final TraceFilter output;
        private final TraceFilter errors;

        Console(Image image, OwnRun own) throws IOException {
            Progress.done();
            addresses = new Addresses(image.debugFile(), image.symbolTable());
            OutputStream log = Detachment.isOurs() ? own.openLog() : null;
            output = filter(log == null ? new FileOutputStream(FileDescriptor.out) : log);
            errors = filter(log == null ? new FileOutputStream(FileDescriptor.err) : log);
        }

        private TraceFilter filter(OutputStream to) {
            return new TraceFilter(to, noSymbols ? _ -> List.of() : addresses::frames);
        }

        Streams streams() {
            return new Streams(new FileInputStream(FileDescriptor.in), output, errors);
        }

        @Override
        public void close() throws IOException {
            output.finish();
            errors.finish();
            addresses.close();
        }
    }
}
