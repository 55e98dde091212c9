// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// The program in the image.
final class Application {
    private Application() {}

    /// The compiler replaces this body by a call of the program's `main`.
    static void main(String[] arguments) {
        throw new IllegalStateException("no application");
    }
}
