// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// Reads the lines below `config`, `choice`, `menu` and `comment`.
final class DefinitionParser {
    private final Tokens tokens;
    private final Tree tree;
    private final ExpressionParser expressions;

    DefinitionParser(Tokens tokens, Tree tree) {
        this.tokens = tokens;
        this.tree = tree;
        expressions = new ExpressionParser(tokens, tree);
    }

    ExpressionParser expressions() {
        return expressions;
    }

    /// The options of a symbol, up to the first line that is none.
    void symbolOptions() throws KconfigException {
        while (commonOption() || symbolOption()) {
            // each has read its line
        }
    }

    void choiceOptions() throws KconfigException {
        while (commonOption() || choiceOption()) {
            // each has read its line
        }
    }

    /// `depends on` and, of a menu, `visible if`.
    void menuOptions(boolean menu) throws KconfigException {
        while (true) {
            if (tokens.is(Token.DEPENDS)) {
                dependsOn();
            } else if (menu && tokens.is(Token.VISIBLE)) {
                tokens.advance();
                tree.visibleIf(expressions.condition());
                tokens.end("'visible if'");
            } else {
                return;
            }
        }
    }

    /// What symbols and choices have in common.
    private boolean commonOption() throws KconfigException {
        switch (tokens.current()) {
            case DEPENDS -> dependsOn();
            case HELP -> help();
            case PROMPT -> {
                tokens.advance();
                prompt();
                tokens.end("the prompt");
            }
            case BOOL -> type(Type.BOOL);
            case TRISTATE -> type(Type.TRISTATE);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean symbolOption() throws KconfigException {
        switch (tokens.current()) {
            case INT -> type(Type.INT);
            case HEX -> type(Type.HEX);
            case STRING -> type(Type.STRING);
            case DEFAULT -> defaultValue(null);
            case DEF_BOOL -> defaultValue(Type.BOOL);
            case DEF_TRISTATE -> defaultValue(Type.TRISTATE);
            case SELECT -> reverse(Property.Kind.SELECT);
            case IMPLY -> reverse(Property.Kind.IMPLY);
            case RANGE -> range();
            case MODULES -> {
                tokens.advance();
                modules();
            }
            case WORD -> {
                return oldOption();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean choiceOption() throws KconfigException {
        switch (tokens.current()) {
            case OPTIONAL -> {
                tokens.advance();
                tokens.end("'optional'");
                ((Choice) tree.entry().item).optional = true;
            }
            case DEFAULT -> {
                tokens.advance();
                String name = tokens.word("a symbol of the choice");
                Expression condition = expressions.condition();
                tree.add(Property.Kind.DEFAULT, tokens.statement(), condition).value = new Expression.Reference(tree.symbol(name));
                tokens.end("the default");
            }
            case INT, HEX, STRING, DEF_BOOL, DEF_TRISTATE, SELECT, IMPLY, RANGE ->
                    throw tokens.error("'" + tokens.current() + "' within the options of a choice: expected 'bool', 'tristate', 'prompt', "
                            + "'default', 'optional', 'depends on', 'help', or the first 'config'");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void type(Type type) throws KconfigException {
        tokens.advance();
        if (tokens.is(Token.QUOTED)) {
            prompt();
        }
        tree.type(tree.entry(), type);
        tokens.end("the type");
    }

    private void prompt() throws KconfigException {
        String text = tokens.quoted("the prompt");
        tree.prompt(text, tokens.statement(), expressions.condition());
    }

    private void defaultValue(Type type) throws KconfigException {
        tokens.advance();
        Expression value = expressions.parse();
        Expression condition = expressions.condition();
        tree.add(Property.Kind.DEFAULT, tokens.statement(), condition).value = value;
        if (type != null) {
            tree.type(tree.entry(), type);
        }
        tokens.end("the default");
    }

    private void reverse(Property.Kind kind) throws KconfigException {
        tokens.advance();
        String name = tokens.word("a symbol after '" + kind + "'");
        Symbol target = tree.symbol(name);
        if (target.index < Constants.COUNT) {
            throw tokens.error("'" + kind + " " + name + "': expected a symbol, not a constant");
        }
        Expression condition = expressions.condition();
        tree.add(kind, tokens.statement(), condition).value = new Expression.Reference(target);
        tokens.end("'" + kind + " " + name + "'");
    }

    private void range() throws KconfigException {
        tokens.advance();
        Symbol low = expressions.symbol();
        Symbol high = expressions.symbol();
        Expression condition = expressions.condition();
        Property range = tree.add(Property.Kind.RANGE, tokens.statement(), condition);
        range.low = low;
        range.high = high;
        tokens.end("the range");
    }

    private void modules() throws KconfigException {
        Symbol symbol = (Symbol) tree.entry().item;
        if (tree.modules != null && tree.modules != symbol) {
            throw tokens.error("symbol '" + symbol + "' redefines option 'modules' already defined by symbol '" + tree.modules + "' at "
                    + tree.modules.nodes.get(0).position() + ": expected one such symbol");
        }
        tree.modules = symbol;
        tokens.end("'modules'");
    }

    /// `option modules`, as it was written before Linux 5.14. The other `option …` are gone, and what replaces them is said.
    private boolean oldOption() throws KconfigException {
        if (!tokens.lexer().value().equals("option")) {
            return false;
        }
        tokens.advance();
        if (!tokens.is(Token.MODULES)) {
            String instead = tokens.found().equals("\"env\"") ? "'default \"$(NAME)\"' for a variable of the environment" : "'option modules'";
            throw tokens.error("unsupported option " + tokens.found() + ": expected " + instead);
        }
        tokens.advance();
        modules();
        return true;
    }

    private void dependsOn() throws KconfigException {
        tokens.advance();
        tokens.expect(Token.ON, "'on' after 'depends'");
        tree.dependsOn(expressions.parse());
        tokens.end("'depends on'");
    }

    private void help() throws KconfigException {
        tokens.advance();
        tokens.expectEnd("'help'");
        MenuNode entry = tree.entry();
        Position position = tokens.statement();
        String text = tokens.lexer().helpText();
        tokens.nextStatement();
        if (entry.help != null) {
            tree.warn(position, entry.valued(), "'" + entry.item + "' defined with more than one help text -- only the last one will be used");
        }
        if (text.isBlank()) {
            tree.warn(position, entry.valued(), "'" + entry.item + "' defined with blank help text");
        }
        entry.help = text;
    }
}
