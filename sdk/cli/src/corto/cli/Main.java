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
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
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
        footer = {"", "First steps:  corto run hello   ·   corto run Main.java   ·   corto COMMAND --help"})
public final class Main implements Runnable {
    /// The command itself failed, not the program it ran. Docker uses the same number.
    static final int STATUS_FAILED = 125;

    private static final List<Class<?>> SUBCOMMANDS = List.of(RunCommand.class, BuildCommand.class, RootfsCommand.class, SizeCommand.class, WhyCommand.class, GraphCommand.class, ListCommand.class,
            NewCommand.class, MenuconfigCommand.class, ConfigCommand.class, Defconfig.class, Olddefconfig.class, Savedefconfig.class, Listnewconfig.class, Allnoconfig.class, Allyesconfig.class, Randconfig.class,
            DoctorCommand.class, TestCommand.class, BenchCommand.class);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    public static void main(String[] arguments) {
        int status;
        try {
            status = commandLine(arguments).execute(arguments);
        } catch (Error e) {                   // picocli hands on exceptions only
            report(e, System.err);
            status = STATUS_FAILED;
        }
        System.out.flush();
        System.exit(status);
    }

    /// The command with its subcommands; only the one that `arguments` name has its options.
    ///
    /// picocli reads options by reflection, which for all subcommands would take longer than all the rest of `corto --help`.
    private static CommandLine commandLine(String... arguments) {
        CommandLine command = new CommandLine(new Main());
        for (Class<?> type : SUBCOMMANDS) {
            Command described = type.getAnnotation(Command.class);
            boolean wanted = List.of(arguments).contains(described.name());
            command.addSubcommand(described.name(), wanted ? new CommandLine(type)
                    : new CommandLine(CommandSpec.create().usageMessage(new UsageMessageSpec().description(described.description()))));
        }
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler(Main::usageError);
        command.setExecutionExceptionHandler((e, line, _) -> {
            report(e, System.err);
            return STATUS_FAILED;
        });
        return command;
    }

    private static int usageError(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched && command.getParent() == null && !unmatched.getUnmatched().getFirst().startsWith("-")) {
            String word = unmatched.getUnmatched().getFirst();
            System.err.println("corto: there is no command \"" + word + "\"." + Suggestion.sentence(word, command.getSubcommands().keySet()));
        } else {
            System.err.println("corto: " + e.getMessage());
            UnmatchedArgumentException.printSuggestions(e, new PrintWriter(System.err, true));
        }
        System.err.println("       " + command.getCommandSpec().qualifiedName() + " --help shows what there is.");
        return STATUS_FAILED;
    }

    private static void report(Throwable e, PrintStream errors) {
        if (System.getenv("CORTO_DEBUG") != null) {
            e.printStackTrace(errors);
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
