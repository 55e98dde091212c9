// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.Choice;
import corto.kconfig.Configuration;
import corto.kconfig.MenuNode;
import corto.kconfig.Symbol;
import corto.kconfig.Tristate;
import corto.kconfig.Type;
import corto.kconfig.Valued;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// The windows that are open, one above the other, and what they do with the configuration. It gets keys and makes screens; of terminals
/// it knows nothing but the size.
final class Interaction {
    static final int MIN_ROWS = 19;
    static final int MIN_COLUMNS = 80;
    /// Columns of the screen that a long line of a text does not use.
    private static final int TEXT_MARGIN = 10;

    private final Configuration configuration;
    private final ConfigurationFile file;
    private final boolean hasModules;
    private final Deque<Window> windows = new ArrayDeque<>();       // the first is shown
    private int rows = MIN_ROWS;
    private int columns = MIN_COLUMNS;
    private boolean showsHidden;
    private boolean isSaved;                                        // at least once
    private String lastSearch = "";
    private Outcome outcome;

    Interaction(Configuration configuration, Path file) {
        this.configuration = configuration;
        this.file = new ConfigurationFile(file);
        hasModules = configuration.kconfig().symbols().stream().anyMatch(symbol -> symbol.type() == Type.TRISTATE);
        open(new MenuWindow(this, configuration.kconfig().root()));
    }

    Configuration configuration() {
        return configuration;
    }

    /// `null` until the menus are left.
    Outcome outcome() {
        return outcome;
    }

    /// Whether any symbol can be `m`.
    boolean hasModules() {
        return hasModules;
    }

    // The screen

    void resize(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    Screen screen() {
        Screen screen = new Screen(rows, columns);
        Window window = windows.getFirst();
        if (isTooSmall() && !(window instanceof QuestionWindow)) {
            screen.put(0, 0, "This terminal is too small for the menus: " + columns + " x " + rows + ".", Style.SCREEN);
            screen.put(1, 0, "They need " + MIN_COLUMNS + " columns and " + MIN_ROWS + " rows. Please make it larger.", Style.SCREEN);
            return screen;
        }
        screen.put(0, 1, Box.abbreviated(file.path() + " - " + title(), columns - 2), Style.SCREEN);
        screen.put(1, 1, "─".repeat(Math.max(0, columns - 2)), Style.SCREEN);
        screen.put(1, 1, places(Math.max(3, columns - 4)), Style.SCREEN);
        window.draw(screen);
        return screen;
    }

    private boolean isTooSmall() {
        return rows < MIN_ROWS || columns < MIN_COLUMNS;
    }

    String title() {
        return configuration.kconfig().title();
    }

    /// The menus that lead here; of a long way the last.
    private String places(int width) {
        StringBuilder text = new StringBuilder();
        for (Iterator<Window> i = windows.descendingIterator(); i.hasNext(); ) {
            String place = i.next().place();
            if (place != null) {
                text.append("→ ").append(place).append(' ');
            }
        }
        return text.length() <= width ? text.toString() : "..." + text.substring(text.length() - width + 3);
    }

    // Windows

    void press(Key key) {
        Window window = windows.getFirst();
        if (key == Key.Named.INTERRUPT) {
            if (!(window instanceof QuestionWindow)) {
                exit();
            }
        } else if (!isTooSmall() || window instanceof QuestionWindow) {
            window.press(key);
        }
    }

    void open(Window window) {
        windows.addFirst(window);
    }

    void close(Window window) {
        windows.remove(window);
        windows.getFirst().comeBack();
    }

    /// Closes a menu; with the last one the menus are left.
    void leave(MenuWindow window) {
        if (windows.getLast() == window) {
            exit();
        } else {
            close(window);
        }
    }

    private void exit() {
        if (isInFile()) {
            outcome = isSaved ? Outcome.SAVED : Outcome.UNCHANGED;
            return;
        }
        open(new QuestionWindow(this, "Do you wish to save your new configuration?\n(Press <Esc><Esc> to continue to configure.)", this::saveAndExit,
                () -> outcome = Outcome.DISCARDED));
    }

    private boolean isInFile() {
        try {
            return file.has(configuration);
        } catch (IOException e) {
            return false;           // an unreadable file does not have it
        }
    }

    private void saveAndExit() {
        if (save(file.path())) {
            outcome = Outcome.SAVED;
        }
    }

    // Values

    boolean showsHidden() {
        return showsHidden;
    }

    void showHidden(boolean hidden) {
        showsHidden = hidden;
    }

    /// Whether a place in the menus is shown, by itself: what has no prompt never is.
    boolean isShown(MenuNode node) {
        return showsHidden ? node.prompt() != null : configuration.isVisible(node);
    }

    private Tristate tristate(Valued valued) {
        return switch (valued) {
            case Symbol symbol -> configuration.tristate(symbol);
            case Choice choice -> configuration.tristate(choice);
        };
    }

    /// Gives a symbol or choice a value that is assignable.
    void set(Valued valued, Tristate value) {
        configuration.set(valued, value.toString());
    }

    /// Gives it the next of the values that it can have, in the order `n`, `m`, `y`.
    void toggle(Valued valued) {
        Tristate[] all = Tristate.values();
        int present = tristate(valued).ordinal();
        for (int i = 1; i < all.length; i++) {
            Tristate next = all[(present + i) % all.length];
            if (configuration.assignable(valued).contains(next)) {
                set(valued, next);
                return;
            }
        }
    }

    void choose(Symbol symbol) {
        configuration.choose(symbol);
    }

    void askForValue(MenuNode node, Symbol symbol) {
        if (configuration.visibility(symbol) == Tristate.N) {
            showHelp(node);         // it says on what it depends
            return;
        }
        open(new InputWindow(this, InputWindow.WIDE, node.prompt(), HelpTexts.entry(symbol.type(), configuration.range(symbol)), configuration.value(symbol),
                text -> accept(symbol, text), () -> showHelp(node)));
    }

    private void accept(Symbol symbol, String text) {
        Window input = windows.getFirst();
        String value = symbol.type() == Type.STRING ? text : text.strip();
        String problem = configuration.set(symbol, value).problem();
        if (problem == null) {
            close(input);
        } else {
            showMessage("Not possible", problem);
        }
    }

    // Help

    void showHelp(MenuNode node) {
        if (node.item() instanceof Valued) {
            open(new TextWindow(this, node.label(), configuration.explain(node, columns - TEXT_MARGIN)));
        } else {
            showGeneralHelp();
        }
    }

    void showGeneralHelp() {
        open(new TextWindow(this, "How to use the menus", HelpTexts.GENERAL));
    }

    void showMessage(String title, String text) {
        open(TextWindow.message(this, title, text));
    }

    void showNotes(List<String> notes) {
        if (!notes.isEmpty()) {
            open(new TextWindow(this, "Notes on the configuration", String.join("\n", Box.wrapped(String.join("\n", notes), columns - TEXT_MARGIN))));
        }
    }

    // Search

    void askWhatToFind() {
        open(new InputWindow(this, InputWindow.WIDE, "Search Configuration Parameter", HelpTexts.SEARCH_ENTRY, lastSearch, this::find,
                () -> open(new TextWindow(this, "Search", HelpTexts.SEARCH))));
    }

    private void find(String text) {
        Window input = windows.getFirst();
        String pattern = text.strip();
        if (pattern.isEmpty()) {
            close(input);
            return;
        }
        try {
            SearchWindow found = new SearchWindow(this, pattern);
            close(input);
            lastSearch = pattern;
            open(found);
        } catch (PatternSyntaxException e) {
            showMessage("Not a regular expression", e.getMessage());
        }
    }

    // Files

    void askWhereToSave() {
        open(new InputWindow(this, InputWindow.NARROW, "Save", HelpTexts.SAVE_ENTRY, file.path().toString(), this::saveAs, () -> open(new TextWindow(this, "Save", HelpTexts.SAVE))));
    }

    private void saveAs(String name) {
        Window input = windows.getFirst();
        Path path = path(name);
        if (path == null || save(path)) {
            close(input);
            if (path != null) {
                showMessage("", "configuration written to " + path);
            }
        }
    }

    /// Writes the configuration. If that fails, says why and gives `false`.
    private boolean save(Path path) {
        try {
            ConfigurationFile.write(configuration, path);
            isSaved |= path.toAbsolutePath().normalize().equals(file.path().toAbsolutePath().normalize());
            return true;
        } catch (IOException e) {
            showMessage("Not saved", "Cannot write " + path + ": " + reason(e));
            return false;
        }
    }

    void askWhatToLoad() {
        open(new InputWindow(this, InputWindow.NARROW, "Load", HelpTexts.LOAD_ENTRY, file.path().toString(), this::load, () -> open(new TextWindow(this, "Load", HelpTexts.LOAD))));
    }

    private void load(String name) {
        Window input = windows.getFirst();
        Path path = path(name);
        if (path == null) {
            close(input);
            return;
        }
        try {
            List<String> notes = configuration.load(path).stream().map(Object::toString).toList();
            close(input);
            showNotes(notes);
        } catch (IOException e) {
            showMessage("Not loaded", "Cannot read " + path + ": " + reason(e));
        }
    }

    /// `null` if there is no name. Names that no file can have are taken for missing ones by whoever opens them.
    private static Path path(String name) {
        try {
            return name.isBlank() ? null : Path.of(name.strip());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> e.toString();
        };
    }
}
