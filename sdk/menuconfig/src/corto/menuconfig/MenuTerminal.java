// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.console.Failure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.WCWidth;

/// The terminal: keys in, screens out. While it is open it is in raw mode and shows its other screen.
///
/// It is given back as it was by [#close], and also when a signal ends the JVM. Signals that the terminal's keys would send come as keys.
final class MenuTerminal implements AutoCloseable, KeyDecoder.Input {
    /// A signal stops this process within that time.
    private static final long STOP_MILLIS = 50;

    private final Terminal terminal;
    /// Not the writer of `terminal`: when a signal ends the JVM, JLine closes that while [#restore] still writes.
    private final Writer output = new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
    private final Theme theme;
    private final Thread closing = new Thread(this::restoreAtExit, "gives the terminal back");
    private final Attributes before;
    private volatile boolean resized;       // set by the signal SIGWINCH
    // Guarded by `this`, which is held while something is written:
    private boolean open;
    private Screen shown;                   // null: unknown

    private MenuTerminal(Terminal terminal) throws IOException {
        this.terminal = terminal;
        theme = Theme.of(terminal.getNumericCapability(Capability.max_colors), System.getenv("NO_COLOR"));
        before = terminal.getAttributes();
        Runtime.getRuntime().addShutdownHook(closing);
        terminal.handle(Terminal.Signal.WINCH, _ -> resized = true);
        enter();
    }

    /// Opens the terminal of this process. Fails if it has none, or one that cannot place a cursor.
    static MenuTerminal open() {
        String type = System.getenv("TERM");
        if (System.console() == null || !System.console().isTerminal()) {
            throw unusable("standard input and output are not both a terminal");
        }
        if (type == null || type.isEmpty() || type.equals("dumb")) {
            throw unusable(type == null || type.isEmpty() ? "TERM is not set" : "TERM=" + type + " cannot place a cursor");
        }
        try {
            // The provider exec calls stty(1): no native library, and no warning of the JVM about one. With "native", the default, it would
            // load one nevertheless, to find out whether standard error is a terminal.
            System.setProperty(TerminalBuilder.PROP_REDIRECT_PIPE_CREATION_MODE, TerminalBuilder.PROP_REDIRECT_PIPE_CREATION_MODE_REFLECTION);
            // Grapheme clusters: to find out about them, a thread of JLine reads answers of the terminal, and the first keys with them.
            Terminal terminal = TerminalBuilder.builder().system(true).provider("exec").dumb(false).graphemeCluster(false)
                    .encoding(StandardCharsets.UTF_8).build();
            if (terminal.getStringCapability(Capability.cursor_address) == null) {
                terminal.close();
                throw unusable("TERM=" + type + " cannot place a cursor");
            }
            checkSize(terminal);
            return new MenuTerminal(terminal);
        } catch (IOException | IllegalStateException e) {
            throw unusable("the terminal does not answer: " + e.getMessage());
        }
    }

    private static void checkSize(Terminal terminal) throws IOException {
        Size size = terminal.getSize();
        if (size.getRows() < Interaction.MIN_ROWS || size.getColumns() < Interaction.MIN_COLUMNS) {
            terminal.close();
            throw new Failure("this terminal is too small for the menus: " + size.getColumns() + " x " + size.getRows() + ".",
                    "They need " + Interaction.MIN_COLUMNS + " columns and " + Interaction.MIN_ROWS + " rows.");
        }
    }

    private static Failure unusable(String why) {
        return new Failure("the menus need a terminal, and " + why + ".",
                "Without one: corto config --set NAME=VALUE, or edit the file .config.");
    }

    private synchronized void enter() throws IOException {
        terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        open = true;
        put(Capability.enter_ca_mode);
        output.flush();
        resized = true;
    }

    /// Gives the terminal back as it was.
    private synchronized void restore() throws IOException {
        if (open) {
            open = false;
            put(Capability.exit_attribute_mode);
            put(Capability.clear_screen);
            put(Capability.exit_ca_mode);
            output.flush();
            terminal.setAttributes(before);
        }
    }

    private void restoreAtExit() {
        try {
            restore();
        } catch (IOException | RuntimeException e) {
            // The terminal is gone, or JLine was faster: it gives the settings back, too.
        }
    }

    /// Sends what the terminal wants to be sent for `capability`, if it has that.
    private void put(Capability capability, Object... parameters) throws IOException {
        String sequence = terminal.getStringCapability(capability);
        if (sequence != null) {
            Curses.tputs(output, sequence, parameters);
        }
    }

    @Override
    public void close() throws IOException {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException e) {
            // A signal ends the JVM: the hook runs and finds nothing to do.
        }
        terminal.close();
    }

    private synchronized boolean isOpen() {
        return open;
    }

    /// Whether the size may have changed since the last call. Then [#rows] and [#columns] are to be asked.
    boolean wasResized() {
        boolean was = resized;
        resized = false;
        return was;
    }

    /// Lets the next [#wasResized] be true.
    void redraw() {
        resized = true;
    }

    int rows() {
        return terminal.getSize().getRows();
    }

    int columns() {
        return terminal.getSize().getColumns();
    }

    @Override
    public int read(long timeoutMillis) throws IOException {
        try {
            return terminal.reader().read(timeoutMillis);
        } catch (IOException e) {
            if (isOpen()) {
                throw e;
            }
            return END;         // a signal ends the JVM
        }
    }

    /// Shows `screen`. After `anew` nothing is assumed about what the terminal shows, otherwise it shows what was shown last.
    ///
    /// Not by JLine's Display: that replaces the characters of frames by those of the alternate character set, or by ASCII.
    synchronized void show(Screen screen, boolean anew) throws IOException {
        if (!open) {
            return;
        }
        if (anew) {
            shown = null;
            output.write(theme.sequence(Style.SCREEN));
            put(Capability.clear_screen);
        }
        for (int row = 0; row < screen.rows(); row++) {
            if (shown == null || !shown.hasSameRow(screen, row)) {
                showRow(screen, row);
            }
        }
        put(Capability.cursor_address, screen.cursorRow(), screen.cursorColumn());
        output.flush();
        shown = screen;
    }

    private void showRow(Screen screen, int row) throws IOException {
        StringBuilder text = new StringBuilder();
        Style style = null;
        boolean isLast = row == screen.rows() - 1;
        for (int column = 0; column < screen.columns() - (isLast ? 1 : 0); column++) {      // a character in the last place would scroll
            if (screen.style(row, column) != style) {
                style = screen.style(row, column);
                text.append(theme.sequence(style));
            }
            char c = screen.character(row, column);
            text.append(WCWidth.wcwidth(c) == 1 ? c : '?');         // one column each
        }
        put(Capability.cursor_address, row, 0);
        output.append(text);
    }

    /// Stops this process, as Control-Z does, and goes on when the shell lets it. Where no shell could, the system does not stop it.
    void suspend() throws IOException {
        restore();
        try {
            new ProcessBuilder("kill", "-TSTP", Long.toString(ProcessHandle.current().pid())).inheritIO().start().waitFor();
            Thread.sleep(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        enter();
    }
}
