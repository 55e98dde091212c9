// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `docs/commands.md` and the command say the same. `corto test CommandsDocumentTest -D corto.write=true` writes it anew.
class CommandsDocumentTest {
    private static final Path DOCUMENT = CommandRun.ROOT.resolve("docs/commands.md");
    private static final String BEGIN = "<!-- commands: begin. Written by CommandsDocumentTest from the command itself. -->\n";
    private static final String END = "<!-- commands: end -->";

    private final StringBuilder text = new StringBuilder();

    @Test
    void every_command_and_option_is_described() throws IOException {
        String before = Files.readString(DOCUMENT);
        int begin = before.indexOf(BEGIN) + BEGIN.length();
        assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length());
        describe();
        if (Boolean.getBoolean("corto.write")) {
            Files.writeString(DOCUMENT, before.substring(0, begin) + text + before.substring(before.indexOf(END)));
        }

        assertThat(Files.readString(DOCUMENT)).contains(BEGIN + text + END);
    }

    @Test
    void the_README_names_every_command() throws IOException {
        String readme = Files.readString(CommandRun.ROOT.resolve("README.md"));

        Main.whole().getSubcommands().forEach((name, command) -> {
            boolean isConfigTarget = command.getCommandSpec().userObject().getClass().isMemberClass();       // allnoconfig and so on stand in one row
            assertThat(isConfigTarget || readme.contains("| `corto " + name + "`") || readme.contains("| `corto " + name + " ")).as(name).isTrue();
        });
    }

    private void describe() {
        CommandLine corto = Main.whole();
        for (String group : groups(corto)) {
            text.append("\n## ").append(group).append('\n');
            corto.getSubcommands().forEach((name, command) -> {
                if (group(command).equals(group)) {
                    describe(name, command);
                    command.getSubcommands().forEach((inner, subcommand) -> describe(name + " " + inner, subcommand));
                }
            });
        }
        table("Exit statuses", "status", Topics.STATUSES);
        table("Environment variables", "variable", Topics.VARIABLES);
    }

    private static List<String> groups(CommandLine corto) {
        List<String> groups = new ArrayList<>(Help.GROUPS);
        groups.add(Help.OTHERS);
        groups.removeIf(group -> corto.getSubcommands().values().stream().noneMatch(command -> group(command).equals(group)));
        return groups;
    }

    private static String group(CommandLine command) {
        Group group = command.getCommandSpec().userObject().getClass().getAnnotation(Group.class);
        return group == null ? Help.OTHERS : group.value();
    }

    private void describe(String name, CommandLine command) {
        text.append("\n### corto ").append(name).append("\n\n");
        String[] description = command.getCommandSpec().usageMessage().description();
        text.append(String.join("\n", description).strip().replace("<", "\\<")).append("\n\n");
        text.append("    ").append(command.getHelp().synopsis(0).replaceAll("\\s+", " ").strip()).append("\n\n");
        List<Help.Example> examples = Help.examples(command.getCommandSpec());
        if (!examples.isEmpty()) {
            text.append("| for example | |\n| --- | --- |\n");
            examples.forEach(example -> row("`" + example.command() + "`", example.meaning()));
            text.append('\n');
        }
        List<PositionalParamSpec> parameters = command.getCommandSpec().positionalParameters();
        if (!parameters.isEmpty()) {
            text.append("| parameter | |\n| --- | --- |\n");
            parameters.forEach(parameter -> row("`" + parameter.paramLabel() + "`", description(parameter)));
            text.append('\n');
        }
        Help.groups(command.getCommandSpec()).forEach((group, options) -> {
            List<OptionSpec> own = options.stream().filter(option -> !option.usageHelp() && !option.versionHelp()).toList();
            if (!own.isEmpty()) {
                text.append("| ").append(group.equals(Help.OPTIONS) ? "option" : group).append(" | |\n| --- | --- |\n");
                own.forEach(option -> row(names(option), description(option)));
                text.append('\n');
            }
        });
        text.setLength(text.length() - 1);
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : " " + option.paramLabel();
        return List.of(option.names()).stream().map(name -> "`" + name + value + "`").collect(Collectors.joining(", "));
    }

    private static String description(ArgSpec argument) {
        List<String> words = new ArrayList<>();
        for (String line : argument.description()) {
            words.add(line.replace("${COMPLETION-CANDIDATES}", candidates(argument)).replace("${DEFAULT-VALUE}", String.valueOf(argument.initialValue()).toLowerCase(java.util.Locale.ROOT))
                    .replace("${FALLBACK-VALUE}", argument instanceof OptionSpec option ? String.valueOf(option.fallbackValue()) : ""));
        }
        return String.join(" ", words);
    }

    private static String candidates(ArgSpec argument) {
        List<String> candidates = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(candidates::add);
        }
        return String.join(", ", candidates).toLowerCase(java.util.Locale.ROOT);
    }

    private void table(String title, String column, Map<String, String> rows) {
        text.append("\n## ").append(title).append("\n\n| ").append(column).append(" | |\n| --- | --- |\n");
        rows.forEach((name, meaning) -> row(Character.isDigit(name.charAt(0)) || name.equals(name.toUpperCase(java.util.Locale.ROOT)) ? "`" + name + "`" : name, meaning));
        text.append('\n');
    }

    private void row(String left, String right) {
        text.append("| ").append(left.replace("|", "\\|")).append(" | ").append(right.replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")).append(" |\n");
    }
}
