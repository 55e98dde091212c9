// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// The answer to a wish to change a value: done, or why not. The reason names what stands against it, with present values.
public record Assignment(String problem) {
    public static final Assignment ACCEPTED = new Assignment(null);

    public boolean isAccepted() {
        return problem == null;
    }
}
