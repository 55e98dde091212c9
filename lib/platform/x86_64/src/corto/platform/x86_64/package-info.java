// SPDX-License-Identifier: Apache-2.0

/// Single instructions live here, once, as named methods; whatever needs a processor without a machine around it too.
///
/// Nothing here runs on the host JVM except the tables' layouts and the word records, which unit tests use over simulated memory.
package corto.platform.x86_64;
