// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Lets a person change a configuration in the terminal.
public final class Menuconfig {
    /// How soon a new size of the window is noticed.
    private static final long POLL_MILLIS = 100;

    private Menuconfig() {
    }

    /// Shows the menus of `configuration` until they are left. `file` is what is asked about then: whether it is to have what was chosen.
    ///
    /// `notes` are shown first: what was odd when the configuration was read. Fails with a [corto.console.Failure] if standard input and
    /// output are not a terminal of at least 80 columns and 19 rows.
    public static Outcome run(Configuration configuration, Path file, List<String> notes) throws IOException {
        Interaction interaction = new Interaction(configuration, file);
        interaction.showNotes(notes);
        try (MenuTerminal terminal = MenuTerminal.open()) {
            KeyDecoder keys = new KeyDecoder(terminal);
            Key key = null;
            while (interaction.outcome() == null && !keys.isAtEnd()) {
                boolean anew = terminal.wasResized();
                if (anew) {
                    interaction.resize(terminal.rows(), terminal.columns());
                }
                if (anew || key != null) {
                    terminal.show(interaction.screen(), anew);
                }
                key = keys.next(POLL_MILLIS);
                press(key, interaction, terminal);
            }
        }
        return interaction.outcome() == null ? Outcome.DISCARDED : interaction.outcome();       // the terminal went away
    }

    private static void press(Key key, Interaction interaction, MenuTerminal terminal) throws IOException {
        switch (key) {
            case null -> { }
            case Key.Named.SUSPEND -> terminal.suspend();
            case Key.Named.REDRAW -> terminal.redraw();
            default -> interaction.press(key);
        }
    }
}
