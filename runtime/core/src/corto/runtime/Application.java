// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// The program in the image.
final class Application {
    private Application() {}

    /// The compiler replaces this body by a call of the program's `main`, with `ProgramArguments` if it looks at them.
    static void main() {
        throw new IllegalStateException("no application");
    }
}
