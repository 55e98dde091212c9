// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.Map;

/// What `$(NAME)` stands for if the files do not define it, and how `$(shell,COMMAND)` is answered.
///
/// Immutable. Values given here come before the environment's.
public final class KconfigVariables {
    /// Runs a command of `$(shell,…)` and answers what it printed.
    public interface Shell {
        String run(String command);
    }

    private static final KconfigVariables NONE = new KconfigVariables(Map.of(), false, null);

    private final Map<String, String> values;
    private final boolean environment;
    private final Shell shell;

    private KconfigVariables(Map<String, String> values, boolean environment, Shell shell) {
        this.values = values;
        this.environment = environment;
        this.shell = shell;
    }

    /// No variables, no environment, no shell: the files alone decide.
    public static KconfigVariables none() {
        return NONE;
    }

    public static KconfigVariables of(Map<String, String> values) {
        return new KconfigVariables(Map.copyOf(values), false, null);
    }

    /// Looks at the environment too.
    public KconfigVariables withEnvironment() {
        return new KconfigVariables(values, true, shell);
    }

    /// Allows `$(shell,…)`, which is otherwise an error: a configuration would depend on the machine it is made on.
    public KconfigVariables withShell(Shell shell) {
        return new KconfigVariables(values, environment, shell);
    }

    /// The value, or `null`.
    String value(String name) {
        String value = values.get(name);
        return value == null && environment && !name.isEmpty() ? System.getenv(name) : value;
    }

    Shell shell() {
        return shell;
    }
}
