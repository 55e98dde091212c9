// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The next word is the value of an option that may be repeated, whatever it looks like: `--qemu -machine` is not the option `-m` of the command.
final class AnyWord implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        if (words.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Missing required parameter for option '--qemu' (" + option.paramLabel() + ")");
        }
        List<String> before = option.getValue();
        List<String> values = before == null ? new ArrayList<>() : new ArrayList<>(before);
        values.add(words.pop());
        option.setValue(values);
    }
}
