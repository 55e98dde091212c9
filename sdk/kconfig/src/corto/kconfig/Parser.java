// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import corto.console.Suggestion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a file and those that it includes (parser.y of Linux, and `osource`, `rsource`, `orsource`, patterns).
final class Parser {
    /// Of menus, `if` and choices within each other. Recursions over the tree are no deeper than this and the submenus made later.
    private static final int MAX_NESTING = 100;
    private static final int MAX_INCLUSION = 64;

    private enum Block {
        MENU, IF, CHOICE;

        private final String word = name().toLowerCase(java.util.Locale.ROOT);
    }

    private final Tree tree;
    private final Sources sources;
    private final Macros macros;
    private final List<Inclusion> inclusions = new ArrayList<>();
    private int nesting;

    /// A file that is being read, and the line that asked for it.
    private record Inclusion(Path realFile, Path file, Position by) {
    }

    Parser(Tree tree, Sources sources, Macros macros) {
        this.tree = tree;
        this.sources = sources;
        this.macros = macros;
    }

    void parse(Path file) throws KconfigException {
        include(file, null);
    }

    private void include(Path file, Position by) throws KconfigException {
        Path realFile = sources.real(file);
        for (int i = 0; i < inclusions.size(); i++) {
            if (inclusions.get(i).realFile.equals(realFile)) {
                throw loop(i, file, by);
            }
        }
        if (inclusions.size() >= MAX_INCLUSION) {
            throw new KconfigException(by, "files include each other " + MAX_INCLUSION + " levels deep: expected fewer");
        }
        String text = sources.read(file, by);
        inclusions.add(new Inclusion(realFile, file, by));
        new OfFile(new Tokens(new Lexer(file, text, macros, tree.warnings))).parse();
        inclusions.removeLast();
    }

    /// Draws the files that include each other in a circle.
    private KconfigException loop(int first, Path file, Position by) {
        StringBuilder drawing = new StringBuilder("'" + file + "' includes itself: expected files without a circle");
        for (int i = first + 1; i < inclusions.size(); i++) {
            drawing.append("\n  ").append(inclusions.get(i).by).append(" includes ").append(inclusions.get(i).file);
        }
        return new KconfigException(by, drawing.append("\n  ").append(by).append(" includes ").append(file).toString());
    }

    /// The statements of one file.
    private final class OfFile {
        private final Tokens tokens;
        private final DefinitionParser definitions;

        OfFile(Tokens tokens) {
            this.tokens = tokens;
            definitions = new DefinitionParser(tokens, tree);
        }

        void parse() throws KconfigException {
            if (tokens.is(Token.MAINMENU)) {
                mainMenu();
            }
            statements(null, null);
        }

        private void mainMenu() throws KconfigException {
            if (inclusions.size() > 1 || tree.root.prompt != null || tree.root.first != null) {
                throw tokens.error("'mainmenu' here: expected it in the first line of the first file alone");
            }
            tokens.advance();
            tree.prompt(tokens.quoted("the title"), tokens.statement(), null);
            tokens.end("the title");
        }

        /// The statements up to the end of a block, or of the file if `block` is `null`.
        private void statements(Block block, Position begin) throws KconfigException {
            while (true) {
                switch (tokens.current()) {
                    case END_OF_FILE -> {
                        if (block != null) {
                            throw tokens.error("'" + block.word + "' of " + begin + " is not ended: expected 'end" + block.word
                                    + "' before the end of the file");
                        }
                        return;
                    }
                    case ENDMENU, ENDIF, ENDCHOICE -> {
                        if (block == null || !tokens.current().toString().equals("end" + block.word)) {
                            throw unexpectedEnd(block, begin);
                        }
                        tokens.advance();
                        tokens.end("'end" + block.word + "'");
                        return;
                    }
                    default -> statement(block == Block.CHOICE || inChoice());
                }
            }
        }

        private boolean inChoice() {
            for (MenuNode menu = tree.openMenu(); menu != null; menu = menu.parent) {
                if (menu.item != null) {
                    return menu.item instanceof Choice;
                }
            }
            return false;
        }

        private KconfigException unexpectedEnd(Block block, Position begin) {
            if (block == null) {
                String word = tokens.current().toString().substring("end".length());
                return tokens.error("'end" + word + "' without '" + word + "' in this file: expected a statement");
            }
            return tokens.error("unexpected '" + tokens.current() + "' within the " + block.word + " block of " + begin + ": expected 'end"
                    + block.word + "'");
        }

        private void statement(boolean inChoice) throws KconfigException {
            Token kind = tokens.current();
            if (inChoice && (kind == Token.MENU || kind == Token.CHOICE || kind == Token.MENUCONFIG)) {
                throw tokens.error("'" + kind + "' within a choice: expected 'config', 'comment', 'if', 'source' or 'endchoice'");
            }
            switch (kind) {
                case CONFIG, MENUCONFIG -> config(kind == Token.MENUCONFIG);
                case COMMENT -> comment();
                case MENU -> menu();
                case IF -> conditional();
                case CHOICE -> choice();
                case SOURCE -> source(false, false);
                case OSOURCE -> source(true, false);
                case RSOURCE -> source(false, true);
                case ORSOURCE -> source(true, true);
                case WORD -> assignment();
                case MAINMENU -> mainMenu();
                default -> throw tokens.unexpected("a statement ('config', 'menu', 'choice', 'if', 'comment', 'source')");
            }
        }

        private void config(boolean menuconfig) throws KconfigException {
            Position position = tokens.statement();
            tokens.advance();
            String name = tokens.word("the name of a symbol");
            Symbol symbol = tree.symbol(name);
            if (symbol.index < Constants.COUNT) {
                throw new KconfigException(position, "'config " + name + "': expected a name other than the constants n, m and y");
            }
            tree.add(symbol, position);
            MenuNode node = tree.entry();
            tokens.end("the name");
            definitions.symbolOptions();
            node.menuconfig = menuconfig && node.prompt != null;
            if (menuconfig && node.prompt == null) {
                tree.warn(position, symbol, "menuconfig statement without prompt");
            }
        }

        private void comment() throws KconfigException {
            MenuNode node = tree.add(null, tokens.statement());
            node.item = new Comment(node);
            tokens.advance();
            tree.prompt(tokens.quoted("the comment"), tokens.statement(), null);
            tokens.end("the comment");
            definitions.menuOptions(false);
        }

        private void menu() throws KconfigException {
            MenuNode node = tree.add(null, tokens.statement());
            node.item = new Menu(node);
            tokens.advance();
            tree.prompt(tokens.quoted("the title of the menu"), tokens.statement(), null);
            tokens.end("the title of the menu");
            definitions.menuOptions(true);
            block(Block.MENU, node);
        }

        private void conditional() throws KconfigException {
            Position position = tokens.statement();
            tokens.advance();
            Expression condition = definitions.expressions().parse();
            MenuNode node = tree.add(null, position);
            tree.dependsOn(condition);
            tokens.end("'if'");
            block(Block.IF, node);
        }

        private void choice() throws KconfigException {
            Position position = tokens.statement();
            tokens.advance();
            String name = tokens.is(Token.WORD) ? tokens.word("") : null;
            MenuNode node = tree.add(tree.choice(name), position);
            tokens.end("'choice'");
            definitions.choiceOptions();
            block(Block.CHOICE, node);
        }

        private void block(Block block, MenuNode node) throws KconfigException {
            if (++nesting > MAX_NESTING) {
                throw new KconfigException(node.position(), "'" + block.word + "' is nested too deeply: expected at most " + MAX_NESTING
                        + " levels of 'menu', 'if' and 'choice'");
            }
            tree.open();
            statements(block, node.position());
            tree.close();
            nesting--;
        }

        private void source(boolean optional, boolean relative) throws KconfigException {
            Position position = tokens.statement();
            String keyword = tokens.current().toString();
            tokens.advance();
            String pattern = tokens.quoted("the name of a file");
            tokens.expectEnd("the name of the file");
            List<Path> files = sources.find(pattern, relative ? position.file() : null);
            if (files.isEmpty() && !optional) {
                throw new KconfigException(position, keyword + " \"" + pattern + "\": there is no such file; expected one "
                        + (relative ? "beside this file" : "below " + sources.root()) + ", or 'o" + keyword + "' if it may be missing");
            }
            for (Path file : files) {
                include(file, position);
            }
            tokens.nextStatement();
        }

        private void assignment() throws KconfigException {
            Position position = tokens.statement();
            String name = tokens.word("");
            Macros.Assignment how = switch (tokens.current()) {
                case EQUAL -> Macros.Assignment.RECURSIVE;
                case COLON_EQUAL -> Macros.Assignment.SIMPLE;
                case PLUS_EQUAL -> Macros.Assignment.APPEND;
                default -> throw new KconfigException(position, "unknown statement \"" + name + "\": expected 'config', 'menu', 'choice', 'if', "
                        + "'comment', 'source', or NAME = VALUE." + Suggestion.sentence(name, Token.keywords()));
            };
            macros.at(position);
            macros.assign(name, how, tokens.lexer().restOfLine());
            tokens.nextStatement();
        }
    }
}
