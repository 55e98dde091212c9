// SPDX-License-Identifier: Apache-2.0
package corto.posix.control;

/// Who knows the terminal.
public interface ControlListener {
    /// The terminal has another size.
    void resized(int rows, int columns);

    /// The process group to which the keys of a terminal send signals; 0: none.
    int foreground();
}
