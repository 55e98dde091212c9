// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `corto new`: the first version of a library or an application.
@Group("Develop")
@Command(name = "new", mixinStandardHelpOptions = true, sortOptions = false, subcommands = {NewLibraryCommand.class, NewAppCommand.class},
        synopsisSubcommandLabel = "(library | app)", description = "Begins a kernel library or an application.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto new library greeting                               a library of one class",
            "  corto new library org.example.fair --provides sched.api  a scheduling policy",
            "  corto new app shop                                       a Java program"})
final class NewCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "what shall be new: a library, or an app?");
    }
}
