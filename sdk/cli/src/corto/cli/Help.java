// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Terminal;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// How `--help` looks: commands and options under headings ([Group]), examples at the end (a command's `footer`).
final class Help {
    /// Headings of commands, in this order.
    static final List<String> GROUPS = List.of("Run", "Build", "Configure", "Look", "Develop", "Help");
    static final String OTHERS = "More";
    static final String OPTIONS = "Options";

    /// The heading of examples, for `footerHeading`.
    static final String EXAMPLES = "%n@|bold Examples|@%n";

    /// An example as footers write it: the command, blanks, what it does.
    private static final Pattern EXAMPLE = Pattern.compile("^  (\\S.*?)(?:\\s{2,}(\\S.*))?$");
    private static final int WIDTH = 100;

    /// A command that a person could type.
    record Example(String command, String meaning) {
    }

    private Help() {
    }

    /// Gives `command` and its subcommands this look. `groups` has the heading of each subcommand.
    static void style(CommandLine command, Map<String, String> groups) {
        command.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.hasColours() ? Ansi.ON : Ansi.OFF));
        command.setUsageHelpWidth(WIDTH);
        command.getCommandSpec().usageMessage().commandListHeading("");
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> commands(help, groups));
        command.getSubcommands().values().forEach(Help::styleSubcommand);
    }

    private static void styleSubcommand(CommandLine command) {
        command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, Help::options);
        command.getSubcommands().values().forEach(Help::styleSubcommand);
    }

    private static String commands(CommandLine.Help help, Map<String, String> groups) {
        StringBuilder text = new StringBuilder();
        int width = help.subcommands().keySet().stream().mapToInt(String::length).max().orElse(0);
        Stream.concat(GROUPS.stream(), Stream.of(OTHERS)).forEach(group -> {
            List<String> names = help.subcommands().keySet().stream().filter(name -> groups.getOrDefault(name, OTHERS).equals(group)).toList();
            if (!names.isEmpty()) {
                text.append('\n').append(help.colorScheme().text("@|bold " + group + "|@")).append('\n');
            }
            for (String name : names) {
                String[] description = help.subcommands().get(name).commandSpec().usageMessage().description();
                text.append("  ").append(help.colorScheme().commandText(name)).repeat(' ', width - name.length() + 2).append(description.length == 0 ? "" : firstSentence(description[0])).append('\n');
            }
        });
        return text.toString();
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String options(CommandLine.Help help) {
        StringBuilder text = new StringBuilder();
        groups(help.commandSpec()).forEach((group, options) -> {
            CommandLine.Help.Layout layout = help.createDefaultLayout();
            layout.addOptions(options, help.createDefaultParamLabelRenderer());
            text.append('\n').append(help.colorScheme().text("@|bold " + group + "|@")).append('\n').append(layout);
        });
        return text.toString();
    }

    /// The options of a command by heading: those without a heading first.
    static Map<String, List<OptionSpec>> groups(CommandSpec command) {
        Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
        groups.put(OPTIONS, new ArrayList<>());
        List<OptionSpec> standard = new ArrayList<>();
        Class<?> type = command.userObject() == null ? Help.class : command.userObject().getClass();
        for (OptionSpec option : command.options()) {
            if (option.hidden()) {
                continue;
            }
            if (option.usageHelp() || option.versionHelp()) {
                standard.add(option);
            } else {
                groups.computeIfAbsent(group(option, type), _ -> new ArrayList<>()).add(option);
            }
        }
        groups.get(OPTIONS).addAll(standard);
        return groups;
    }

    private static String group(OptionSpec option, Class<?> command) {
        if (option.userObject() instanceof AnnotatedElement element && element.getAnnotation(Group.class) instanceof Group own) {
            return own.value();
        }
        Class<?> holder = option.userObject() instanceof Member member ? member.getDeclaringClass() : Help.class;
        boolean isMixin = !holder.isAssignableFrom(command);                  // the group of a command is its place among commands
        return isMixin && holder.getAnnotation(Group.class) instanceof Group all ? all.value() : OPTIONS;
    }

    /// The examples in the footer of `command`.
    static List<Example> examples(CommandSpec command) {
        List<Example> examples = new ArrayList<>();
        for (String line : command.usageMessage().footer()) {
            Matcher matcher = EXAMPLE.matcher(line);
            if (matcher.matches()) {
                examples.add(new Example(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2)));
            }
        }
        return examples;
    }
}
