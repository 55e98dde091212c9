// SPDX-License-Identifier: Apache-2.0

/// A table from numbers to open files.
///
/// **Context.** Under the kernel lock. Adding may allocate; closing runs what closes the file.
package corto.java.descriptors;
