// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.List;

/// `config NAME` or `menuconfig NAME`; also a name that is used and never defined, and a constant.
public final class Symbol extends Valued {
    private final boolean constant;
    Choice choice;

    Symbol(String name, int index, boolean constant) {
        super(name, index);
        this.constant = constant;
    }

    /// The choice of which it is an entry, or `null`.
    public Choice choice() {
        return choice;
    }

    /// `y`, `m`, `n`, or a text in quotation marks.
    public boolean isConstant() {
        return constant;
    }

    /// Whether there is a `config` for it. Constants, and words such as `0x1000` in `range`, have none.
    public boolean isDefined() {
        return !nodes.isEmpty();
    }

    public List<Property> selects() {
        return properties(Property.Kind.SELECT);
    }

    public List<Property> implies() {
        return properties(Property.Kind.IMPLY);
    }

    public List<Property> ranges() {
        return properties(Property.Kind.RANGE);
    }
}
