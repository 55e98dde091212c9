// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.Instance;

/// A Throwable of the interpreted program on its way to a handler.
final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient Instance throwable;
    /// Subject of a sentence about it: the method that threw, with line and caller. Null until unwinding begins.
    transient String where;

    Thrown(Instance throwable) {
        super(null, null, false, false);
        this.throwable = throwable;
    }
}
