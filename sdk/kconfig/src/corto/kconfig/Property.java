// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// A line of a definition: its prompt, a default, a select, an imply or a range, with the condition under which it counts.
public final class Property {
    public enum Kind {
        PROMPT("prompt"), DEFAULT("default"), SELECT("select"), IMPLY("imply"), RANGE("range");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private final Kind kind;
    private final MenuNode node;
    private final Position position;
    String text;
    Expression value;
    Valued low;
    Valued high;
    Expression condition;

    Property(Kind kind, MenuNode node, Position position, Expression condition) {
        this.kind = kind;
        this.node = node;
        this.position = position;
        this.condition = condition;
    }

    public Kind kind() {
        return kind;
    }

    /// The definition it belongs to.
    public MenuNode node() {
        return node;
    }

    public Position position() {
        return position;
    }

    /// `if …`, and what the menus around it depend on.
    public Expression condition() {
        return condition == null ? Expression.YES : condition;
    }

    /// Of a prompt: what is shown. Otherwise `null`.
    public String text() {
        return text;
    }

    /// Of a default. Otherwise `null`.
    public Expression value() {
        return value;
    }

    /// What a select or imply acts on; the symbol a default consists of, `null` if it is an expression of several; the lower bound of a range.
    public Valued target() {
        return value instanceof Expression.Reference(Valued target) ? target : low;
    }

    /// The upper bound of a range. Otherwise `null`.
    public Valued high() {
        return high;
    }
}
