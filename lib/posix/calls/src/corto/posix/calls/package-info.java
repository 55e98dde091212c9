// SPDX-License-Identifier: Apache-2.0

/// The door between system calls and their handlers.
///
/// A library offers handlers as static methods annotated `@Syscall`. The build makes one `switch` over the numbers of all handlers in the
/// selected modules, so that what is not selected costs nothing; two handlers for one call are an error of the build.
package corto.posix.calls;
