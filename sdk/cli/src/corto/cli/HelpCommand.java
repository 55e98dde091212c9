// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `corto help`: what `--help` says, and what belongs to no single command.
@Group("Help")
@Command(name = "help", mixinStandardHelpOptions = true, sortOptions = false, description = "Explains a command, or a topic: status, environment.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto help run          the same as corto run --help",
            "  corto help status       exit statuses",
            "  corto help environment  environment variables"})
final class HelpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WORD", arity = "0..1", description = "A command or a topic.")
    private String word;

    @Override
    public Integer call() {
        CommandLine corto = spec.parent().commandLine();
        if (word == null) {
            corto.usage(System.out);
            return 0;
        }
        CommandLine command = corto.getSubcommands().get(word);
        if (command != null) {
            command.usage(System.out);
            return 0;
        }
        Optional<String> topic = Topics.text(word);
        if (topic.isEmpty()) {
            List<String> known = new ArrayList<>(corto.getSubcommands().keySet());
            known.addAll(Topics.descriptions().keySet());
            throw new Failure("there is no command and no topic \"" + word + "\"." + Suggestion.sentence(word, known), "corto --help lists the commands; topics are: "
                    + String.join(", ", Topics.descriptions().keySet()) + ".");
        }
        System.out.print(topic.get());
        return 0;
    }
}
