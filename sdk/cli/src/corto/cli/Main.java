// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.CompilationFailed;
import corto.cli.ConfigurationTargets.Allnoconfig;
import corto.cli.ConfigurationTargets.Allyesconfig;
import corto.cli.ConfigurationTargets.Defconfig;
import corto.cli.ConfigurationTargets.Listnewconfig;
import corto.cli.ConfigurationTargets.Olddefconfig;
import corto.cli.ConfigurationTargets.Randconfig;
import corto.cli.ConfigurationTargets.Savedefconfig;
import corto.console.Failure;
import corto.console.Suggestion;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command itself: names the subcommands and turns their failures into messages and exit status.
@Command(name = "corto", mixinStandardHelpOptions = true, version = "corto 0.1", synopsisSubcommandLabel = "COMMAND",
        description = "Builds and runs unikernels: one program, for Java or for Linux, and the kernel libraries it needs, in one bootable image.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto run hello               builds a Java program, boots it, ends with its status",
            "  corto run -p 8080:80 nginx    Debian's nginx on http://localhost:8080",
            "  corto run Main.java -- a b    a program of your own",
            "  corto help run                all options of a command; help status: exit statuses"})
public final class Main implements Runnable {
    /// The command itself failed, not the program it ran. Docker uses the same number.
    static final int STATUS_FAILED = 125;

    private static final List<Class<?>> SUBCOMMANDS = List.of(
            RunCommand.class,
            PsCommand.class,
            LogsCommand.class,
            StopCommand.class,
            ListCommand.class,
            BuildCommand.class,
            RootfsCommand.class,
            CleanCommand.class,
            MenuconfigCommand.class,
            ConfigCommand.class,
            Defconfig.class,
            Olddefconfig.class,
            Savedefconfig.class,
            Listnewconfig.class,
            Allnoconfig.class,
            Allyesconfig.class,
            Randconfig.class,
            SizeCommand.class,
            WhyCommand.class,
            GraphCommand.class,
            CheckCommand.class,
            DoctorCommand.class,
            NewCommand.class,
            CcCommand.class,
            TestCommand.class,
            BenchCommand.class,
            CompletionCommand.class,
            HelpCommand.class);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /// Runs one command. Its exit status.
    static int execute(String... arguments) {
        int status;
        try {
            status = commandLine(arguments).execute(arguments);
        } catch (Error e) {                   // picocli hands on exceptions only
            report(e, System.err);
            status = STATUS_FAILED;
        }
        System.out.flush();
        return status;
    }

    /// The command with all of every subcommand, for help, completion and documents.
    static CommandLine whole() {
        return commandLine(SUBCOMMANDS.stream().map(type -> type.getAnnotation(Command.class).name()).toArray(String[]::new));
    }

    /// The command with its subcommands; only the one that `arguments` name has its options.
    ///
    /// picocli reads options by reflection, which for all subcommands would take longer than all the rest of `corto --help`.
    private static CommandLine commandLine(String... arguments) {
        CommandLine command = new CommandLine(new Main());
        Map<String, String> groups = new HashMap<>();
        for (Class<?> type : SUBCOMMANDS) {
            Command described = type.getAnnotation(Command.class);
            groups.put(described.name(), type.isAnnotationPresent(Group.class) ? type.getAnnotation(Group.class).value() : Help.OTHERS);
            boolean wanted = List.of(arguments).contains(described.name());
            command.addSubcommand(described.name(), wanted ? new CommandLine(type)
                    : new CommandLine(CommandSpec.create().usageMessage(new UsageMessageSpec().description(described.description()))));
        }
        Help.style(command, groups);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.getSubcommands().get("cc").setUnmatchedOptionsArePositionalParams(true);           // they are gcc's
        command.setExpandAtFiles(false);                // a program's argument may begin with @: curl --data @/srv/form
        command.setParameterExceptionHandler(Main::usageError);
        command.setExecutionExceptionHandler((e, line, _) -> {
            report(e, System.err);
            return STATUS_FAILED;
        });
        return command;
    }

    private static int usageError(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            if (word.startsWith("-")) {
                Set<String> options = command.getCommandSpec().optionsMap().keySet();
                System.err.println("corto: there is no option \"" + word + "\"." + Suggestion.sentence(word, options));
            } else if (!command.getSubcommands().isEmpty()) {
                boolean isApp = command.getParent() == null && Applications.catalogue().contains(word);
                System.err.println("corto: there is no command \"" + word + "\"." + (isApp ? " An app is run so: corto run " + word : Suggestion.sentence(word, command.getSubcommands().keySet())));
            } else {
                System.err.println("corto: there is one word too many: \"" + word + "\".");
            }
        } else {
            System.err.println("corto: " + e.getMessage());
        }
        System.err.println("       " + name + " --help shows what there is.");
        return STATUS_FAILED;
    }

    private static void report(Throwable e, PrintStream errors) {
        if (System.getenv("CORTO_DEBUG") != null) {
            e.printStackTrace(errors);
            return;
        }
        Optional<Failure> storage = StorageFailure.of(e);
        if (storage.isPresent()) {
            errors.println(storage.get().text());
            return;
        }
        switch (e) {
            case Failure failure -> errors.println(failure.text());
            case CompilationFailed javac -> errors.println(javac.getMessage());
            case IOException io -> errors.println(new Failure("cannot read or write: " + io).text());
            case UncheckedIOException io -> errors.println(new Failure("cannot read or write: " + io.getCause()).text());
            case OutOfMemoryError _ -> errors.println(new Failure("corto itself ran out of memory.", "Give its JVM more: CORTO_JAVA_OPTIONS=-Xmx4g corto …").text());
            default -> errors.println(new Failure("a mistake in corto itself: " + e,
                    "CORTO_DEBUG=1 shows where. Please report it with the command you typed.").text());
        }
    }
}
