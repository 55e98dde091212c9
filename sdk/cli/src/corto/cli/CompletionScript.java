// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.manifest.Manifest;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Shell scripts that complete the command's words: subcommands, options, the values of options, apps and files.
///
/// A script has the words in it and lists only the catalogue when it runs: no JVM starts at a press of Tab. It knows what the command
/// knew when it was printed.
final class CompletionScript {
    private static final Set<String> FILE_LABELS = Set.of("FILE", "PLACE", "DIR", "FOLDER");
    private static final Set<String> TARGET_LABELS = Set.of("TARGET", "OTHER");

    /// What may stand in a place: words, apps and files, files, or nothing that a script could know.
    private enum Place { WORDS, TARGETS, FILES, UNKNOWN }

    private final CommandLine corto;
    private final Map<String, CommandLine> commands = new LinkedHashMap<>();       // those of commands too: "new library"
    private final Path root;

    CompletionScript(CommandLine corto, Path root) {
        this.corto = corto;
        this.root = root;
        corto.getSubcommands().forEach((name, command) -> {
            commands.put(name, command);
            command.getSubcommands().forEach((inner, subcommand) -> commands.put(name + " " + inner, subcommand));
        });
    }

    /// For bash (bash(1), Programmable Completion). `complete` finds a command by the last part of its path, so `./corto` is completed too.
    String bash() {
        return """
                # Completes the words of corto in bash. Printed by: corto completion bash
                _corto_apps() {
                    local manifest
                    for manifest in %1$s/*/%2$s; do
                        manifest=${manifest%%/*}
                        printf '%%s\\n' "${manifest##*/}"
                    done
                }

                _corto_files() {
                    compopt -o filenames 2> /dev/null
                    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$1")
                }

                _corto() {
                    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word i
                    COMPREPLY=()
                    if [[ $current == = ]]; then                    # --option=VALUE is three words in bash
                        current=
                    elif [[ $previous == = ]]; then
                        previous=${COMP_WORDS[COMP_CWORD - 2]}
                    fi
                    for (( i = 1; i < COMP_CWORD; i++ )); do
                        word=${COMP_WORDS[i]}
                        if [[ $word == -- ]]; then                  # the program's own arguments
                            _corto_files "$current"
                            return
                        fi
                        if [[ $word == -* ]]; then
                            continue
                        elif [[ -z $command ]]; then
                            command=$word
                        elif [[ %6$s == *" $command "* ]]; then     # a command with commands of its own
                            command+=" $word"
                        fi
                    done
                    local options= words= place=
                    case $command in
                %3$s    esac
                    case "$command $previous" in
                %4$s    esac
                    if [[ -z $place && $current == -* ]]; then
                        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
                        return
                    fi
                    if [[ -z $place ]]; then
                        case $command in
                %5$s        esac
                    fi
                    case $place in
                        words) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
                        targets)
                            mapfile -t COMPREPLY < <(compgen -W "$(_corto_apps)" -- "$current")
                            _corto_files "$current"
                            ;;
                        files) _corto_files "$current" ;;
                    esac
                }

                complete -F _corto corto
                """.formatted(quoted(root.resolve("apps")), Manifest.FILE_NAME, bashOptions("        "), values("        "), positionals("            "), quoted(groups()));
    }

    /// For zsh (zshcompsys(1)): to be sourced, or a file `_corto` in a folder of fpath.
    String zsh() {
        return """
                #compdef corto
                # Completes the words of corto in zsh. Printed by: corto completion zsh
                _corto() {
                    local current=${words[CURRENT]} previous=${words[CURRENT-1]} command= word place= i
                    local -a options choices apps
                    for (( i = 2; i < CURRENT; i++ )); do
                        word=${words[i]}
                        if [[ $word == -- ]]; then                  # the program's own arguments
                            _files
                            return
                        fi
                        if [[ $word == -* ]]; then
                            continue
                        elif [[ -z $command ]]; then
                            command=$word
                        elif [[ %6$s == *" $command "* ]]; then     # a command with commands of its own
                            command+=" $word"
                        fi
                    done
                    if [[ $current == --*=* ]]; then
                        previous=${current%%%%=*}
                        compset -P '*='
                        current=${current#*=}
                    fi
                    case $command in
                %3$s    esac
                    case "$command $previous" in
                %4$s    esac
                    if [[ -z $place && $current == -* ]]; then
                        _describe -o option options
                        return
                    fi
                    if [[ -z $place ]]; then
                        case $command in
                %5$s        esac
                    fi
                    case $place in
                        words) compadd -- ${=choices} ;;
                        commands) _describe command choices ;;
                        targets)
                            apps=(%1$s/*/%2$s(N:h:t))
                            compadd -- $apps
                            _files
                            ;;
                        files) _files ;;
                    esac
                }

                if [[ ${funcstack[1]} == _corto ]]; then
                    _corto "$@"
                else
                    compdef _corto corto
                fi
                """.formatted(quoted(root.resolve("apps")), Manifest.FILE_NAME, zshOptions("        "), values("        ").replace("words=", "choices="), zshPositionals("            "), quoted(groups()));
    }

    /// Names of commands that have commands of their own, each between blanks.
    private String groups() {
        return commands.entrySet().stream().filter(command -> !command.getValue().getSubcommands().isEmpty()).map(Map.Entry::getKey)
                .collect(Collectors.joining(" ", " ", " "));
    }

    private String bashOptions(String indent) {
        StringBuilder text = new StringBuilder(indent).append("'') options=").append(quoted(options(corto.getCommandSpec()))).append(" ;;\n");
        commands.forEach((name, command) ->
                text.append(indent).append(quoted(name)).append(") options=").append(quoted(options(command.getCommandSpec()))).append(" ;;\n"));
        return text.toString();
    }

    private String zshOptions(String indent) {
        StringBuilder text = new StringBuilder(indent).append("'') options=(").append(describedOptions(corto.getCommandSpec())).append(") ;;\n");
        commands.forEach((name, command) ->
                text.append(indent).append(quoted(name)).append(") options=(").append(describedOptions(command.getCommandSpec())).append(") ;;\n"));
        return text.toString();
    }

    private static String options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).flatMap(option -> Arrays.stream(option.names())).collect(Collectors.joining(" "));
    }

    /// `'--name:what it does'` for each name of each option.
    private static String describedOptions(CommandSpec command) {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            for (String name : option.hidden() ? new String[0] : option.names()) {
                words.add(described(name, option.description()));
            }
        }
        return String.join(" ", words);
    }

    private static String described(String name, String[] description) {
        String first = description.length == 0 ? "" : description[0];
        return quoted(name + ":" + (first.contains("${") ? "" : first));
    }

    /// What follows an option that takes a value.
    private String values(String indent) {
        StringBuilder text = new StringBuilder();
        commands.forEach((name, command) -> {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (option.arity().min() > 0 && !option.hidden()) {
                    String patterns = Arrays.stream(option.names()).map(word -> quoted(name + " " + word)).collect(Collectors.joining(" | "));
                    text.append(indent).append(patterns).append(") ").append(assignment(option)).append(" ;;\n");
                }
            }
        });
        return text.toString();
    }

    /// What stands where no option is: commands, then the parameters of the command.
    private String positionals(String indent) {
        return indent + "'') place=words words=" + quoted(String.join(" ", corto.getSubcommands().keySet())) + " ;;\n" + parameters(indent);
    }

    private String zshPositionals(String indent) {
        String described = corto.getSubcommands().entrySet().stream().map(command -> described(command.getKey(), command.getValue().getCommandSpec().usageMessage().description()))
                .collect(Collectors.joining(" "));
        return indent + "'') place=commands choices=(" + described + ") ;;\n" + parameters(indent).replace("words=", "choices=");
    }

    private String parameters(String indent) {
        StringBuilder text = new StringBuilder();
        commands.forEach((name, command) -> {
            String what = parameter(name, command);
            if (!what.isEmpty()) {
                text.append(indent).append(quoted(name)).append(") ").append(what).append(" ;;\n");
            }
        });
        return text.toString();
    }

    /// Of several parameters the first of which a script can know something.
    private String parameter(String name, CommandLine command) {
        if (!command.getSubcommands().isEmpty()) {
            return words(List.copyOf(command.getSubcommands().keySet()));
        }
        if (name.equals("help")) {
            return words(helpWords());
        }
        return command.getCommandSpec().positionalParameters().stream().filter(parameter -> place(parameter) != Place.UNKNOWN).findFirst().map(CompletionScript::assignment).orElse("");
    }

    private List<String> helpWords() {
        List<String> words = new ArrayList<>(corto.getSubcommands().keySet());
        words.addAll(Topics.descriptions().keySet());
        return words;
    }

    private static String assignment(ArgSpec argument) {
        return switch (place(argument)) {
            case WORDS -> words(known(argument));
            case TARGETS -> "place=targets";
            case FILES -> "place=files";
            case UNKNOWN -> "place=none";
        };
    }

    private static String words(List<String> words) {
        return "place=words words=" + quoted(String.join(" ", words));
    }

    private static Place place(ArgSpec argument) {
        String label = argument.paramLabel();
        return !known(argument).isEmpty() ? Place.WORDS : TARGET_LABELS.contains(label) ? Place.TARGETS : FILE_LABELS.contains(label) ? Place.FILES : Place.UNKNOWN;
    }

    private static List<String> known(ArgSpec argument) {
        if (argument.userObject() instanceof AnnotatedElement element && element.getAnnotation(Values.class) instanceof Values values) {
            return List.of(values.value());
        }
        if (argument.type().isEnum()) {
            return Arrays.stream(argument.type().getEnumConstants()).map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT)).toList();
        }
        return List.of();
    }

    /// `text` as one word of a POSIX shell.
    private static String quoted(Object text) {
        return "'" + text.toString().replace("'", "'\\''") + "'";
    }
}
