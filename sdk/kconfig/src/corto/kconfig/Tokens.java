// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// The token that is looked at, and what a parser asks of it.
///
/// The token after the end of a line is read only when [#nextStatement] asks for it, since what follows may be a help text or a value.
final class Tokens {
    private final Lexer lexer;
    private Token current;
    private Position statement;

    Tokens(Lexer lexer) throws KconfigException {
        this.lexer = lexer;
        nextStatement();
    }

    Token current() {
        return current;
    }

    boolean is(Token token) {
        return current == token;
    }

    /// The line in which the statement began.
    Position statement() {
        return statement;
    }

    Lexer lexer() {
        return lexer;
    }

    void advance() throws KconfigException {
        current = lexer.next();
    }

    /// Goes to the first token of the next line that has one.
    void nextStatement() throws KconfigException {
        do {
            current = lexer.next();
        } while (current == Token.END_OF_LINE);
        statement = lexer.position();
    }

    /// Checks that the line ends here. The next line is not read.
    void expectEnd(String after) throws KconfigException {
        if (current != Token.END_OF_LINE && current != Token.END_OF_FILE) {
            throw unexpected("the end of the line after " + after);
        }
    }

    void end(String after) throws KconfigException {
        expectEnd(after);
        nextStatement();
    }

    /// The quoted text that must stand here.
    String quoted(String what) throws KconfigException {
        if (current != Token.QUOTED) {
            throw unexpected(what + " in quotation marks");
        }
        String value = lexer.value();
        advance();
        return value;
    }

    /// The word that must stand here. Keywords are none.
    String word(String what) throws KconfigException {
        if (current != Token.WORD) {
            throw unexpected(what);
        }
        String value = lexer.value();
        advance();
        return value;
    }

    void expect(Token token, String what) throws KconfigException {
        if (current != token) {
            throw unexpected(what);
        }
        advance();
    }

    /// The token as an error message names it.
    String found() {
        return switch (current) {
            case WORD -> "\"" + lexer.value() + "\"";
            case QUOTED -> "the quoted text \"" + lexer.value() + "\"";
            case END_OF_LINE, END_OF_FILE -> current.toString();
            default -> current.isKeyword() ? "the keyword \"" + current + "\"" : "\"" + current + "\"";
        };
    }

    KconfigException unexpected(String expected) {
        return error("unexpected " + found() + ": expected " + expected);
    }

    KconfigException error(String message) {
        return new KconfigException(lexer.position(), message);
    }
}
