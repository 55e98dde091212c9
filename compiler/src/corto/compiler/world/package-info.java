// SPDX-License-Identifier: Apache-2.0

/// The closed world as the compiler sees it: classes, members, decoded code, and the objects that exist at build time.
///
/// Everything here is a plain model. It is filled lazily by [World] from class files and is confined to one thread.
/// Names are internal names (`java/lang/String`, `[I`), descriptors are the JVM's. Classes loaded from files, arrays
/// and primitive types are all a [JavaClass].
package corto.compiler.world;
